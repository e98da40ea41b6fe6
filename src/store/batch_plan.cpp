// Working a batch out in memory, step after step, before the first byte is written.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "accord/base/error.h"
#include "accord/base/sha256.h"
#include "accord/base/text.h"
#include "accord/model/check.h"
#include "accord/model/history.h"
#include "accord/model/input.h"
#include "accord/model/kind_labels.h"
#include "accord/model/record_names.h"
#include "accord/store/batch.h"
#include "accord/store/record_text.h"

namespace accord {
namespace {

/// A move of the batch that is to be looked at again when all its steps are worked out.
struct Made {
  const Move* move;
  std::string file;
  Mark mark;
  std::size_t step;  ///< from 1
  std::string to;
  Date day;
};

struct Working {
  Record record;
  std::string text;
  std::optional<std::string> original;  ///< nothing for a new file
};

/// 25 bits of the key and the step's place, spelt as an identifier: the same batch draws the same ids again.
std::string derived_characters(const std::string& key, std::size_t step) {
  const std::string digest = sha256_hex(key + "\n" + std::to_string(step));
  std::string characters;
  for (std::size_t i = 0; i < 5; ++i) {
    const std::string byte = digest.substr(i * 2, 2);
    characters += identifier_alphabet[static_cast<std::size_t>(std::stoul(byte, nullptr, 16) % 32)];
  }
  return characters;
}

class Planner {
 public:
  Planner(const Project& project, const RecordSet& records, const Batch& batch, const BatchContext& context)
      : project_(project), records_(records), batch_(batch), context_(context) {
    input_.today = context.today;
    input_.offset_minutes = project.settings().offset_minutes;
    if (const auto currency = Currency::find(project.settings().currency)) input_.currency = *currency;
    input_.resolve = [this](std::string_view typed, const Field& field) { return resolve(typed, field); };
    input_.place = InputContext::Place::batch;
    input_.item_id = [this] { return random_item_id(context_.random); };
  }

  BatchPlan plan() {
    collect([&](std::size_t i) { name_add(i); });
    stop_if_wrong();
    collect([&](std::size_t i) { work(i); });
    check_results();
    stop_if_wrong();
    for (const std::string& path : order_) {
      Working& done = working_.at(path);
      if (done.original != std::optional(done.text)) plan_.changes.push_back({path, done.text, done.original});
    }
    return std::move(plan_);
  }

 private:
  template <class Step>
  void collect(Step step) {
    for (std::size_t i = 0; i < batch_.steps.size(); ++i) {
      at_ = batch_.steps[i].mark;
      try {
        step(i);
      } catch (const Error& error) {
        problems_.push_back(batch_.about(i + 1, at_, error.message()));
        for (const Message& hint : error.hints()) problems_.push_back(say("  {}", hint));
      }
    }
  }

  void stop_if_wrong() {
    if (problems_.empty()) return;
    const Message first = problems_.front();
    problems_.erase(problems_.begin());
    throw Error(Failure::invalid, say("the batch was not applied, nothing was written: {}", first), problems_);
  }

  /// Gives every add its id before any step is worked out, so that steps may refer forward.
  void name_add(std::size_t i) {
    const BatchStep& step = batch_.steps[i];
    ids_.emplace_back();
    if (step.act != BatchStep::Act::add) return;
    const Kind* kind = project_.registry().find(step.kind);
    if (!kind) {
      std::vector<std::string> names;
      for (const Registry::Row& row : project_.registry().rows()) names.emplace_back(row.name);
      const auto close = nearest(step.kind, names);
      throw Error(Failure::usage, say("there is no kind “{}”", step.kind), {close ? say("did you mean “{}”?", *close) : Message("accord help names them")});
    }
    std::string& id = ids_.back();
    if (kind->singleton) id = kind->name;
    else if (!step.target.empty()) {
      id = step.target;
      if (const Record* there = records_.find(id); !there || there->kind != kind) check_new_identifier(*kind, id);
    }
    else if (kind->prefix.empty()) throw Error(Failure::usage, say("a {} is named by hand: give its id", *kind), {});
    else if (!batch_.key.empty()) id = kind->prefix + "-" + derived_characters(batch_.key, i);
    else do id = kind->prefix + "-" + random_characters(context_.random);
      while (records_.find(id) || added_.contains(id));
    added_.insert(id);
    if (!step.handle.empty() && !handles_.try_emplace(step.handle, id).second) throw Error(Failure::usage, say("the handle {} stands twice", step.handle), {});
  }

