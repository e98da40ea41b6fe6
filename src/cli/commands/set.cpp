// accord <kind> set ID… --field value: changes fields, and nothing else in the file.
#include <algorithm>

#include "accord/base/text.h"
#include "cli/among_others.h"
#include "cli/field_options.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {

using Expected = std::vector<std::pair<std::string, std::string>>;

Expected expected_fields(const Kind& kind, const Arguments& arguments) {
  Expected expected;
  for (const std::string& pair : arguments.all("expect")) {
    const std::size_t sign = pair.find('=');
    const std::string field = replace_all(pair.substr(0, sign), "-", "_");
    if (sign != std::string::npos && sign > 0 && !kind.field(field) && !kind.figure(field)) throw no_field(kind, field);
    if (sign == std::string::npos || !kind.field(field)) throw Error(Failure::usage, say("--expect takes field=value, not “{}”", pair), {say("accord {} set --help lists the fields", kind.name)});
    expected.emplace_back(field, pair.substr(sign + 1));
  }
  return expected;
}

int run(Context& context, const Kind& kind, const Arguments& arguments) {
  const std::vector<RecordEdit> edits = edits_from(kind, arguments, context);
  if (edits.empty()) throw Error(Failure::usage, "nothing to set: no field was given", {say("accord {} set --help lists the fields", kind.name)});
  const Expected expected = expected_fields(kind, arguments);
  begin_singleton(context, kind);
  Project& project = context.project();
  const std::vector<Record> records = chosen_records(context, kind, arguments.words(), say("run “accord {} {}” on every one of these?", kind.name, "set"));
  // Every record is checked before the first is written.
  std::vector<Record> previews;
  for (const Record& record : records) {
    previews.push_back(preview(project, record, edits));
    require_valid(context, previews.back(), &record);
    require_unsigned(context, record, previews.back(), arguments, command_line(kind, "set", record.id));
  }
  require_fits(context, kind, records, previews);
  std::vector<Record> after;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (context.dry_run()) {
      context.note(say("{} would change:", spoken(context, records[i])));
      print_changes(context, records[i], previews[i]);
      continue;
    }
    Project::Changed changed = project.change(kind, records[i].id, edits, command_line(kind, "set", records[i].id), expected);
    if (!changed.before.content().same(changed.after.content())) context.set_changed();
    context.note(Message(spoken(context, changed.after)));
    print_changes(context, changed.before, changed.after);
    after.push_back(std::move(changed.after));
  }
  if (wants_json(context)) print_records(context, context.dry_run() ? previews : after);
  return 0;
}

}  // namespace

Command set_verb(const Kind& kind) {
  std::vector<Option> options = change_options(kind);
  options.push_back({.name = "expect", .placeholder = "FIELD=VALUE", .help = "change nothing (exit 5) unless the field still holds this", .repeatable = true});
  options.push_back(propose_option());
  return {
      .words = kind.name + " set",
      .summary = "changes fields",
      .description = "Comments, order, quoting and unknown keys of the file stay as they are. Several records are named one after the other, or by filters, which are confirmed first.",
      .positionals = record_words(kind, true),
      .options = std::move(options),
      .formats = answer_formats,
      .writes = true,
      .run = [&kind](Context& context, const Arguments& arguments) { return run(context, kind, arguments); },
  };
}

}  // namespace accord
