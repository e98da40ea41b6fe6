// accord <kind> show ID… and accord show ID: everything about a record.
#include <algorithm>

#include "cli/commands.h"
#include "cli/record_json.h"
#include "cli/record_sheet.h"
#include "cli/signed_content.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {

/// The records a record refers to, and the kinds that its figures look at.
RecordSet targets_of(Context& context, const Record& record) {
  std::vector<Record> found;
  std::vector<const Kind*> read;
  for (const Derived& figure : record.kind->derived)
    for (const std::string& kind : figure.others)
      if (const Kind* other = context.registry().find(kind); std::ranges::find(read, other) == read.end()) read.push_back(other);
  if (!read.empty()) {
    const Loaded loaded = context.project().load(read);
    for (const Record& other : loaded.records.all()) found.push_back(other);
  }
  for (Record& target : linked_records(context, record))
    if (std::ranges::find(found, target.id, &Record::id) == found.end()) found.push_back(std::move(target));
  return RecordSet(std::move(found));
}

int show(Context& context, std::vector<Record> records, std::string_view kind, bool links) {
  for (Record& record : records) {
    record = as_asked(context, std::move(record));
  }
  std::vector<Data> data;
  const Loaded everything = links ? load_as_asked(context) : Loaded{};
  bool first = true;
  for (const Record& record : records) {
    const RecordSet targets = links ? RecordSet() : targets_of(context, record);
    const RecordSet& around = links ? everything.records : targets;
    const QueryContext query{around, context.project().settings(), context.as_of(), {}};
    if (context.format() == Format::json) {
      data.push_back(record_data(record, query));
      if (record.kind->name == "signoff") data.back().set("signed", signed_content_data(context, record));
      if (links) {
        Data incoming = Data::list();
        for (const Record* other : around.linking_to(record.id)) incoming.add(other->id);
        data.back().set("linked_from", std::move(incoming));
      }
      continue;
    }
    if (!first && !context.has_html()) context.print("\n");
    first = false;
    RecordSheet sheet = sheet_of(context, record, query);
    if (record.kind->name == "signoff") tell_signed_content(context, record, sheet);
    if (links) {
      SheetRow row = linking_row(context, record, around);
      if (row.lines.empty()) context.note(say("nothing points to {}", record.id));
      else sheet.rows.push_back(std::move(row));
    }
    print_sheet(context, sheet);
  }
  if (context.format() == Format::json) context.print(envelope(kind, context.as_of(), std::move(data), {}, context.language()));
  return 0;
}

Option links_option() { return {.name = "links", .help = "what points here, too"}; }

int show_any(Context& context, const Arguments& arguments) {
  std::vector<Record> records;
  for (const std::string& word : arguments.words()) {
    const Kind* kind = context.registry().find(word);
    records.push_back(kind && kind->singleton ? chosen_records(context, *kind, {}, {}).front() : context.project().resolve(word, nullptr));
  }
  const std::string_view kind = records.size() == 1 ? std::string_view(records.front().kind->name) : std::string_view();
  return show(context, std::move(records), kind, arguments.has("links"));
}

}  // namespace

Command show_verb(const Kind& kind) {
  return {
      .words = kind.name + " show",
      .summary = "shows everything",
      .positionals = record_words(kind, false),
      .options = {links_option()},
      .formats = {"table", "json", "md", "html"},
      .run = [&kind](Context& context, const Arguments& arguments) {
        return show(context, chosen_records(context, kind, arguments.words(), {}), kind.name, arguments.has("links"));
      },
  };
}

Command show_command() {
  return {
      .words = "show",
      .summary = "shows any record",
      .positionals = {{.name = "ID", .help = "identifier, number or handle", .many = true, .completion = Completion::record}},
      .options = {links_option()},
      .examples = {{"accord show T33", {}}, {"accord show CR-001 --links", {}}},
      .formats = {"table", "json", "md", "html"},
      .run = show_any,
  };
}

}  // namespace accord
