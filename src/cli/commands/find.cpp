// accord find TEXT: every record that holds the text, in any field and either language.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/history.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/record_cells.h"
#include "cli/record_json.h"
#include "cli/table.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

struct Hit {
  const Record* record;
  std::string field, text;
};

/// The first place that holds the words, titles before other fields.
bool search(const Value& value, const std::string& path, const std::string& wanted, Hit& hit) {
  if (value.is_scalar() && search_key(value.text).find(wanted) != std::string::npos) {
    hit.field = path;
    hit.text = replace_all(value.text, "\n", " ");
    return true;
  }
  return std::ranges::any_of(value.members, [&](const Member& member) {
    return search(member.value, member.key.empty() ? path : path.empty() ? member.key : path + "." + member.key, wanted, hit);
  });
}

int run(Context& context, const Arguments& arguments) {
  const Loaded loaded = load_as_asked(context);
  const std::string wanted = search_key(join(arguments.words(), " "));
  const QueryContext query{loaded.records, context.project().settings(), context.as_of(), {}};
  std::vector<Hit> hits;
  for (const Record& record : loaded.records.all()) {
    Hit hit{&record, {}, {}};
    if (search(record.content(), {}, wanted, hit)) hits.push_back(std::move(hit));
  }
  for (const Finding& finding : loaded.findings) context.note(finding);
  if (context.format() == Format::json) {
    std::vector<Data> data;
    for (const Hit& hit : hits) data.push_back(record_data(*hit.record, query));
    context.print(envelope({}, query.as_of, std::move(data), loaded.findings, context.language()));
    return 0;
  }
  Table table;
  for (const char* name : {"id", "kind", "title", "field", "text"}) table.columns.push_back({name, std::string(context.label("headings", name)), false, std::string_view(name) == "title" || std::string_view(name) == "text"});
  for (const Hit& hit : hits)
    table.rows.push_back({cell(hit.record->id), cell(context.label("kinds", hit.record->kind->name)), cell(spoken(context, *hit.record)), cell(hit.field, Paint::dim), cell(hit.text)});
  if (!hits.empty()) context.print_raw(context.format() == Format::table ? write_table(table, context.width(), context.colour()) : write_tsv(table));
  else context.note(say("nothing holds “{}”", join(arguments.words(), " ")));
  return 0;
}

}  // namespace

Command find_command() {
  return {
      .words = "find",
      .summary = "searches every record",
      .description = "Looks in every field, in both languages; capitals and full-width forms make no difference.",
      .positionals = {{.name = "TEXT", .help = "what to look for", .many = true}},
      .examples = {{"accord find printer", {}}, {"accord find 面单", {}}},
      .run = run,
  };
}

}  // namespace accord
