#include "cli/help.h"

#include <algorithm>
#include <utility>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "cli/commands.h"
#include "cli/parser.h"
#include "cli/resolve.h"
#include "cli/verbs.h"

namespace accord {

namespace {

struct Row {
  std::string term, text;
};

std::size_t page_width(Context& context) { return std::min<std::size_t>(context.width(), 100); }

void add_wrapped(Context& context, std::string& page, const std::string& text, std::size_t indent = 0) {
  for (const std::string& line : wrap(text, page_width(context) - indent)) page += std::string(indent, ' ') + line + '\n';
}

/// Terms in one column, their texts wrapped in the other; on a narrow terminal the texts stand under the terms.
void add_rows(Context& context, std::string& page, const std::vector<Row>& rows) {
  std::size_t widest = 0;
  for (const Row& row : rows) widest = std::max(widest, display_width(row.term));
  widest = std::min<std::size_t>(widest, 28);
  const bool stacked = page_width(context) < widest + 24;
  const std::size_t room = stacked ? 0 : page_width(context) - widest - 4;
  for (const Row& row : rows) {
    if (stacked) {
      page += "  " + row.term + '\n';
      add_wrapped(context, page, row.text, 6);
      continue;
    }
    const bool own_line = display_width(row.term) > widest;
    page += "  " + (own_line ? row.term + "\n" : pad_right(row.term, widest));
    bool first = !own_line;
    for (const std::string& line : wrap(row.text, room)) {
      page += (first ? std::string(2, ' ') : std::string(widest + 4, ' ')) + line + '\n';
      first = false;
    }
    if (row.text.empty() && !own_line) page += '\n';
  }
}

/// What does not fit stands further in.
void add_usage(Context& context, std::string& page, const Message& usage) {
  bool first = true;
  for (const std::string& line : wrap(context.text(usage), page_width(context) - 4)) page += std::string(std::exchange(first, false) ? 0 : 4, ' ') + line + '\n';
}

void add_heading(Context& context, std::string& page, const char* heading) {
  page += '\n';
  add_wrapped(context, page, context.text(Message(heading)));
}

void add_paragraph(Context& context, std::string& page, const std::string& text) {
  if (text.empty()) return;
  page += '\n';
  add_wrapped(context, page, context.text(Message(text)));
}

std::string with_choices(Context& context, const std::string& help, const std::vector<std::string>& choices) {
  if (choices.empty()) return context.text(Message(help));
  return context.text(say("{} ({})", Message(help), listed(choices)));
}

std::vector<Row> option_rows(Context& context, const std::vector<Option>& options) {
  std::vector<Row> rows;
  for (const Option& option : options) rows.push_back({option_term(context, option), option_text(context, option)});
  return rows;
}

/// --format with what this command writes; neither it nor --json where there is only one form.
std::vector<Option> common_options(const Command& command) {
  std::vector<Option> options = global_options();
  std::erase_if(options, [&](const Option& option) {
    const bool json = option.name == "json" && std::ranges::find(command.formats, "json") == command.formats.end();
    return json || (option.name == "format" && command.formats.empty());
  });
  for (Option& option : options)
    if (option.name == "format") option.choices = command.formats;
  return options;
}

std::string command_page(Context& context, const Command& command) {
  std::string page;
  add_usage(context, page, say("usage: {}", usage_line(context, command)));
  add_paragraph(context, page, context.text(command.summary));
  add_paragraph(context, page, command.description);
  std::vector<Row> words;
  for (const Positional& place : command.positionals) {
    words.push_back({std::string(context.label("placeholders", place.name)), with_choices(context, place.help, place.choices)});
  }
  if (!words.empty()) {
    page += '\n';
    add_rows(context, page, words);
  }
  if (!command.options.empty()) {
    add_heading(context, page, "Options:");
    add_rows(context, page, option_rows(context, command.options));
  }
  if (std::ranges::any_of(command.options, [](const Option& option) { return option.of_field && (option.is_text || option.is_line); })) add_paragraph(context, page, texts_from_files);
  add_heading(context, page, "Options of every command:");
  add_rows(context, page, option_rows(context, common_options(command)));
  if (!command.examples.empty()) {
    add_heading(context, page, "Examples:");
    for (const Example& example : command.examples) {
      page += "  " + line_of(example, context.language()) + '\n';
      if (!example.help.empty()) add_wrapped(context, page, context.text(Message(example.help)), 6);
    }
  }
  return page;
}

std::string kind_page(Context& context, const Kind& kind) {
  std::string page;
  add_usage(context, page, say("usage: accord {} [VERB] …", kind.name));
  add_paragraph(context, page, kind.help);
  add_heading(context, page, "Verbs:");
  std::vector<Row> rows;
  for (const Command& verb : verbs_of(kind)) rows.push_back({verb.words, context.text(verb.summary)});
  add_rows(context, page, rows);
  page += '\n';
  add_wrapped(context, page, context.text(say("accord {} VERB --help tells more about one of them", kind.name)));
  return page;
}

std::vector<Row> kind_rows_of(Context& context, bool common, std::vector<Message>& others) {
  std::vector<Row> rows;
  for (const Kind* kind : context.registry().all()) {
    if (kind->common == common && common) rows.push_back({kind->name, context.text(Message(kind->help))});
    if (!kind->common) others.push_back(labelled_typed("kinds", {}, kind->name));
  }
  return rows;
}

std::string first_page(Context& context) {
  std::string page;
  add_wrapped(context, page, context.text(say("accord: what a contractor owes and tells its client, as text files in git")));
  page += '\n';
  add_usage(context, page, "usage: accord KIND [VERB] … or accord COMMAND …; accord help COMMAND tells more about one");
  std::vector<Message> others;
  const std::vector<Row> kinds = kind_rows_of(context, true, others);
  add_heading(context, page, "Records (accord KIND lists them, accord KIND --help names the verbs):");
  add_rows(context, page, kinds);
  add_paragraph(context, page, context.text(say("and: {}", listed(others))));
  add_heading(context, page, "Commands:");
  std::vector<Row> rows;
  for (const CommandRow& row : command_rows()) {
    const Command command = row.make();
    if (!command.hidden) rows.push_back({command.words, context.text(command.summary)});
  }
  add_rows(context, page, rows);
  add_heading(context, page, "Options of every command:");
  add_rows(context, page, option_rows(context, global_options()));
  return page;
}

}  // namespace

std::string option_term(Context& context, const Option& option) {
  std::string term = option.letter ? fmt::format("-{}, ", option.letter) : std::string();
  term += "--" + option.name;
  if (option.placeholder.empty()) return term;
  const std::string value(context.label("placeholders", option.placeholder));
  return term + (option.otherwise.empty() ? " " + value : " [" + value + "]");
}

std::string option_text(Context& context, const Option& option) {
  if (!option.keys.empty()) return with_choices(context, option.help, option.keys);
  return with_choices(context, option.help, option.choices);
}

std::string version_line() { return std::string("accord ") + ACCORD_VERSION + "\n"; }

std::string usage_line(Context& context, const Command& command) {
  std::string line = "accord " + command.words;
  for (const Positional& place : command.positionals) {
    const std::string name = std::string(context.label("placeholders", place.name)) + (place.many ? "…" : "");
    line += place.required ? ' ' + name : " [" + name + ']';
  }
  return command.options.empty() ? line : line + " " + context.text("[--options]");
}

int show_help(Context& context, const std::vector<std::string>& words) {
  if (words.empty()) {
    context.print(first_page(context));
    return 0;
  }
  context.project_if_any();
  const Kind* kind = words.size() == 1 ? context.registry().find(words.front()) : nullptr;
  context.print(kind ? kind_page(context, *kind) : command_page(context, resolve_command(context, words).command));
  return 0;
}

}  // namespace accord