  std::string resolve(std::string_view typed, const Field& field) {
    if (typed == "me" && !context_.me.empty()) return context_.me;
    if (typed.starts_with('$')) {
      const auto handle = handles_.find(std::string(typed));
      if (handle != handles_.end()) return handle->second;
      throw Error(Failure::not_found, say("no step of the batch is called {}", typed), {});
    }
    if (added_.contains(typed)) return std::string(typed);
    return existing(typed, field.targets.size() == 1 ? std::string_view(field.targets.front()) : std::string_view()).id;
  }

  const Record& existing(std::string_view typed, std::string_view kind) {
    if (!names_) names_.emplace(records_);
    const auto hits = names_->resolve(typed, kind);
    if (hits.size() == 1) return *hits.front();
    throw Error(Failure::not_found, hits.empty() ? say("there is no record “{}”", typed) : say("“{}” could be any of {} records", typed, hits.size()), {});
  }

  /// The record a step works on, as the steps before it left it.
  Working& target(const std::string& typed) {
    const auto handle = handles_.find(typed);
    const std::string id = handle != handles_.end() ? handle->second : typed;
    if (const auto path = paths_.find(id); path != paths_.end()) return working_.at(path->second);
    if (handle != handles_.end()) throw Error(Failure::not_found, say("{} is not there, because the step that adds it is wrong", typed), {});
    const Record& record = existing(id, {});
    return open(record);
  }

  Working& open(const Record& record) {
    const auto found = working_.find(record.file);
    if (found != working_.end()) return found->second;
    refuse_misnamed(record);
    std::string text = project_.disk().read(record.file);
    return keep(Working{record, text, text});
  }

  Working& keep(Working work) {
    const std::string path = work.record.file;
    order_.push_back(path);
    paths_.emplace(work.record.id, path);
    return working_.emplace(path, std::move(work)).first->second;
  }

  Value stored(const Field& field, const Value& value) {
    if (value.mark.line != 0) at_ = value.mark;
    if (value.is_none()) return value;
    if (field.type == FieldType::items || field.many) {
      Value list = Value::list();
      const std::vector<Member> single{{{}, {}, value}};
      for (const Member& item : value.is_list() ? value.members : single) list.add(stored_one(field, item.value));
      return list;
    }
    return stored_one(field, value);
  }

  Value stored_one(const Field& field, const Value& value) {
    if (value.mark.line != 0) at_ = value.mark;
    if (value.is_scalar()) return value_from_input(field, value.text, input_);
    if (field.type == FieldType::mapping) {
      Value map = Value::map();
      for (const Member& member : value.members) map.set(member.key, stored_one(field.items.front(), member.value));
      return map;
    }
    if (field.type != FieldType::items && field.type != FieldType::group) throw Error(Failure::usage, say("{} is a single value", field), {});
    Value map = Value::map();
    if (field.type == FieldType::items && field.key == "id" && value["id"].is_none()) map.set("id", Value::scalar(input_.item_id()));
    for (const Member& member : value.members)
      map.set(member.key, member.key == "id" ? member.value : stored(*field_named(field.items, member.key, as_message(field)), member.value));
    return map;
  }

  /// What a step gives a field: of an exported record as it stands there, keys no field has included.
  Value given(const BatchStep& step, const Kind& kind, const Member& member) {
    if (member.mark.line != 0) at_ = member.mark;
    const Field* known = step.exported ? kind.described(member.key) : field_named(kind.fields, member.key, as_message(kind));
    if (!known) return member.value;
    return step.exported && known->many && member.value.is_scalar() ? stored_one(*known, member.value) : stored(*known, member.value);
  }

  static const Field* field_named(const std::vector<Field>& fields, const std::string& key, const Message& owner) {
    for (const Field& field : fields)
      if (field.holds(key)) return &field;
    std::vector<std::string> names;
    for (const Field& field : fields) names.push_back(field.name);
    const auto close = nearest(key, names);
    throw Error(Failure::usage, say("there is no field “{}” in {}", key, owner), {close ? say("did you mean “{}”?", *close) : say("its fields: {}", listed(names))});
  }

  std::string comment(const Field& field, std::string_view id) const {
    if (const auto path = paths_.find(id); path != paths_.end()) {
      const Record& record = working_.at(path->second).record;
      const std::string_view sign = call_sign(record);
      if (record.kind->name != "person") return (sign == id ? std::string() : std::string(sign) + " ") + std::string(record.title());
    }
    return project_.reference_comment(field, id);
  }

