#include "cli/reference.h"

#include "accord/base/text.h"
#include "accord/model/kind_labels.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/parser.h"
#include "cli/verbs.h"

namespace accord {

namespace {

using Terms = std::vector<std::pair<std::string, std::string>>;

std::string told(Context& context, const std::string& english) { return english.empty() ? english : context.text(Message(english)); }

Terms option_terms(Context& context, const std::vector<Option>& options) {
  Terms terms;
  for (const Option& option : options) {
    if (!option.of_field) terms.emplace_back(option_term(context, option), option_text(context, option));
  }
  return terms;
}

ReferenceSection command_section(Context& context, const Command& command, const std::string& usage) {
  ReferenceSection section{.heading = usage, .level = 2};
  section.paragraphs = {context.text(command.summary)};
  if (!command.description.empty()) section.paragraphs.push_back(told(context, command.description));
  for (const Positional& place : command.positionals) section.terms.emplace_back(place.name, told(context, place.help) + (place.choices.empty() ? "" : " (" + join(place.choices, ", ") + ')'));
  for (auto& term : option_terms(context, command.options)) section.terms.push_back(std::move(term));
  for (const Example& example : command.examples) section.code.push_back(line_of(example, context.language()));
  return section;
}

void add_commands(Context& context, std::vector<ReferenceSection>& sections) {
  sections.push_back({.heading = told(context, "Commands")});
  for (const CommandRow& row : command_rows()) {
    const Command command = row.make();
    if (!command.hidden) sections.push_back(command_section(context, command, usage_line(context, command)));
  }
}

/// Shown once, on the first kind that has them all; "task add" becomes "KIND add", "task start" stands for every move.
void add_verbs(Context& context, std::vector<ReferenceSection>& sections) {
  ReferenceSection chapter{.heading = told(context, "Verbs of every kind")};
  chapter.paragraphs = {context.text(say("KIND is one of the kinds below, in the singular or the plural. The fields of the kind, except its moves and notes, are options of "
                                         "add and set: --field VALUE; a text in English or Chinese: --field-en, --field-zh; for lists also --add-field and --remove-field. "
                                         "In set, --clear-field leaves it empty.")),
                        told(context, texts_from_files)};
  sections.push_back(chapter);
  const Kind* shown = context.registry().find("task");
  for (const VerbRow& row : verb_rows()) {
    const Command command = row.make(*shown);
    sections.push_back(command_section(context, command, replace_all(usage_line(context, command), "accord task ", "accord KIND ")));
  }
  Command move = move_verb(*shown, shown->moves.front());
  move.summary = "changes the state: each kind below lists its verbs and where they lead";
  const std::string usage = usage_line(context, move);
  sections.push_back(command_section(context, move, replace_all(usage, "accord task " + shown->moves.front().verb, "accord KIND VERB")));
}

std::string kind_line(Context& context, const Kind& kind) {
  return kind.states.empty() ? std::string() : context.text(say("States: {}", states_typed(kind)));
}

std::string field_text(Context& context, const Field& field) {
  std::string text = told(context, field.help);
  if (!field.choices.empty()) text += " (" + join(field.choices, ", ") + ')';
  if (field.is_internal) text += context.text(say("; internal"));
  return text;
}

ReferenceSection kind_section(Context& context, const Kind& kind, bool with_fields) {
  ReferenceSection section{.heading = kind.singleton ? kind.name : kind.name + " (" + kind.plural + ')', .level = 2};
  section.paragraphs = {told(context, kind.help)};
  if (std::string states = kind_line(context, kind); !states.empty()) section.paragraphs.push_back(std::move(states));
  for (const Move& move : kind.moves) section.terms.emplace_back(move.verb, "→ " + move.to + (move.lesser.empty() ? "" : " / " + move.lesser));
  if (with_fields) {
    for (const Field& field : kind.fields) section.terms.emplace_back("--" + replace_all(field.name, "_", "-"), field_text(context, field));
  }
  return section;
}

void add_kinds(Context& context, bool with_fields, std::vector<ReferenceSection>& sections) {
  sections.push_back({.heading = told(context, "Kinds")});
  for (const Kind* kind : context.registry().all()) sections.push_back(kind_section(context, *kind, with_fields));
}

void add_environment(Context& context, std::vector<ReferenceSection>& sections) {
  sections.push_back({.heading = told(context, "Environment"),
                      .terms = {{"ACCORD_ME", told(context, "handle of the person who is “me”")},
                                {"ACCORD_LANG", told(context, "language of messages: en or zh-CN; else the locale decides")},
                                {"NO_COLOR", told(context, "no colour, whatever the terminal")},
                                {"VISUAL, EDITOR", told(context, "the editor of accord KIND edit")},
                                {"XDG_CONFIG_HOME", told(context, "folder of accord/config.yaml, whose line “me: HANDLE” says who you are; else ~/.config")}}});
}

void add_exit_codes(Context& context, std::vector<ReferenceSection>& sections) {
  ReferenceSection section{.heading = told(context, "Exit codes")};
  const std::pair<const char*, const char*> codes[] = {
      {"0", "done"},
      {"1", "accord check found problems; accord report due: none is due"},
      {"2", "the command line is wrong"},
      {"3", "no such record, or several that fit"},
      {"4", "the record cannot be read or breaks its own rules"},
      {"5", "somebody else changed it, or a stated precondition does not hold"},
      {"6", "another process holds the project's lock"},
      {"7", "the operating system said no; nothing was changed"},
      {"8", "changed, but durability or output could not be confirmed"},
      {"9", "a signature or its trust could not be confirmed"},
      {"10", "not delivered, safe to try again"},
      {"11", "delivery outcome unknown"},
      {"12", "refused by policy: visibility, secrets, an unsafe path"},
  };
  for (const auto& [code, text] : codes) section.terms.emplace_back(code, told(context, text));
  section.paragraphs = {told(context, "Standard output is empty when the code is 2 or more.")};
  sections.push_back(section);
}

}  // namespace

std::vector<ReferenceSection> reference(Context& context, bool with_fields) {
  std::vector<ReferenceSection> sections;
  sections.push_back({.heading = told(context, "Options of every command"), .terms = option_terms(context, global_options())});
  add_commands(context, sections);
  add_verbs(context, sections);
  add_kinds(context, with_fields, sections);
  add_environment(context, sections);
  add_exit_codes(context, sections);
  return sections;
}

std::string write_reference_markdown(const std::vector<ReferenceSection>& sections) {
  std::string page = "# accord\n\n<!-- Made by `accord help --markdown`; a test keeps it true. -->\n";
  for (const ReferenceSection& section : sections) {
    page += '\n' + std::string(static_cast<std::size_t>(section.level) + 1, '#') + ' ';
    page += section.level == 2 ? '`' + section.heading + "`\n" : section.heading + '\n';
    for (const std::string& paragraph : section.paragraphs) page += '\n' + replace_all(paragraph, "<", "\\<") + '\n';
    if (!section.terms.empty()) page += '\n';
    for (const auto& [term, text] : section.terms) page += "- `" + term + "` " + replace_all(text, "<", "\\<") + '\n';
    if (section.code.empty()) continue;
    page += "\n```sh\n" + join(section.code, "\n") + "\n```\n";
  }
  return page;
}

}  // namespace accord
