// accord note ID TEXT: a dated note on any record, for ourselves.
#include "accord/base/text.h"
#include "cli/commands.h"
#include "cli/field_options.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

int run(Context& context, const Arguments& arguments) {
  const Record record = context.project().resolve(arguments.word(0), nullptr);
  const Field* notes = record.kind->field("notes");
  if (!notes) throw Error(Failure::refused, say("a {} is written once and takes no notes", *record.kind), {"write it to a record that it belongs to: accord note ID \"…\""});
  if (trim(arguments.word(1)).empty()) throw Error(Failure::usage, "a note needs a text", {say("accord note {} \"…\"", record.id)});
  Value entry = Value::map();
  entry.set("id", Value::scalar(random_item_id(context.random())));
  entry.set("at", Value::scalar(to_string(context.as_of())));
  if (const std::string me = author_if_known(context); !me.empty()) entry.set("by", Value::scalar(me));
  entry.set("text", Value::scalar(std::string(arguments.word(1))));
  const std::vector<RecordEdit> edits{{RecordEdit::Act::append, {"notes"}, entry}};
  if (context.dry_run()) {
    if (wants_json(context)) print_records(context, {preview(context.project(), record, edits)});
    context.note(say("{} would get the note “{}”; nothing was written", spoken(context, record), entry["text"].text));
    return 0;
  }
  const Record after = context.project().change(*record.kind, record.id, edits, "accord note " + record.id).after;
  context.set_changed();
  if (wants_json(context)) print_records(context, {after});
  context.note(say("noted on {}", spoken(context, record)));
  return 0;
}

}  // namespace

Command note_command() {
  return {
      .words = "note",
      .summary = "adds a dated note to any record",
      .description = "Notes are ours: they are never shown to the client.",
      .positionals = {{.name = "ID", .help = "which record", .completion = Completion::record}, {.name = "TEXT", .help = "the note", .is_text = true}},
      .examples = {{"accord note T33 \"chapter 7 waits for the screenshots\"", {}}},
      .formats = answer_formats,
      .writes = true,
      .run = run,
  };
}

}  // namespace accord
