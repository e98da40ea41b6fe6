#include "accord/model/kind.h"

#include <algorithm>
#include <set>

#include "accord/base/text.h"
#include "accord/model/history.h"

namespace accord {
namespace {

bool ended(const State& state) { return state.phase == Phase::settled || state.phase == Phase::dropped; }

std::vector<std::string> names_where(const std::vector<State>& states, bool closed) {
  std::vector<std::string> names;
  for (const State& state : states)
    if (ended(state) == closed) names.push_back(state.name);
  return names;
}

void add_cancel_and_reopen(Kind& kind) {
  if (!kind.state("cancelled")) {
    kind.moves.push_back({"cancel", "cancelled", names_where(kind.states, false), true, {}});
    kind.states.push_back({"cancelled", Phase::dropped});
  }
  if (kind.move("reopen")) return;
  auto active = std::ranges::find(kind.states, Phase::active, &State::phase);
  const std::string& back = active == kind.states.end() ? kind.states.front().name : active->name;
  kind.moves.push_back({"reopen", back, names_where(kind.states, true), true, {}});
}

void add_common_figures(Kind& kind) {
  std::vector<Derived> common;
  if (!kind.states.empty())
    common.push_back({"state", FieldType::line, "Where the record is, from its moves", false,
                      [](const RuleContext& context) { return std::string(state_of(context.record, *context.as_of)); }});
  if (kind.field("due") && !kind.singleton)  // a singleton's due day is the project's
    common.push_back({"overdue", FieldType::boolean, "Past its due day and not closed", false, [](const RuleContext& context) {
                        const auto due = open_due(context.record, *context.as_of);
                        return std::string(due && *due < *context.as_of ? "true" : "");
                      }});
  kind.derived.insert(kind.derived.begin(), common.begin(), common.end());
}

std::vector<Field> move_items() {
  return {line("to", "State it went to").always(), moment("at", "Day or time of the move").always(),
          person("by", "Who made it"), prose("reason", "Why").internal(),
          line("evidence", "Path or address of what proves it").internal()};
}

}  // namespace

const Field* Kind::field(std::string_view name_of_field) const {
  const Field* found = described(name_of_field);
  return found != nullptr && found->name == name_of_field ? found : nullptr;
}

const Field* Kind::described(std::string_view key) const { return index.find(fields, key); }

const State* Kind::state(std::string_view name_of_state) const {
  auto found = std::ranges::find(states, name_of_state, &State::name);
  return found == states.end() ? nullptr : &*found;
}

const Move* Kind::move(std::string_view verb) const {
  auto found = std::ranges::find(moves, verb, &Move::verb);
  return found == moves.end() ? nullptr : &*found;
}

const Derived* Kind::figure(std::string_view name_of_derived) const {
  auto found = std::ranges::find(derived, name_of_derived, &Derived::name);
  return found == derived.end() ? nullptr : &*found;
}

bool Kind::reachable(std::string_view from, const Move& move, bool strict) const {
  if (std::ranges::find(move.from, from) != move.from.end()) return true;
  if (strict || from == move.to || move.verb == "reopen") return false;
  // Skipped states are implied: breadth first over the other verbs, never through an ended state.
  std::set<std::string_view> seen{from};
  std::vector<std::string_view> reached{from};
  const State* start = state(from);
  if (!start || ended(*start)) return false;
  for (std::size_t i = 0; i < reached.size(); ++i)
    for (const Move& step : moves) {
      if (step.verb == "reopen" || step.verb == "cancel" || std::ranges::find(step.from, reached[i]) == step.from.end()) continue;
      if (std::ranges::find(move.from, step.to) != move.from.end()) return true;
      const State* next = state(step.to);
      if (next && !ended(*next) && seen.insert(step.to).second) reached.push_back(step.to);
    }
  return false;
}

Kind complete(Kind own) {
  std::vector<Field> fields;
  fields.push_back(line("id", "Identifier; the file's name").always());
  fields.push_back(line("title", "Short name").translatable().always());
  fields.push_back(line("number", "Formal number that documents print"));
  if (own.field("wbs")) fields.push_back(*own.field("wbs"));
  fields.push_back(choice("visibility", {"internal", "client"}, "Who may see the record").otherwise("internal"));
  fields.push_back(date("created", "Business date of the record").always());
  if (own.singleton) std::erase_if(fields, [](const Field& field) { return field.name == "id" || field.name == "title" || field.name == "created"; });
  for (Field& field : own.fields)
    if (field.name != "wbs") fields.push_back(std::move(field));
  fields.push_back(line("tags", "Free words to filter by").list().internal());
  fields.push_back(reference("links", {}, "Related records").list());
  if (!own.immutable)
    fields.push_back(items("notes", {moment("at", "When").always(), person("by", "Who"), prose("text", "The note").always()},
                           "Dated notes for ourselves").internal().append_only().dated_by("at"));
  own.fields = std::move(fields);
  if (!own.states.empty()) {
    if (!own.singleton && !own.immutable) add_cancel_and_reopen(own);
    own.fields.push_back(items("moves", move_items(), "Dated changes of state").append_only().dated_by("at").keyed("at"));
  }
  add_common_figures(own);
  return own;
}

Registry::Registry(std::vector<Row> rows) : rows_(std::move(rows)), kinds_(rows_.size()) {}

const Kind* Registry::built(std::size_t index) const {
  if (!kinds_[index]) {
    kinds_[index] = std::make_unique<Kind>(rows_[index].make());
    kinds_[index]->index.learn(kinds_[index]->fields);
  }
  return kinds_[index].get();
}

const Kind* Registry::find(std::string_view name) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (equal_ignoring_case(name, rows_[i].name) || equal_ignoring_case(name, rows_[i].plural)) return built(i);
  return nullptr;
}

const Kind* Registry::by_folder(std::string_view folder) const {
  auto found = std::ranges::find(rows_, folder, &Row::folder);
  return found == rows_.end() ? nullptr : built(static_cast<std::size_t>(found - rows_.begin()));
}

const Kind* Registry::by_identifier(std::string_view id) const {
  const std::size_t dash = id.find('-');
  if (dash == std::string_view::npos) return nullptr;
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (!rows_[i].prefix.empty() && equal_ignoring_case(id.substr(0, dash), rows_[i].prefix)) return built(i);
  return nullptr;
}

std::vector<const Kind*> Registry::all() const {
  std::vector<const Kind*> result;
  for (std::size_t i = 0; i < rows_.size(); ++i) result.push_back(built(i));
  return result;
}

void Registry::extend(std::string_view kind, std::vector<Field> fields) {
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (rows_[i].name != kind) continue;
    built(i);
    Kind& target = *kinds_[i];
    target.index = {};
    for (Field& field : fields) {
      field.is_internal = true;
      auto end = std::ranges::find(target.fields, "tags", &Field::name);
      target.fields.insert(end, std::move(field));
    }
    target.index.learn(target.fields);
  }
}

}  // namespace accord
