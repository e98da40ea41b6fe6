#include <algorithm>
#include <set>

#include "accord/analysis/plan_order.h"
#include "accord/base/text.h"
#include "accord/model/history.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/me.h"
#include "cli/plan_parts.h"
#include "cli/record_cells.h"
#include "cli/record_json.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {

namespace {

struct Listing {
  std::vector<const Record*> shown;
  std::size_t hidden = 0;  ///< closed records that were left out
};

std::vector<Filter> read_filters(const Arguments& arguments, const Kind& kind, const QueryContext& query) {
  std::vector<Filter> filters;
  const auto& named = query.settings.filters;
  for (const std::string& word : arguments.words()) {
    const auto saved = named.find(word);
    if (saved == named.end()) {
      filters.push_back(parse_filter(word, kind, query));
    } else {
      for (const std::string_view part : split_words(saved->second)) filters.push_back(parse_filter(part, kind, query));
    }
  }
  return filters;
}

Listing select(const Kind& kind, const std::vector<Filter>& filters, bool all, const QueryContext& query) {
  const bool with_closed = all || std::any_of(filters.begin(), filters.end(), [](const Filter& f) { return f.field == "state"; });
  Listing listing;
  for (const Record& record : query.records.of(kind.name)) {
    if (!exists_at(record, query.as_of)) continue;
    if (!std::all_of(filters.begin(), filters.end(), [&](const Filter& f) { return matches(f, record, query); })) continue;
    if (!with_closed && is_closed(record, query.as_of)) {
      ++listing.hidden;
    } else {
      listing.shown.push_back(&record);
    }
  }
  return listing;
}

std::string known_column(const Kind& kind, std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  if (name == "status") name = "state";
  if (name == "id" || kind.described(name) || kind.figure(name)) return name;
  throw no_field(kind, name);
}

/// By several fields, the first counts most; "-due" is the other way round, records without a value stay last.
void sort_by(std::vector<const Record*>& records, const Kind& kind, const std::string& fields, const QueryContext& query) {
  auto names = split(fields, ',');
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    const bool descending = !name->empty() && (*name)[0] == '-';
    const std::string field = known_column(kind, std::string(name->substr(descending ? 1 : 0)));
    std::vector<std::pair<std::string, const Record*>> keyed;
    for (const Record* record : records) keyed.emplace_back(value_of(*record, field, query), record);
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
      if (descending && !a.first.empty() && !b.first.empty()) return comes_before(kind, field, b.first, a.first);
      return comes_before(kind, field, a.first, b.first);
    });
    std::transform(keyed.begin(), keyed.end(), records.begin(), [](const auto& pair) { return pair.second; });
  }
}

std::vector<std::string> columns_of(const Kind& kind, const Arguments& arguments) {
  std::vector<std::string> columns = {"id", "title"};
  if (const std::string* chosen = arguments.find("columns")) {
    columns.clear();
    for (const std::string_view name : split(*chosen, ',')) columns.push_back(known_column(kind, std::string(name)));
    return columns;
  }
  columns.insert(columns.end(), kind.columns.begin(), kind.columns.end());
  return columns;
}

/// For people: what they call the records, where one has a number; it goes last when the terminal is narrow.
std::vector<std::string> columns_for_people(const Kind& kind, const Arguments& arguments, const std::vector<const Record*>& records) {
  std::vector<std::string> columns = columns_of(kind, arguments);
  const bool numbered = std::ranges::any_of(records, [](const Record* record) { return record->has("number"); });
  if (numbered && !arguments.has("columns") && std::ranges::find(columns, "number") == columns.end()) columns.insert(columns.begin() + 1, "number");
  return columns;
}

/// Ids are random: people look for a record by its place in the plan or its number.
void order_for_people(std::vector<const Record*>& records) {
  std::vector<std::pair<std::string, const Record*>> keyed;
  keyed.reserve(records.size());
  for (const Record* record : records) add_plan_key(keyed.emplace_back(std::string(), record).first, *record);
  std::ranges::sort(keyed, {}, &std::pair<std::string, const Record*>::first);
  std::ranges::transform(keyed, records.begin(), [](const auto& each) { return each.second; });
}

