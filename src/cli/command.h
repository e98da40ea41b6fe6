// A command as data: its words, what it takes, and the function behind it. Parser, help, man page, reference and
// completion all read this one description.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "accord/base/error.h"
#include "accord/base/language.h"
#include "accord/base/message.h"
#include "cli/arguments.h"

namespace accord {

class Context;

/// Where completion finds the values of an option or a word.
enum class Completion {
  none,
  file,
  record,    ///< identifiers of `kinds` (all kinds when empty)
  kind,      ///< names of kinds
  filter,    ///< field=value of the command's own kind (the first of `kinds`)
  command,   ///< words of commands
  template_name,
};

struct Option {
  std::string name = {};         ///< long name without dashes
  std::string placeholder = {};  ///< "DATE"; empty: a flag without a value
  std::string help = {};         ///< one English phrase, translated under `messages`
  char letter = 0;          ///< short name, or 0
  std::string otherwise = {};    ///< the value when none follows; empty: one must follow
  bool repeatable = false;
  std::vector<std::string> choices = {};  ///< any other value is a usage error
  std::vector<std::string> keys = {};     ///< of a value that is written key=value: "percent=…"
  bool is_text = false;              ///< takes @file and - (standard input)
  bool is_line = false;              ///< so does a text of one line, which is otherwise taken as it was typed
  bool of_field = false;             ///< made from a field of the kind: pages that show all kinds name it there
  Completion completion = Completion::none;
  std::vector<std::string> kinds = {};
};

struct Positional {
  std::string name = {};  ///< "ID"
  std::string help = {};
  bool required = true;
  bool many = false;  ///< takes all remaining words; only the last may
  bool is_text = false;
  Completion completion = Completion::none;
  std::vector<std::string> kinds = {};
  std::vector<std::string> choices = {};
};

struct Example {
  std::string line = {};  ///< as typed, without a prompt: accord task done T33
  std::string help = {};
  std::string title_of = {};  ///< kind whose example title, in the reader's language, stands at the {} of the line
};

struct Command {
  std::string words = {};    ///< "template render", "report", "task add"
  Message summary = {};      ///< one English phrase
  std::string description = {};
  std::vector<Positional> positionals = {};
  std::vector<Option> options = {};
  std::vector<Example> examples = {};
  /// What --format may say; --json says json. Empty: the command writes one form only.
  std::vector<std::string> formats = {};
  bool writes = false;  ///< changes the project: when it is refused before it did, the program adds that nothing was changed
  std::vector<std::string> writes_with = {};  ///< options with which it changes the project, when it else does not
  /// Does it; returns 0, or 1 where the command says so (check). Everything else that goes wrong is an Error.
  std::function<int(Context&, const Arguments&)> run = {};
  bool hidden = false;  ///< not in help (completion's own)

  const Option* option(std::string_view name) const;
};

/// The formats of a command that prints tables, and of one that changes records and tells which.
inline const std::vector<std::string> table_formats{"table", "tsv", "json", "md", "html"};
inline const std::vector<std::string> answer_formats{"table", "tsv", "json"};

/// The line as it is typed.
std::string line_of(const Example& example, Language language);

/// Error{usage} that names the formats there are.
Error no_such_format(std::string_view words, std::string_view format, const std::vector<std::string>& known);

}  // namespace accord
