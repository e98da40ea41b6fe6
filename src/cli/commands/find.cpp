// accord find TEXT: every record that holds the text, in any field and either language.
#include <algorithm>

#include "accord/base/json.h"
#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/store/batch.h"
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

/// What of a long text stands around the words, in so many cells.
std::string around(const std::string& text, const std::string& wanted, std::size_t room) {
  if (display_width(text) <= room) return text;
  std::vector<std::string> characters;
  std::string key;
  std::vector<std::size_t> starts;  // of each character's key
  for (const char32_t point : code_points(text)) {
    append_utf8(characters.emplace_back(), point);
    starts.push_back(key.size());
    key += search_key(characters.back());
  }
  const std::size_t hit = key.find(wanted);
  const std::size_t at = hit == std::string::npos ? 0 : static_cast<std::size_t>(std::ranges::upper_bound(starts, hit) - starts.begin()) - 1;
  const std::size_t inner = room > 2 ? room - 2 : 1;  // without the marks of what is cut
  std::size_t first = at, last = at, used = 0;
  const auto take = [&](std::size_t i, std::size_t most) {
    const std::size_t width = display_width(characters[i]);
    if (used + width > most) return false;
    used += width;
    return true;
  };
  while (first > 0 && take(first - 1, inner / 3)) --first;
  while (last < characters.size() && take(last, inner)) ++last;
  while (first > 0 && take(first - 1, inner)) --first;
  std::string cut = first > 0 ? "…" : "";
  for (std::size_t i = first; i < last; ++i) cut += characters[i];
  return last < characters.size() ? cut + "…" : cut;
}

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

/// What was signed is kept as JSON, which tells people nothing: its values are looked through instead.
bool search_signoff(const Record& signoff, const std::string& wanted, Hit& hit) {
  Value own = signoff.content();
  std::erase_if(own.members, [](const Member& member) { return member.key == "content"; });
  if (search(own, {}, wanted, hit)) return true;
  try {
    return search(value_of_data(parse_json(signoff.text("content"), "content")), "content", wanted, hit);
  } catch (const Error&) {
    return false;  // only its hash was kept
  }
}

/// "Exclusions · Text": the words of a path as `show` has them.
std::string words_of(Context& context, const Kind& kind, const std::string& path) {
  const std::size_t dot = path.find('.');
  std::string words = heading_of(context, kind, path.substr(0, dot));
  if (dot == std::string::npos || kind.name == "signoff") return words;
  std::string inner = path;
  for (const std::string_view language : {"_zh", "_en"})
    if (inner.ends_with(language)) inner.resize(inner.size() - language.size());
  return words + " · " + std::string(field_label(context.language(), kind.name, inner));
}

std::string title_of_hit(Context& context, const Record& record) {
  const std::string title(trim(beside_id(context, record)));
  return title.empty() && record.kind->singleton ? spoken(context, record) : title;
}

Table table_of(Context& context, const std::vector<Hit>& hits, const std::string& wanted) {
  constexpr std::size_t longest = 160;
  Table table;
  for (const char* name : {"id", "kind", "title", "field", "text"}) table.columns.push_back({name, std::string(context.label("headings", name)), false, std::string_view(name) == "title" || std::string_view(name) == "text"});
  for (const Hit& hit : hits) {
    Cell field = cell(words_of(context, *hit.record->kind, hit.field), Paint::dim);
    field.value = hit.field;
    table.rows.push_back({cell(hit.record->id), cell(context.label("kinds", hit.record->kind->name)), cell(title_of_hit(context, *hit.record)), field, cell(around(hit.text, wanted, longest))});
  }
  if (context.format() != Format::table) return table;
  table = fit_columns(std::move(table), context.width(), {"id", "title", "text"});
  const std::size_t room = widths_of(table, context.width()).back();
  for (std::size_t i = 0; i < hits.size(); ++i) table.rows[i].back() = cell(around(hits[i].text, wanted, room));
  return table;
}

int run(Context& context, const Arguments& arguments) {
  const Loaded loaded = load_as_asked(context);
  const std::string wanted = search_key(join(arguments.words(), " "));
  const QueryContext query{loaded.records, context.project().settings(), context.as_of(), {}};
  std::vector<Hit> hits;
  for (const Record& record : loaded.records.all()) {
    Hit hit{&record, {}, {}};
    if (record.kind->name == "signoff" ? search_signoff(record, wanted, hit) : search(record.content(), {}, wanted, hit)) hits.push_back(std::move(hit));
  }
  for (const Finding& finding : loaded.findings) context.note(finding);
  if (context.format() == Format::json) {
    std::vector<Data> data;
    for (const Hit& hit : hits) data.push_back(record_data(*hit.record, query));
    context.print(envelope({}, query.as_of, std::move(data), loaded.findings, context.language()));
    return 0;
  }
  context.set_page_title(context.text(say("Records that hold “{}”", join(arguments.words(), " "))));
  if (!hits.empty()) print_table(context, table_of(context, hits, wanted));
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