/// As programs read it: nothing is looked up for people.
Table plain_table(const std::vector<std::string>& columns, const std::vector<const Record*>& records, const QueryContext& query) {
  Table table;
  for (const Record* record : records) {
    std::vector<Cell>& row = table.rows.emplace_back(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) row[c].value = columns[c] == "id" ? record->id : value_of(*record, columns[c], query);
  }
  return table;
}

Table table_of(Context& context, const Kind& kind, const std::vector<std::string>& columns, const std::vector<const Record*>& records,
               const QueryContext& query) {
  if (context.format() == Format::tsv) return plain_table(columns, records, query);
  Table table;
  for (const std::string& name : columns) table.columns.push_back(column_of(context, kind, name));
  const std::vector<std::size_t> prefixes = unique_prefixes(records);
  for (std::size_t i = 0; i < records.size(); ++i) {
    std::vector<Cell> row;
    for (const std::string& name : columns) row.push_back(cell_of(context, *records[i], name, query));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (columns[c] == "id") row[c].strong = prefixes[i];
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void print_list(Context& context, const Kind& kind, const Arguments& arguments, const Listing& listing, const Findings& findings,
                const QueryContext& query) {
  if (context.format() == Format::json) {
    std::vector<Data> records;
    for (const Record* record : listing.shown) records.push_back(record_data(as_asked(context, *record), query));
    context.print(envelope(kind.name, query.as_of, std::move(records), findings, context.language()));
    return;
  }
  if (listing.shown.empty()) return;
  const bool for_people = context.format() != Format::tsv;
  Table table = table_of(context, kind, for_people ? columns_for_people(kind, arguments, listing.shown) : columns_of(kind, arguments), listing.shown, query);
  if (context.format() == Format::table && !arguments.has("columns")) table = fit_columns(std::move(table), context.width(), {"id", "title", "state"});
  print_table(context, table);
}

/// A command of its own adds records of that kind, and asks for no title (accord baseline add).
bool has_own_add(const Kind& kind) {
  return std::ranges::any_of(command_rows(), [&](const CommandRow& row) { return row.words == kind.name + " add"; });
}

void print_remarks(Context& context, const Kind& kind, const Arguments& arguments, const Listing& listing, std::size_t cut, bool some_unreadable) {
  if (cut > 0) context.note(say("{} more; --limit {} shows all", cut, cut + listing.shown.size()));
  if (listing.hidden > 0) context.note(say("{} closed left out; --all shows {it|them}", listing.hidden));
  if (!listing.shown.empty() || listing.hidden > 0 || some_unreadable) return;
  if (!arguments.words().empty())
    context.note(say("no {} fits; accord {} --all lists every one", kind, kind.name));
  else
    context.note(kind.name == "person" ? say("there is no {} yet; type: accord person add \"Name\" --id HANDLE", kind)
                 : has_own_add(kind) ? say("there is no {} yet; type: {}", kind, command_line(kind, "add"))
                                     : say("there is no {} yet; type: accord {} add \"Title\"{}", kind, kind.name, options_needed(kind)));
}

std::size_t limit_of(const Arguments& arguments) {
  const std::string* text = arguments.find("limit");
  if (!text) return static_cast<std::size_t>(-1);
  const auto number = parse_integer(*text);
  if (!number || *number < 1) throw Error(Failure::usage, say("“{}” is not a number of records", *text), {say("for example --limit 20")});
  return static_cast<std::size_t>(*number);
}

/// The kinds whose records a list looks at: its own, people (one of them is "me"), and those that its filters and columns
/// refer to. The others stay unread.
class Needs {
 public:
  Needs(const Registry& registry, const Kind& kind) : registry_(registry), kind_(kind), kinds_{kind.name, "person"} {}

  void filters(const Arguments& arguments, const Settings& settings) {
    for (const std::string& word : arguments.words()) {
      const auto saved = settings.filters.find(word);
      if (saved == settings.filters.end()) field(filtered_field(word));
      else
        for (const std::string_view part : split_words(saved->second)) field(filtered_field(part));
    }
  }

  void field(const std::string& name) {
    if (const Derived* figure = kind_.figure(name)) kinds_.insert(figure->others.begin(), figure->others.end());
    const Field* described = kind_.field(name);
    if (described && described->list_named == "agenda") kinds_.insert("meeting");
    if (!described || described->type != FieldType::reference) return;  // a dependency is on a record of the same kind
    if (described->targets.empty()) everything_ = true;
    kinds_.insert(described->targets.begin(), described->targets.end());
  }

  void every_figure() {
    for (const Derived& figure : kind_.derived) kinds_.insert(figure.others.begin(), figure.others.end());
  }

  std::vector<const Kind*> kinds() const {
    if (everything_) return registry_.all();
    std::vector<const Kind*> kinds;
    for (const std::string& name : kinds_) kinds.push_back(registry_.find(name));
    return kinds;
  }

 private:
  const Registry& registry_;
  const Kind& kind_;
  std::set<std::string> kinds_;
  bool everything_ = false;
};

Loaded load_what_it_needs(Context& context, const Kind& kind, const Arguments& arguments) {
  Project& project = context.project();
  Needs needs(project.registry(), kind);
  needs.filters(arguments, project.settings());
  if (const std::string* fields = arguments.find("sort"))
    for (const std::string_view name : split(*fields, ',')) needs.field(known_column(kind, std::string(name.substr(name.starts_with('-') ? 1 : 0))));
  if (context.format() == Format::json) needs.every_figure();
  else
    for (const std::string& name : columns_of(kind, arguments))
      if (context.format() != Format::tsv || kind.figure(name)) needs.field(name);
  return project.load(needs.kinds());
}

int run(Context& context, const Kind& kind, const Arguments& arguments) {
  Project& project = context.project();
  const Loaded& loaded = context.keep<Loaded>(load_what_it_needs(context, kind, arguments));
  const QueryContext query{loaded.records, project.settings(), context.as_of(), who_is_me(context, loaded.records), several_me(context, loaded.records)};
  Listing listing = select(kind, read_filters(arguments, kind, query), arguments.has("all"), query);
  if (const std::string* fields = arguments.find("sort")) sort_by(listing.shown, kind, *fields, query);
  else if (context.format() != Format::tsv && context.format() != Format::json) order_for_people(listing.shown);
  const std::size_t limit = limit_of(arguments);
  const std::size_t cut = listing.shown.size() > limit ? listing.shown.size() - limit : 0;
  listing.shown.resize(listing.shown.size() - cut);
  print_list(context, kind, arguments, listing, loaded.findings, query);
  for (const Finding& finding : loaded.findings) {
    if (finding.severity == Severity::error) context.note(finding);
  }
  if (std::ranges::find(loaded.unlisted, &kind) != loaded.unlisted.end()) {  // nobody knows what is in it
    const auto why = std::ranges::find(loaded.findings, kind.folder, &Finding::file);
    return static_cast<int>(why != loaded.findings.end() && why->rule == "file.io" ? Failure::io : Failure::invalid);
  }
  const bool some_unreadable = std::ranges::any_of(loaded.findings, [&](const Finding& finding) { return finding.severity == Severity::error && finding.file.starts_with(kind.folder + "/"); });
  print_remarks(context, kind, arguments, listing, cut, some_unreadable);
  return 0;
}

}  // namespace

Command list_verb(const Kind& kind) {
  return {
      .words = kind.name + " list",
      .summary = "lists records",
      .description = "Filters: field=a,b (one of them), field!=a, field~text (contains), field=none, field=me, and ranges such as "
                     "due=..+7d or score=15..; several filters must all hold. Closed and cancelled records are left out unless "
                     "a filter names a state.",
      .positionals = {{.name = "FILTER", .help = "field=value, or a filter saved in accord.yaml", .required = false, .many = true,
                       .completion = Completion::filter, .kinds = {kind.name}}},
      .options = {{.name = "all", .help = "closed and cancelled ones too", .letter = 'a'},
                  {.name = "sort", .placeholder = "FIELDS", .help = "by these fields, separated by commas; -FIELD turns the order round"},
                  {.name = "columns", .placeholder = "FIELDS", .help = "show these fields, separated by commas"},
                  {.name = "limit", .placeholder = "N", .help = "at most so many"}},
      .formats = table_formats,
      .run = [&kind](Context& context, const Arguments& arguments) { return run(context, kind, arguments); },
  };
}

}  // namespace accord