  void reparse(Working& work) {
    Findings findings;
    auto record = parse_record(*work.record.kind, work.record.id, work.record.file, work.text, findings);
    if (!record) throw unreadable_record(findings);
    work.record = std::move(*record);
  }

  void edit(Working& work, const std::vector<RecordEdit>& edits) {
    if (edits.empty()) return;
    work.text = patched_text(work.record, work.text, edits, [this](const Field& field, std::string_view id) { return comment(field, id); });
    reparse(work);
  }

  void work(std::size_t i) {
    const BatchStep& step = batch_.steps[i];
    plan_.outcomes.push_back({step.act, {}, {}, false});
    BatchPlan::Outcome& outcome = plan_.outcomes.back();
    Working* target_record = nullptr;
    if (step.act == BatchStep::Act::add) {
      target_record = add(i, outcome);
    } else {
      target_record = &target(step.target);
      outcome.before = target_record->record;
      if (step.act == BatchStep::Act::set) set(*target_record, step);
      else move(*target_record, step);
    }
    outcome.after = target_record->record;
    outcome.changed = !outcome.before.kind || !outcome.before.content().same(outcome.after.content());
  }

  Working* add(std::size_t i, BatchPlan::Outcome& outcome) {
    const BatchStep& step = batch_.steps[i];
    const Kind& kind = *project_.registry().find(step.kind);
    const std::string path = Project::path_of(kind, ids_[i]);
    if (const Record* there = records_.find(ids_[i]); there && there->kind == &kind) {
      Working& work = open(*there);
      outcome.before = work.record;
      if (step.exported) set(work, step);
      else if (step.target.empty() && !kind.singleton) same_add(work.record, step);
      else require_same(work.record, step);
      return &work;
    }
    if (working_.contains(path)) throw Error(Failure::conflict, say("{} is added twice", ids_[i]), {});
    Value content = Value::map();
    if (!kind.singleton) content.set("id", Value::scalar(ids_[i]));
    for (const Member& member : step.fields.members)
      if (Value value = given(step, kind, member); !value.is_none()) content.set(member.key, std::move(value));
    if (!step.exported) {
      fill_in(kind, content, project_.settings(), context_.today);
      if (kind.fill) kind.fill(content, {so_far(), context_.today, context_.me});
    }
    Working work{Record{&kind, ids_[i], path, content}, {}, std::nullopt};
    work.text = record_text(kind, content, [this](const Field& field, std::string_view id) { return comment(field, id); });
    reparse(work);
    return &keep(std::move(work));
  }

  /// Everything as the steps before have left it.
  RecordSet so_far() const {
    std::vector<Record> changed;
    for (const auto& [path, work] : working_) changed.push_back(work.record);
    return RecordSet(records_, std::move(changed));
  }

  /// Whether a step sets fields of the record that the other one adds.
  static bool sets_added(const BatchStep& step, const BatchStep& add, const Record& record) {
    return step.act == BatchStep::Act::set && (step.target == record.id || (!add.handle.empty() && step.target == add.handle));
  }

  /// A keyed batch run again: the record is there already, and must be the one this step made (and a later one may have
  /// given another title).
  void same_add(const Record& there, const BatchStep& step) const {
    const auto gave_title = [&](const BatchStep& other) {
      return (&other == &step || sets_added(other, step, there)) && other.fields["title"].text == there.title();
    };
    if (std::ranges::none_of(batch_.steps, gave_title))
      throw Error(Failure::conflict, say("its id {} is taken by “{}”", there.id, there.title()), {"give the batch another key"});
  }

  /// Whether another step gives the record that field.
  bool is_given_elsewhere(const Record& record, const BatchStep& step, const std::string& field) const {
    return std::ranges::any_of(batch_.steps, [&](const BatchStep& other) { return sets_added(other, step, record) && !other.fields[field].is_none(); });
  }

  /// An add never changes a record that is there: what it gives is so already, or another step has changed it since.
  void require_same(const Record& there, const BatchStep& step) {
    for (const Member& member : step.fields.members) {
      const Value value = given(step, *there.kind, member);
      const bool plain = value.is_scalar() || (value.is_list() && std::ranges::all_of(value.members, [](const Member& item) { return item.value.is_scalar(); }));
      if (!plain || says_the_same(value, there.content()[member.key]) || is_given_elsewhere(there, step, member.key)) continue;
      throw Error(Failure::conflict, say("{} is there already, and its “{}” is another", there.id, member.key), {verbatim("{set: " + there.id + ", " + member.key + ": …}")});
    }
  }

