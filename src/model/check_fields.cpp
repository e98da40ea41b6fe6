// One record against its kind's description.
#include <algorithm>
#include <optional>
#include <set>

#include "accord/base/text.h"
#include "accord/model/check.h"
#include "accord/model/history.h"
#include "accord/model/input.h"
#include "accord/model/kind_labels.h"

namespace accord {
namespace {

/// `1e39` would be a number to another reader of YAML, and `K7D2` is not `k7d2`.
bool is_item_id(std::string_view id) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && small(id.front()) && std::ranges::all_of(id, [&](char c) { return small(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

class FieldCheck {
 public:
  /// Without settings nothing is said of time zones.
  FieldCheck(const Record& record, Findings& findings, const Settings* settings = nullptr) : record_(record), settings_(settings && has_clock(*settings) ? settings : nullptr), findings_(findings) {}

  /// What has the fields that are looked at: an item of a list, the map at `path`, or the record. Only a problem names it.
  struct Owner {
    std::string_view path = {};
    const Field* list = nullptr;
    const Value* items = nullptr;
    const Value* item = nullptr;
  };

  /// `key`: of a list's items, when it is none of their fields.
  void map(const std::vector<Field>& fields, const Value& content, const std::string& path, const Owner& owner, const Field* key = nullptr) {
    FieldCursor cursor(fields);
    for (const Member& member : content.members) {
      const Field* field = key && member.key == key->name ? key : cursor.find(member.key);
      if (!field) unknown(member, fields, key, path, owner);
      else if (member.value.is_none()) continue;
      else if (member.key == field->name) shape(*field, member.value, at(path, member.key));
      else scalar(*field, member.value, at(path, member.key));
    }
  }

  void add(std::string rule, Severity severity, Mark mark, std::string field, Message message, Message hint = {}) {
    findings_.push_back({std::move(rule), severity, record_.file, mark, std::move(field), std::move(message), std::move(hint)});
  }

 private:
  static std::string at(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : path + "." + std::string(name);
  }

  void unknown(const Member& member, const std::vector<Field>& fields, const Field* key, const std::string& path, const Owner& owner) {
    if (path.empty() && member.key == "status" && !record_.kind->states.empty()) {
      const std::string_view wanted = member.value.text;
      const auto move = std::ranges::find(record_.kind->moves, wanted, &Move::to);
      add("field.status", Severity::error, member.mark, "status",
          "the state is never written down: it follows from the dated moves",
          move == record_.kind->moves.end()
              ? Message(say("remove the line; accord {} --help lists the moves", record_.kind->name))
              : say("remove the line and run: accord {} {} {}", record_.kind->name, move->verb, record_.id));
      return;
    }
    std::vector<std::string_view> known;
    if (key) known.push_back(key->name);
    for (const Field& field : fields) known.push_back(field.name);
    const auto close = nearest(member.key, known);
    add("field.unknown", Severity::warning, member.mark, at(path, member.key),
        say("{} has no field “{}”; it is kept, and never shown to the client", word(owner), member.key),
        close ? say("did you mean “{}”?", *close) : Message());
  }

  void shape(const Field& field, const Value& value, const std::string& path) {
    if (field.type == FieldType::group) return nested(field, value, path);
    if (field.type == FieldType::mapping) return mapping(field, value, path);
    if (field.type == FieldType::items) return item_list(field, value, path);
    if (!field.many) return scalar(field, value, path);
    if (value.is_scalar()) return scalar(field, value, path);
    if (!value.is_list()) return add("field.type", Severity::error, value.mark, path, say("{} is a list", field), "write one item a line, each after a dash");
    for (const Member& item : value.members) scalar(field, item.value, path);
  }

  void scalar(const Field& field, const Value& value, const std::string& path) {
    if (value.is_none()) return;
    if (!value.is_scalar())
      return add("field.type", Severity::error, value.mark, path, say("{} is a single value, this is a list or a map", field));
    TypeProblem problem = check_scalar(field, value.text);
    if (!problem.message.empty())
      add("field.type", Severity::error, value.mark, path, std::move(problem.message), std::move(problem.hint));
    else if (field.type == FieldType::moment) clock(value, path);
  }

  /// A day is the one written. Where the project's clock shows another one, a report may tell it in another week.
  void clock(const Value& value, const std::string& path) {
    const auto moment = parse_moment(value.text);
    if (!settings_ || !moment || !moment->has_time()) return;
    const Moment here = at_offset(*moment, settings_->offset_minutes);
    if (here.date != moment->date)
      add("time.zone", Severity::warning, value.mark, path, say("it counts on {}, but on the project's clock it is {}", to_string(moment->date), to_string(here)), say("write {}", to_string(here)));
  }

  void nested(const Field& field, const Value& value, const std::string& path) {
    if (!value.is_map()) return add("field.type", Severity::error, value.mark, path, say("{} is a map of keys and values", field));
    const Owner owner{.path = path};
    map(field.items, value, path, owner);
    required_items(field, value, path, owner);
  }

  void mapping(const Field& field, const Value& value, const std::string& path) {
    if (!value.is_map()) return add("field.type", Severity::error, value.mark, path, say("{} is a map of keys and values", field));
    for (const Member& member : value.members) shape(field.items.front(), member.value, at(path, member.key));
  }

  void item_list(const Field& field, const Value& value, const std::string& path) {
    if (!value.is_list()) return add("field.type", Severity::error, value.mark, path, say("{} is a list", field), "write one item a line, each after a dash");
    std::optional<Field> own_key;
    if (!field.item(field.key)) own_key = line(field.key, "Key of the item");
    std::set<std::string_view> keys;
    for (const Member& item : value.members) {
      const Owner owner{path, &field, &value, &item.value};
      if (!item.value.is_map()) {
        add("field.type", Severity::error, item.value.mark, path, say("{} is no map of keys and values", word(owner)),
            say("for example {}", path == "moves" ? "- {to: done, at: 2026-06-30, by: linshan}" : fmt::format("- {{{}: …}}", field.key == "id" ? "id: k7d2, " + field.items.front().name : field.key)));
        continue;
      }
      map(field.items, item.value, path, owner, own_key ? &*own_key : nullptr);
      required_items(field, item.value, path, owner);
      const Value& key = item.value[field.key];
      if (field.key == "id" && key.is_none())
        add("item.id", Severity::error, item.value.mark, path, say("an item of {} has no id", field), "give it four characters of its own, the first a letter: id: k7d2");
      if (field.key == "id" && key.is_scalar() && !is_item_id(key.text))
        add("item.id", Severity::error, key.mark, path, say("“{}” is no id of an item", key.text), "small letters and digits, the first a letter: id: k7d2");
      if (field.key == "id" && key.is_scalar() && !keys.insert(key.text).second)
        add("item.id", Severity::error, key.mark, path, say("the id “{}” stands twice in {}", key.text, field));
    }
  }

  /// "the move to “done”", "item 2 of agenda".
  Message word(const Owner& owner) const {
    if (!owner.list) return owner.path.empty() ? as_message(*record_.kind) : field_typed(record_.kind->name, owner.path);
    if (owner.list->name == "moves" && (*owner.item)["to"].is_scalar()) return say("the move to “{}”", state_word(record_.kind->name, (*owner.item)["to"].text));
    const auto at = std::ranges::find_if(owner.items->members, [&](const Member& other) { return &other.value == owner.item; });
    return say("item {} of {}", at - owner.items->members.begin() + 1, *owner.list);
  }

  void required_items(const Field& field, const Value& content, const std::string& path, const Owner& owner) {
    for (const Field& item : field.items)
      if (item.needed_from == "always" && content[item.name].is_none())
        add("field.required", Severity::error, content.mark, at(path, item.name), say("{} needs {}", word(owner), item));
  }

  const Record& record_;
  const Settings* settings_;
  Findings& findings_;
};

bool is_typed(const Field& field, const Value& value);

bool is_typed_scalar(const Field& field, const Value& value) {
  return value.is_none() || (value.is_scalar() && is_of_type(field, value.text));
}

bool is_typed_member(const Field* field, const Member& member) {
  return !field || (member.key == field->name ? is_typed(*field, member.value) : is_typed_scalar(*field, member.value));
}

bool is_typed_map(const std::vector<Field>& fields, const Value& map) {
  FieldCursor cursor(fields);
  return map.is_map() && std::ranges::all_of(map.members, [&](const Member& member) { return is_typed_member(cursor.find(member.key), member); });
}

/// As FieldCheck::shape sees it.
bool is_typed(const Field& field, const Value& value) {
  if (value.is_none()) return true;
  switch (field.type) {
    case FieldType::group: return is_typed_map(field.items, value);
    case FieldType::mapping: return value.is_map() && std::ranges::all_of(value.members, [&](const Member& member) { return is_typed(field.items.front(), member.value); });
    case FieldType::items: return value.is_list() && (field.is_read_by_line || std::ranges::all_of(value.members, [&](const Member& item) { return is_typed_map(field.items, item.value); }));
    default: break;
  }
  if (!field.many || value.is_scalar()) return is_typed_scalar(field, value);
  return value.is_list() && std::ranges::all_of(value.members, [&](const Member& item) { return is_typed_scalar(field, item.value); });
}

/// Whether a record in `state` has come to or past `from`, in the order in which the kind lists its states.
bool has_come_to(const Kind& kind, std::string_view state, const std::string& from) {
  if (from == "always") return true;
  const State* reached = kind.state(state);
  const State* needed = kind.state(from);
  return reached && needed && reached->phase != Phase::dropped && reached >= needed;
}

bool is_blank(const Value& value) { return value.is_none() || (value.is_scalar() && trim(value.text).empty()); }

void check_required(FieldCheck& check, const Record& record) {
  const std::string_view state = state_of(record);
  for (const Field& field : record.kind->fields) {
    if (field.needed_from.empty() || !is_blank(record.value(field.name)) || !field.fallback.empty()) continue;
    if (!has_come_to(*record.kind, state, field.needed_from)) continue;
    const Message message = field.needed_from == "always" ? say("“{}” is missing", field_typed(record.kind->name, field.name))
                                                          : say("“{}” is missing; a {} that is “{}” needs it", field_typed(record.kind->name, field.name), *record.kind, state_word(record.kind->name, state));
    const std::string option = replace_all(field.name, "_", "-");
    check.add("field.required", Severity::error, {}, field.name, message,
              field.name == "id" ? say("add the line id: {} with accord {} edit {}", record.id, record.kind->name, record.id)
              : record.kind->singleton ? say("accord {} set --{} …", record.kind->name, option)
                                       : say("accord {} set {} --{} …", record.kind->name, record.id, option));
  }
}

/// What stands between two states, or what may follow the first.
Message way_on(const Kind& kind, std::string_view state, std::string_view to, bool strict) {
  if (strict && std::ranges::any_of(kind.moves, [&](const Move& known) { return known.leads_to(to) && kind.reachable(state, known, false); }))
    return skips_states();
  std::vector<Message> next;
  for (const Move& known : kind.moves)
    if (kind.reachable(state, known, strict)) next.push_back(labelled_typed("states", kind.name, known.to));
  return next.empty() ? Message("nothing follows that state: take the line out") : say("after that state: {}", listed(next));
}

void check_moves(FieldCheck& check, const Record& record, bool strict) {
  const Kind& kind = *record.kind;
  std::string_view state = kind.states.empty() ? std::string_view() : std::string_view(kind.states.front().name);
  const auto created = parse_date(record.text("created"));
  std::optional<Moment> before;
  for (const MoveEntry& move : moves_of(record)) {
    if (!kind.state(move.to)) {
      std::vector<std::string> names;
      for (const State& known : kind.states) names.push_back(known.name);
      const auto close = nearest(move.to, names);
      check.add("move.state", Severity::error, move.mark, "moves", say("a {} has no state “{}”", kind, move.to),
                close ? say("did you mean “{}”?", *close) : say("its states: {}", states_typed(kind)));
      continue;
    }
    if (created && move.at.date < *created)
      check.add("move.order", Severity::warning, move.mark, "moves", say("the move to “{}” is dated before the {} was created, {}", state_word(kind.name, move.to), kind, to_string(*created)), "correct the date, or the day in created");
    if (before && earlier(move.at, *before))
      check.add("move.order", Severity::error, move.mark, "moves", say("the move to “{}” is dated before the one above it", state_word(kind.name, move.to)), "correct the date of one of the two");
    const bool allowed = std::ranges::any_of(kind.moves, [&](const Move& known) { return known.leads_to(move.to) && kind.reachable(state, known, strict); });
    if (!allowed)
      check.add("move.allowed", Severity::error, move.mark, "moves", say("a {} cannot go from “{}” to “{}”", kind, state_word(kind.name, state), state_word(kind.name, move.to)), way_on(kind, state, move.to, strict));
    before = move.at;
    state = move.to;
  }
}

}  // namespace

bool has_right_types(const Record& record, Findings& findings) {
  const Kind& kind = *record.kind;
  if (is_typed_map(kind.fields, record.content())) return true;
  Findings all;
  FieldCheck(record, all).map(kind.fields, record.content(), {}, {});
  const auto wrong = std::ranges::stable_partition(all, [](const Finding& finding) { return finding.rule != "field.type"; });
  std::ranges::move(wrong, std::back_inserter(findings));
  return wrong.empty();
}

void check_fields(const Record& record, const Settings& settings, Findings& findings) {
  FieldCheck check(record, findings, &settings);
  check.map(record.kind->fields, record.content(), {}, {});
  check_required(check, record);
  if (!record.kind->states.empty()) check_moves(check, record, settings.strict_moves);
}

}  // namespace accord
