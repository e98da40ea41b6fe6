// accord find TEXT: every record that holds the text, in any field and either language.
#include <algorithm>

#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/history.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/record_cells.h"
#include "cli/record_json.h"
#include "cli/plan_parts.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

struct Hit {
  const Record* record;
  std::string field, text;
};

/// A long text is cut to what stands around the words.
std::string around(const std::string& text, const std::string& wanted) {
  constexpr std::size_t longest = 160, before = 40;
  const std::vector<char32_t> points = code_points(text);
  if (points.size() <= longest) return text;
  std::string key;
  std::vector<std::size_t> starts;  // of each character's key
  for (const char32_t point : points) {
    std::string character;
    append_utf8(character, point);
    starts.push_back(key.size());
    key += search_key(character);
  }
  const std::size_t hit = std::min(key.find(wanted), key.size());
  const auto at = static_cast<std::size_t>(std::ranges::upper_bound(starts, hit) - starts.begin()) - 1;
  const std::size_t first = hit == key.size() || at < before ? 0 : at - before, last = std::min(points.size(), first + longest);
  std::string cut = first > 0 ? "…" : "";
  for (std::size_t i = first; i < last; ++i) append_utf8(cut, points[i]);
  return last < points.size() ? cut + "…" : cut;
}

/// The first place that holds the words, titles before other fields.
bool search(const Value& value, const std::string& path, const std::string& wanted, Hit& hit) {
  if (value.is_scalar() && search_key(value.text).find(wanted) != std::string::npos) {
    hit.field = path;
    hit.text = around(replace_all(value.text, "\n", " "), wanted);
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
    table.rows.push_back({cell(hit.record->id), cell(context.label("kinds", hit.record->kind->name)), cell(trim(beside_id(context, *hit.record))), cell(hit.field, Paint::dim), cell(hit.text)});
  context.set_page_title(context.text(say("Records that hold “{}”", join(arguments.words(), " "))));
  if (context.format() == Format::table) table = fit_columns(std::move(table), context.width(), {"id", "title", "text"});
  if (!hits.empty()) print_table(context, table);
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
      .formats = table_formats,
      .run = run,
  };
}

}  // namespace accord