  /// Logs only grow: what is there stays, and entries that are not there yet are added.
  void add_to_log(const Value& now, const Member& member, const Value& entries, std::vector<RecordEdit>& edits) const {
    for (const Member& entry : entries.members) {
      const auto same = [&](const Member& other) { return other.value.same(entry.value); };
      if (std::ranges::none_of(now.members, same)) edits.push_back({RecordEdit::Act::append, {member.key}, entry.value});
    }
  }

  void set(Working& work, const BatchStep& step) {
    std::vector<RecordEdit> edits;
    const Kind& kind = *work.record.kind;
    for (const Member& member : step.fields.members) {
      const Field* field = kind.described(member.key);
      const Value& now = work.record.content()[member.key];
      const bool list_steps = field && (field->many || field->type == FieldType::items) && member.value.is_map();
      if (member.key == "moves" && !step.exported)
        throw Error(Failure::usage, say("moves are made, not set"), {verbatim("{move: " + work.record.id + ", verb: …, at: …}")});
      if (list_steps) {
        if (member.mark.line != 0) at_ = member.mark;
        for (const Member& item : stored(*field, member.value["add"]).members) edits.push_back({RecordEdit::Act::append, {member.key}, item.value});
        for (const Member& item : member.value["remove"].members) edits.push_back({RecordEdit::Act::remove, {member.key}, item.value});
        continue;
      }
      Value value = given(step, kind, member);
      if (field && field->is_append_only && value.is_list()) {
        add_to_log(now, member, value, edits);
      } else if (value.is_none()) {
        if (!now.is_none()) edits.push_back({RecordEdit::Act::clear, {member.key}, {}});
      } else if (!says_the_same(value, now)) {
        edits.push_back({RecordEdit::Act::set, {member.key}, std::move(value)});
      }
    }
    edit(work, edits);
  }

  /// A list of one may stand in a file as its item alone.
  static bool says_the_same(const Value& value, const Value& now) {
    return value.same(now) || (now.is_scalar() && value.is_list() && value.members.size() == 1 && value.members.front().value.same(now));
  }

  void move(Working& work, const BatchStep& step) {
    const Kind& kind = *work.record.kind;
    const Move* move = kind.move(step.verb);
    if (!move) {
      std::vector<std::string> verbs;
      for (const Move& known : kind.moves) verbs.push_back(known.verb);
      const auto close = nearest(step.verb, verbs);
      throw Error(Failure::usage, say("a {} has no verb “{}”", kind, step.verb), {close ? say("did you mean “{}”?", *close) : say("its verbs: {}", listed(verbs))});
    }
    const Field& moves = *kind.field("moves");
    const Value& given_at = step.fields["at"];
    const Value at = given_at.is_scalar() ? value_from_input(*moves.item("at"), given_at.text, input_) : Value::scalar(to_string(context_.today));
    const Date day = parse_moment(at.text)->date;
    const std::string to = move->falls_short ? move->destination({work.record, so_far(), project_.settings(), &day}) : move->to;
    Value entry = Value::map();
    entry.set("to", Value::scalar(to));
    entry.set("at", at);
    const Value& by = step.fields["by"];
    if (by.is_scalar()) entry.set("by", value_from_input(*moves.item("by"), by.text, input_));
    else if (!context_.me.empty()) entry.set("by", Value::scalar(context_.me));
    for (const char* key : {"reason", "evidence"})
      if (step.fields[key].is_scalar()) entry.set(key, step.fields[key]);
    for (const MoveEntry& made : moves_of(work.record))
      if (move->leads_to(made.to) && to_string(made.at) == at.text) return;  // applied before
    if (!kind.reachable(state_of(work.record), *move, project_.settings().strict_moves)) {
      if (state_of(work.record) == to) throw Error(Failure::conflict, say("{} is “{}” already", work.record.id, state_word(kind.name, to)), {});
      throw Error(Failure::conflict, say("{} is “{}”, and from there “{}” cannot be done", work.record.id, state_word(kind.name, state_of(work.record)), verb_word(kind.name, move->verb)), {});
    }
    if (move->needs_reason && trim(entry["reason"].text).empty()) throw Error(Failure::usage, say("“{}” needs a reason", verb_word(kind.name, move->verb)), {});
    if (move->guard || move->falls_short) made_.push_back({move, work.record.file, step.mark, plan_.outcomes.size(), to, day});
    std::vector<RecordEdit> edits = edits_by_itself(work.record, context_.today);
    edits.push_back({RecordEdit::Act::append, {"moves"}, entry});
    edit(work, edits);
  }

