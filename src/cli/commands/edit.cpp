// accord <kind> edit ID: the record in $EDITOR, checked before it counts.
#include "accord/store/record_text.h"
#include "cli/among_others.h"
#include "cli/editor.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {

/// Comments and the way it is written may change where no value does.
void tell(Context& context, const std::optional<Record>& before, const Record& after) {
  if (!before) context.note("  can be read again");
  else if (before->content().same(after.content())) context.note("  saved: comments or layout changed, no value did");
  else print_changes(context, *before, after);
}

struct Subject {
  std::string id, file;
  std::optional<Record> record;  ///< nothing when the file cannot be read: the editor is there to put it right
};

Subject subject(Context& context, const Kind& kind, const std::vector<std::string>& words) {
  try {
    Record record = chosen_records(context, kind, words, {}).front();
    return {record.id, record.file, std::move(record)};
  } catch (const Error& error) {
    const std::optional<std::string> id = error.failure() == Failure::invalid ? context.project().id_in_folder(kind, kind.singleton ? kind.name : words.front()) : std::nullopt;
    if (!id) throw;
    context.note(error.message());
    return {*id, Project::path_of(kind, *id), {}};
  }
}

int run(Context& context, const Kind& kind, const Arguments& arguments) {
  begin_singleton(context, kind);
  Project& project = context.project();
  const Subject record = subject(context, kind, arguments.words());
  const std::string base = project.disk().read(record.file);
  const std::string file = scratch_file(context, record.id + ".yaml");
  const auto kept = [&](const Error& error) {
    std::vector<Message> hints = error.hints();
    hints.push_back(say("your text is kept in {}", file));
    return Error(error.failure(), error.message(), hints);
  };
  const std::string text = text_from_editor(context, file, base);
  if (text == base) {
    context.world().remove_file(file);
    context.note("nothing changed");
    if (wants_json(context) && record.record) print_records(context, {*record.record});
    return 0;
  }
  try {
    Findings findings;
    const auto after = parse_record(kind, record.id, record.file, text, findings);
    if (!after) throw unreadable_record(findings);
    require_valid(context, *after, record.record ? &*record.record : nullptr, {}, {}, Place::told);
    require_fits(context, kind, record.record ? std::vector{*record.record} : std::vector<Record>(), {*after});
    if (record.record) require_unsigned(context, *record.record, *after, arguments, command_line(kind, "set", record.id));
    if (context.dry_run()) {
      tell(context, record.record, *after);
      if (wants_json(context)) print_records(context, {*after});
      return 0;
    }
    project.replace_text(kind, record.id, text, base, command_line(kind, "edit", record.id));
    context.set_changed();
    context.world().remove_file(file);
    context.note(Message(spoken(context, *after)));
    tell(context, record.record, *after);
    if (wants_json(context)) print_records(context, {*after});
  } catch (const Error& error) {
    throw kept(error);
  }
  return 0;
}

}  // namespace

Command edit_verb(const Kind& kind) {
  std::vector<Positional> words = record_words(kind, false);
  if (!words.empty()) words.front().many = false;
  return {
      .words = kind.name + " edit",
      .summary = "opens it in $EDITOR",
      .description = "The text is checked when the editor ends; a text that breaks a rule is kept aside and the record stays as it was.",
      .positionals = std::move(words),
      .options = {propose_option()},
      .formats = answer_formats,
      .writes = true,
      .run = [&kind](Context& context, const Arguments& arguments) { return run(context, kind, arguments); },
  };
}

}  // namespace accord
