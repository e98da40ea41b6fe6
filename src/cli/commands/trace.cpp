// accord trace ID: what a record hangs together with, in both directions, as a tree.
#include <algorithm>
#include <map>
#include <set>

#include "accord/base/data.h"
#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/plan_parts.h"
#include "cli/record_json.h"
#include "cli/verb_parts.h"

namespace accord {
namespace {

/// A link seen from one of its ends.
struct Edge {
  const Record* other = nullptr;
  std::string field;  ///< of the record that holds the link
  bool out = true;    ///< the link stands in the record it is seen from
};

struct Branch {
  Edge edge;
  bool repeated = false;  ///< it stands further up; its own links are told there
  std::vector<Branch> branches;
};

using Edges = std::map<std::string_view, std::vector<Edge>>;

/// Every link between two records. People and the tasks of a baseline's snapshot are left out: with them everything
/// hangs together with everything.
Edges edges_of(const RecordSet& records) {
  Edges edges;
  for (const Record& record : records.all()) {
    for (const Link& link : links_of(record)) {
      const Record* target = records.find(link.target);
      if (!target || target == &record || target->kind->name == "person" || record.kind->name == "person" || link.field.starts_with("snapshot")) continue;
      const std::string field = link.field.substr(0, link.field.find('.'));
      const auto same = [&](const Edge& edge) { return edge.other == target && edge.field == field; };
      if (const auto known = std::ranges::find_if(edges[record.id], same); known != edges[record.id].end()) {
        known->out = true;  // they name each other: one link, told from either end
        continue;
      }
      edges[record.id].push_back({target, field, true});
      edges[target->id].push_back({&record, field, false});
    }
  }
  for (auto& [id, ends] : edges) {
    std::vector<Edge> ordered;  // a record's own links first
    for (const bool out : {true, false})
      for (Edge& edge : ends)
        if (edge.out == out) ordered.push_back(std::move(edge));
    ends = std::move(ordered);
  }
  return edges;
}

std::vector<Branch> branches_of(const Edges& edges, const Record& record, std::set<std::string_view>& seen, int levels) {
  std::vector<Branch> branches;
  const auto found = edges.find(record.id);
  if (levels == 0 || found == edges.end()) return branches;
  for (const Edge& edge : found->second) {
    branches.push_back({edge, !seen.insert(edge.other->id).second, {}});
  }
  for (Branch& branch : branches)
    if (!branch.repeated) branch.branches = branches_of(edges, *branch.edge.other, seen, levels - 1);
  return branches;
}

/// Without the way back: a branch's link to what it hangs from was told one line above.
void drop_way_back(std::vector<Branch>& branches, const Record& from) {
  std::erase_if(branches, [&](const Branch& branch) { return branch.edge.other == &from; });
}

void drop_ways_back(std::vector<Branch>& branches, const Record& from) {
  for (Branch& branch : branches) {
    drop_way_back(branch.branches, from);
    drop_ways_back(branch.branches, *branch.edge.other);
  }
}

std::string state_word(Context& context, const Record& record) {
  return record.kind->states.empty() ? std::string() : std::string(state_label(context.language(), record.kind->name, state_of(record, context.as_of())));
}

/// "T33 User manual (done)"
std::string with_state(Context& context, const std::string& name, const std::string& state) {
  return state.empty() ? name : context.text(say("{} ({})", name, state));
}

void print_tree(Context& context, const std::vector<Branch>& branches, const std::string& indent) {
  for (std::size_t i = 0; i < branches.size(); ++i) {
    const Branch& branch = branches[i];
    const bool last = i + 1 == branches.size();
    const Record& record = *branch.edge.other;
    const std::string state = branch.repeated ? std::string() : state_word(context, record);
    std::string line = indent + (last ? "└" : "├") + (branch.edge.out ? "─▶ " : "─◀ ");
    line += context.text(say("{}: {}", context.label("fields", branch.edge.field), with_state(context, kind_and_name(context, record), state)));
    if (branch.repeated) line += " …";
    context.print(cut_to_width(line, context.width()) + "\n");
    print_tree(context, branch.branches, indent + (last ? "    " : "│   "));
  }
}

/// A word for people and what programs read.
Cell two(std::string_view text, std::string_view value) { return {std::string(text), std::string(value), Paint::none, 0}; }

void add_rows(Context& context, const std::vector<Branch>& branches, int level, Table& table) {
  for (const Branch& branch : branches) {
    const Record& record = *branch.edge.other;
    const std::string title = record.kind->singleton ? spoken(context, record) : std::string(localized(record, "title", context.language()));
    table.rows.push_back({cell(std::to_string(level)), two(context.text(branch.edge.out ? Message("links to") : Message("linked from")), branch.edge.out ? "to" : "from"),
                          two(context.label("fields", branch.edge.field), branch.edge.field), two(context.label("kinds", record.kind->name), record.kind->name), cell(record.id),
                          two(title, localized(record, "title", context.language())),
                          two(state_word(context, record), record.kind->states.empty() ? std::string_view() : state_of(record, context.as_of()))});
    add_rows(context, branch.branches, level + 1, table);
  }
}

Data record_entry(Context& context, const Record& record) {
  Data entry = Data::map();
  entry.set("kind", record.kind->name);
  entry.set("id", record.id);
  entry.set("number", record.has("number") ? Data(record.text("number")) : Data());
  entry.set("title", localized(record, "title", context.language()));
  entry.set("state", record.kind->states.empty() ? Data() : Data(state_of(record, context.as_of())));
  return entry;
}

Data branch_data(Context& context, const std::vector<Branch>& branches) {
  Data list = Data::list();
  for (const Branch& branch : branches) {
    Data& entry = list.add(record_entry(context, *branch.edge.other));
    entry.set("direction", branch.edge.out ? "to" : "from");
    entry.set("field", branch.edge.field);
    entry.set("repeated", branch.repeated);
    entry.set("links", branch_data(context, branch.branches));
  }
  return list;
}

int run(Context& context, const Arguments& arguments) {
  const int levels = arguments.get("levels", "2")[0] - '0';
  Project& project = context.project();
  const Loaded loaded = load_as_asked(context);
  for (const Finding& finding : loaded.findings) context.note(finding);
  const Kind* only = context.registry().find(arguments.word(0));
  const Record* single = only && only->singleton ? loaded.records.single(only->name) : nullptr;
  const std::string id = single ? single->id : as_asked(context, project.resolve(arguments.word(0), nullptr)).id;
  const Record& record = single ? *single : *loaded.records.find(id);
  std::set<std::string_view> seen{record.id};
  const Edges edges = edges_of(loaded.records);
  std::vector<Branch> branches = branches_of(edges, record, seen, levels);
  drop_ways_back(branches, record);
  if (context.format() == Format::json) {
    Data root = record_entry(context, record);
    root.set("links", branch_data(context, branches));
    context.print(envelope(record.kind->name, context.as_of(), {std::move(root)}, loaded.findings, context.language()));
    return 0;
  }
  if (context.format() != Format::table) {
    context.set_page_title(context.text(say("Links of {}", spoken(context, record))));
    Table table;
    table.columns.push_back({"level", context.text("levels away"), true, false});
    for (const char* name : {"direction", "field", "kind", "id", "title", "state"}) table.columns.push_back({name, std::string(context.label("fields", name)), false, false});
    add_rows(context, branches, 1, table);
    print_table(context, table);
    return 0;
  }
  const std::string state = state_word(context, record);
  const std::string name = visible_text(kind_and_name(context, record));
  context.print_raw(with_state(context, paint(name, Paint::bold, context.colour()), state) + "\n");
  print_tree(context, branches, {});
  if (branches.empty()) context.note(say("{} is linked with no other record", spoken(context, record)));
  return 0;
}

}  // namespace

Command trace_command() {
  return {
      .words = "trace",
      .summary = "what a record is linked with, in both directions",
      .description = "▶ is a link that stands in the record above, ◀ one that stands in the record it names; … marks a record that stands in the tree already. People and the snapshots of baselines are left out.",
      .positionals = {{.name = "ID", .help = "identifier, number or handle", .completion = Completion::record}},
      .options = {{.name = "levels", .placeholder = "N", .help = "how far the links are followed (2)", .choices = {"1", "2", "3", "4", "5", "6"}}},
      .examples = {{"accord trace T33", {}}, {"accord trace CR-002 --levels 3 --json", {}}},
      .formats = table_formats,
      .run = run,
  };
}

}  // namespace accord
