// What a command may use: streams, language, dates, the project. The only way from a command to the world.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "accord/base/error.h"
#include "accord/base/labels.h"
#include "accord/base/moment.h"
#include "accord/cli/world.h"
#include "accord/model/finding.h"
#include "accord/store/project.h"
#include "cli/arguments.h"

namespace accord {

enum class Format { table, tsv, json, md, html };

class Context {
 public:
  /// `globals` as take_globals gives them. Throws Error{usage} for a value that is none.
  Context(World& world, Arguments globals);

  World& world() { return world_; }
  const Arguments& globals() const { return globals_; }

  // How to speak.
  Language language() const { return language_; }
  /// --format or --json, else (also beside a special format) a table on a terminal and tab-separated values into a pipe.
  Format format() const;
  /// A --format that only some commands have (chat, eml, mermaid, svg, outline, csv, psplib); empty otherwise.
  std::string special_format() const;
  /// Whether --format or --json was given.
  bool has_format() const { return format_.has_value(); }
  bool out_is_terminal() const { return world_.out_is_terminal; }
  /// Cells a line may take on standard output; at least 40.
  std::size_t width() const { return world_.width < 40 ? 40 : world_.width; }
  /// Whether standard output takes colour: --color, else NO_COLOR, else whether it is a terminal.
  bool colour() const;
  std::string text(const Message& message) const { return translate(message, language_); }
  std::string_view label(std::string_view section, std::string_view key) const { return accord::label(language_, section, key); }
  std::string_view label(std::string_view section, std::string_view owner, std::string_view key) const {
    return accord::label(language_, section, owner, key);
  }

  /// Adds to standard output, which is written when the command has ended well. Made safe for a terminal if it is one.
  void print(std::string_view text);
  /// The text as `print` would print it, for a part of a painted line.
  std::string shown(std::string_view text) const;
  /// The same with text that may hold our own escape sequences.
  void print_raw(std::string_view bytes) { out_ += bytes; }
  /// A part of a web page: the program puts the page around all of them.
  void print_html(std::string_view fragment) { out_ += fragment; has_html_ = true; }
  /// The heading of the page; without one it is what the command says of itself.
  void set_page_title(std::string title) { page_title_ = std::move(title); }
  const std::string& page_title() const { return page_title_; }
  bool has_html() const { return has_html_; }
  /// A line on standard error, in the person's language, safe for a terminal: at once, or, when something was printed, after
  /// it, so that a terminal shows both in the order in which they were said.
  void note(const Message& message);
  /// "warning: file:line:column: …" and its hint on standard error.
  void note(const Finding& finding);

  // Questions.
  bool dry_run() const { return globals_.has("dry-run"); }
  /// Yes with --yes, the answer on a terminal; without one Error{usage} that names --yes.
  bool confirm(const Message& question);
  /// One line typed on the terminal; `otherwise` when it is empty, with --yes, or without a terminal.
  std::string ask(const Message& question, std::string_view otherwise);
  /// Whether questions can be answered: input and stderr are terminals and no --yes.
  bool can_ask() const;

  // Dates. A project's time zone counts once one is open, else the machine's.
  Moment now();
  Date today() { return now().date; }
  /// --as-of, else today.
  Date as_of();
  bool has_as_of() const { return globals_.has("as-of"); }

  // The world by name.
  std::optional<std::string> variable(const std::string& name) const { return world_.variable(name); }
  /// The working directory after -C, absolute.
  const std::string& directory() const { return directory_; }
  /// A path a person typed, made absolute.
  std::string absolute(std::string_view path) const;
  /// The text of a value that may be @file, - (standard input, once) or @@text for a literal @.
  std::string read_text(std::string_view value);
  /// The text of a file that a command names: a path, or - for standard input.
  std::string read_source(const std::string& source);

  // The project.
  /// The project at or above the working directory, opened when first asked for. Throws Error{not_found}.
  Project& project();
  /// The same, for a command that says what is wrong with accord.yaml: opened when that file cannot be read, too.
  Project& project_to_check();
  /// The project, or null when there is none. Throws for one that cannot be opened.
  Project* project_if_any() { return open_project(Project::Broken::throws); }
  /// The project's kinds (with its own fields), or the program's when there is no project.
  const Registry& registry();
  RandomSource& random() { return *world_.random; }

  /// Makes a large value that lives as long as the world: a process that ends need not take it apart.
  template <class Kept, class... Parts>
  Kept& keep(Parts&&... parts) {
    auto kept = std::make_shared<Kept>(std::forward<Parts>(parts)...);
    world_.kept.push_back(kept);
    return *kept;
  }

  /// To be called after the first change on disk: from then on failing output is exit 8, not 7.
  void set_changed() { changed_ = true; }
  bool changed() const { return changed_; }
  /// A note about what is written, said once the command has done it; a command that is refused or a dry run says nothing of it.
  void note_once_changed(const Message& message) { of_change_.push_back(message); }
  void write_notes_of_change();

  /// Standard output so far, and its end.
  const std::string& output() const { return out_; }
  void drop_output() { out_.clear(); }
  /// Writes the notes that wait for the output to be written.
  void write_notes();

 private:
  void tell(const std::string& lines);
  Project* open_project(Project::Broken broken);
  Project& found_project(Project* found);
  std::string text_of_file(std::string_view path);

  World& world_;
  Arguments globals_;
  Language language_;
  std::optional<Format> format_;
  std::string directory_;
  std::string out_;
  std::string page_title_;
  std::string notes_;  ///< said after something was printed
  std::vector<Message> of_change_;
  bool changed_ = false;
  bool input_used_ = false;
  bool has_html_ = false;
  bool searched_ = false;
  std::unique_ptr<Project> project_;
  std::unique_ptr<Registry> registry_;
};

/// Language of the terminal: --lang, ACCORD_LANG, LC_ALL, LC_MESSAGES, LANG, else English.
Language language_of(const World& world, const std::string* option);

/// A path made absolute from a folder, "." and ".." taken out.
std::string absolute_path(std::string_view folder, std::string_view path);

}  // namespace accord