  void check_guard(const Made& made, const RecordSet& after) {
    const Record& record = working_.at(made.file).record;
    const Refusal refusal = made.move->guard({record, after, project_.settings(), &context_.today, records_.find(record.id)});
    if (refusal.why.empty()) return;
    problems_.push_back(batch_.about(made.step, made.mark, say("{}: {}", record.id, refusal.why)));
    if (!refusal.hint.empty()) problems_.push_back(say("  {}", refusal.hint));
  }

  /// A move leads where all that the batch says of the record leads, so that the order of its steps cannot change a state.
  void check_destination(const Made& made, const RecordSet& after) {
    const Record& record = working_.at(made.file).record;
    const std::string& to = made.move->destination({record, after, project_.settings(), &made.day});
    if (to == made.to) return;
    const auto word = [&](const std::string& state) { return state_word(record.kind->name, state); };
    problems_.push_back(batch_.about(made.step, made.mark, say("{}: “{}” leads to “{}” here, but to “{}” with what later steps set", record.id, verb_word(record.kind->name, made.move->verb), word(made.to), word(to))));
    problems_.push_back(say("  {}", "put the move after the steps that set the record's fields"));
  }

  /// The changed records by their own rules and references, and the moves made, against everything as it would then be.
  void check_results() {
    if (!problems_.empty()) return;
    const RecordSet after = so_far();
    for (const Made& made : made_) {
      if (made.move->guard) check_guard(made, after);
      if (made.move->falls_short) check_destination(made, after);
    }
    for (const std::string& path : order_) {
      const Working& work = working_.at(path);
      Findings now, before;
      check_fields(work.record, project_.settings(), now);
      check_links(work.record, after, now);
      if (const Record* old = records_.find(work.record.id)) {
        check_fields(*old, project_.settings(), before);
        check_links(*old, records_, before);
      }
      for (const Finding& finding : now) {
        if (finding.severity != Severity::error) continue;
        if (std::ranges::any_of(before, [&](const Finding& old) { return old.rule == finding.rule && old.message.english() == finding.message.english(); })) continue;
        problems_.push_back(about(work.record, finding));
      }
    }
  }

  /// What is wrong with a record, and where the batch says so: in the last step that gave the field, else in the last
  /// that touched the record.
  Message about(const Record& record, const Finding& finding) const {
    std::size_t step = 0;
    Mark mark;
    bool exact = false;
    for (std::size_t i = 0; i < plan_.outcomes.size(); ++i) {
      if (plan_.outcomes[i].after.file != record.file) continue;
      const std::vector<Member>& given = batch_.steps[i].fields.members;
      const auto field = std::ranges::find(given, finding.field, &Member::key);
      if (exact && field == given.end()) continue;
      step = i + 1;
      exact = field != given.end();
      mark = exact && field->mark.line > 0 ? field->mark : batch_.steps[i].mark;
    }
    return batch_.about(step, mark, say("{}: {}", record.title().empty() ? record.id : record.id + " " + std::string(record.title()), finding.message));
  }

  const Project& project_;
  const RecordSet& records_;
  const Batch& batch_;
  const BatchContext& context_;
  InputContext input_;
  std::optional<RecordNames> names_;  ///< made when first asked for
  std::vector<std::string> ids_;  ///< of adds, by step
  std::set<std::string, std::less<>> added_;  ///< the same without their places
  std::map<std::string, std::string> handles_;
  std::map<std::string, Working> working_;  ///< by path
  std::map<std::string, std::string, std::less<>> paths_;  ///< of what is in working_, by id; the first of two
  std::vector<std::string> order_;
  std::vector<Made> made_;
  std::vector<Message> problems_;
  Mark at_;  ///< in the batch's file: what is being worked on
  BatchPlan plan_;
};

}  // namespace

BatchPlan plan_batch(const Project& project, const RecordSet& records, const Batch& batch, const BatchContext& context) {
  return Planner(project, records, batch, context).plan();
}

}  // namespace accord
