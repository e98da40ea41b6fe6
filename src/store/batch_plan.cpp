// Working a batch out in memory, step after step, before the first byte is written.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "accord/base/error.h"
#include "accord/base/text.h"
#include "accord/base/width.h"
#include "accord/model/check.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/store/batch.h"
#include "accord/store/effects.h"
#include "accord/store/record_text.h"
#include "store/batch_check.h"
#include "store/batch_moves.h"
#include "store/batch_names.h"
#include "store/batch_values.h"

namespace accord {
namespace {

struct Working {
  Record record;
  std::string text;
  std::optional<std::string> original;  ///< nothing for a new file
  MovesBefore before = {};
};

/// What is wrong with a step is told already.
struct StepIsWrong {};

class Planner {
 public:
  Planner(const Project& project, const RecordSet& records, Batch batch, const BatchContext& context)
      : project_(project), records_(records), batch_(std::move(batch)), context_(context), names_(project, records, batch_, context),
        values_(project, batch_, context, [this](std::string_view typed, const Field& field) { return names_.resolve(typed, field); }, [this](const Error& error) { tell(error); }, at_) {}

  BatchPlan plan() {
    for (std::size_t i = 0; i < batch_.steps.size(); ++i) batch_.steps[i].number = i;
    collect([&](std::size_t i) { names_.name_add(i); });
    stop_if_wrong();
    collect([&](std::size_t i) { name_by_hand(i); });
    stop_if_wrong();
    collect([&](std::size_t i) { work(i); });
    if (problems_.empty()) problems_ = batch_problems({project_, records_, so_far(), batch_, context_, plan_.outcomes, order_, made_});
    stop_if_wrong();
    for (const std::string& path : order_) {
      Working& done = working_.at(path);
      if (!done.original) done.text = new_text(done.record);  // now the records that later steps add have names for the comments
      if (done.original != std::optional(done.text)) plan_.changes.push_back({path, done.text, done.original});
    }
    // What is approved is written last: killed before, the same command does the rest.
    std::ranges::stable_partition(plan_.changes, [&](const Project::FileChange& change) { return !sources_.contains(change.path); });
    return std::move(plan_);
  }

 private:
  template <class Step>
  void collect(Step step) {
    for (std::size_t i = 0; i < batch_.steps.size(); ++i) {
      at_ = batch_.steps[i].mark;
      step_ = i + 1;
      attempt([&] { step(i); });
    }
  }

  void tell(const Error& error) {
    problems_.push_back(batch_.about(step_, at_, error.message()));
    for (const Message& hint : error.hints()) problems_.push_back(say("  {}", hint));
  }

  template <class Work>
  void attempt(Work work) {
    try {
      work();
    } catch (const Error& error) {
      tell(error);
    } catch (const StepIsWrong&) {
    }
  }

  /// Looks at every value of a step, so that one that is wrong does not hide the next. Throws StepIsWrong.
  template <class Work>
  void each_value(const BatchStep& step, Work work) {
    const std::size_t told = problems_.size();
    for (const Member& member : step.fields.members) {
      at_ = member.mark.line == 0 ? step.mark : member.mark;
      attempt([&] { work(member); });
    }
    at_ = step.mark;
    if (problems_.size() > told) throw StepIsWrong();
  }

  void stop_if_wrong() {
    if (problems_.empty()) return;
    const Message first = problems_.front();
    problems_.erase(problems_.begin());
    throw Error(Failure::invalid, say("{}: {}", context_.refusal, first), problems_);
  }

  /// A person without a handle, a timesheet without an id: what `add` would call them.
  void name_by_hand(std::size_t i) {
    if (!names_.lacks_name(i)) return;
    const BatchStep& step = batch_.steps[i];
    const Kind& kind = *project_.registry().find(step.kind);
    values_.begin(i);
    const Value content = names_.filled(kind, content_of(step, kind));
    const Record* there = added_before(kind, content, step);
    names_.take(i, there ? there->id : content["id"].text);
  }

  /// The record that a keyed batch has added under a name that is taken since; or null.
  const Record* added_before(const Kind& kind, const Value& content, const BatchStep& step) const {
    if (batch_.key.empty()) return nullptr;
    for (const Record& there : records_.of(kind.name))
      if (!names_.is_taken(there.id) && !difference(there, content, step)) return &there;
    return nullptr;
  }

  Value content_of(const BatchStep& step, const Kind& kind) {
    Value content = Value::map();
    each_value(step, [&](const Member& member) {
      if (Value value = values_.given(step, kind, member); !value.is_none() || !kind.described(member.key)) content.set(member.key, std::move(value));
    });
    return content;
  }

  /// The record a step works on, as the steps before it left it.
  Working& target(const std::string& typed) {
    const std::string* handle = names_.by_handle(typed);
    const std::string& id = handle ? *handle : typed;
    if (const auto path = paths_.find(id); path != paths_.end()) return working_.at(path->second);
    if (handle) refuse_early(typed);
    return open(names_.existing(id, {}));
  }

  /// Of a handle whose record is not there at this step.
  [[noreturn]] void refuse_early(const std::string& handle) const {
    const auto adding = std::ranges::find(batch_.steps, handle, &BatchStep::handle);
    if (static_cast<std::size_t>(adding - batch_.steps.begin()) >= step_) throw Error(Failure::conflict, say("{} is added by a later step", handle), {"put this step after it; only fields may name what comes later"});
    throw Error(Failure::not_found, say("{} is not there, because the step that adds it is wrong", handle), {});
  }

  Working& open(const Record& record) {
    const auto found = working_.find(record.file);
    if (found != working_.end()) return found->second;
    std::string text = project_.disk().read(record.file);
    return keep(Working{record, text, text, MovesBefore(record)});
  }

  Working& keep(Working work) {
    const std::string path = work.record.file;
    order_.push_back(path);
    paths_.emplace(work.record.id, path);
    return working_.emplace(path, std::move(work)).first->second;
  }

  std::string comment(const Field& field, std::string_view id) const {
    if (const auto path = paths_.find(id); path != paths_.end()) {
      const Record& record = working_.at(path->second).record;
      const std::string_view sign = call_sign(record);
      if (record.kind->name != "person") return (sign == id ? std::string() : std::string(sign) + " ") + std::string(record.title());
    }
    return project_.reference_comment(field, id);
  }

  std::string new_text(const Record& record) const {
    return record_text(*record.kind, record.content(), [this](const Field& field, std::string_view id) { return comment(field, id); });
  }

  void reparse(Working& work) {
    Findings findings;
    auto record = parse_record(*work.record.kind, work.record.id, work.record.file, work.text, findings);
    if (!record) throw unreadable_record(findings);
    work.record = std::move(*record);
  }

  /// `as_it_is`: nothing is added to what an export says.
  void edit(Working& work, const std::vector<RecordEdit>& edits, bool as_it_is = false) {
    if (edits.empty()) return;
    work.text = patched_text(work.record, work.text, as_it_is ? edits : stamped_edits(work.record, work.text, edits), [this](const Field& field, std::string_view id) { return comment(field, id); });
    reparse(work);
  }

  void work(std::size_t i) {
    const BatchStep& step = batch_.steps[i];
    if (names_.lacks_name(i)) name_by_hand(i);
    values_.begin(i);
    plan_.outcomes.push_back({step.act, {}, {}, false});
    BatchPlan::Outcome& outcome = plan_.outcomes.back();
    Working* target_record = nullptr;
    if (step.act == BatchStep::Act::add) {
      target_record = add(i, outcome);
    } else {
      target_record = &target(step.target);
      outcome.before = target_record->record;
      if (step.act == BatchStep::Act::set) set(*target_record, step);
      else if (step.act == BatchStep::Act::edit) edit(*target_record, step.edits);
      else if (step.act == BatchStep::Act::move) move(*target_record, step);
    }
    outcome.after = target_record->record;
    outcome.changed = !outcome.before.kind || !outcome.before.content().same(outcome.after.content());
    const bool approves = (step.act == BatchStep::Act::edit || step.act == BatchStep::Act::move) && !has_applied_effects(outcome.before) && has_applied_effects(outcome.after);
    if (approves) put_in_effects(i, outcome.after, moves_of(outcome.after).back().at.date);
    else if (step.act == BatchStep::Act::effects) put_in_effects(i, outcome.after, context_.today);
  }

  /// The effects of the record that step i has worked on as the steps that follow.
  void put_in_effects(std::size_t i, const Record& source, Date day) {
    sources_.insert(source.file);
    std::vector<BatchStep> steps = effect_steps(source, so_far(), project_.registry(), day, problems_);
    for (BatchStep& step : steps) step.number = batch_.steps[i].number;
    batch_.steps.insert(batch_.steps.begin() + static_cast<std::ptrdiff_t>(i) + 1, steps.begin(), steps.end());
    names_.make_room(i + 1, steps.size());
    for (std::size_t put = i + 1; put <= i + steps.size(); ++put) {
      at_ = batch_.steps[put].mark;
      step_ = put + 1;
      try {
        names_.name_add(put);
      } catch (const Error& error) {
        tell(error);
        batch_.steps[put] = {.act = BatchStep::Act::edit, .kind = {}, .target = source.id, .handle = {}, .verb = {}, .fields = {}};
      }
    }
  }

  Working* add(std::size_t i, BatchPlan::Outcome& outcome) {
    const BatchStep& step = batch_.steps[i];
    const Kind& kind = *project_.registry().find(step.kind);
    const std::string& id = names_.id(i);
    const std::string path = Project::path_of(kind, id);
    if (const Record* there = records_.find(id); there && there->kind == &kind) {
      Working& work = open(*there);
      outcome.before = work.record;
      if (step.exported) set(work, step);
      else if (step.target.empty() && !kind.singleton && !kind.prefix.empty()) same_add(work.record, step);
      else require_same(work.record, step);
      return &work;
    }
    if (working_.contains(path)) throw Error(Failure::conflict, say("{} is added twice", id), {});
    Value content = content_of(step, kind);
    if (!kind.singleton) content.set("id", Value::scalar(id));
    if (!step.exported) begin_record(kind, content, project_.settings(), {kind.fill ? so_far() : RecordSet(), context_.today, context_.me});
    Working work{Record{&kind, id, path, content}, {}, std::nullopt, {}};
    work.text = new_text(work.record);
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

  /// The first field of which an add says something else than the record that is there, and no other step; or null.
  const Member* difference(const Record& there, const Value& content, const BatchStep& step) const {
    for (const Member& member : content.members) {
      const Value& value = member.value;
      const bool plain = value.is_scalar() || (value.is_list() && std::ranges::all_of(value.members, [](const Member& item) { return item.value.is_scalar(); }));
      const bool is_day_of_effect = member.key == "created" && !step.file.empty();  // killed half-way, it may be done on another
      if (plain && member.key != "id" && !is_day_of_effect && !says_the_same(value, there.content()[member.key]) && !is_given_elsewhere(there, step, member.key)) return &member;
    }
    return nullptr;
  }

  /// An add never changes a record that is there: what it gives is so already, or another step has changed it since.
  void require_same(const Record& there, const BatchStep& step) {
    const Value content = content_of(step, *there.kind);
    if (const Member* other = difference(there, content, step))
      throw Error(Failure::conflict, say("{} is there already, and its “{}” is another", there.id, other->key), {verbatim("{set: " + there.id + ", " + other->key + ": …}")});
  }

  /// Whether an item, or one of its key, is in the list: what a keyed batch or an export has added is not added again. A log's
  /// entry stays as it is; another one of its id is refused.
  bool is_there(const Value& now, const Field& field, const Value& item, bool exported) const {
    const auto same = [&](const Member& other) { return other.value.same(item); };
    if (std::ranges::any_of(now.members, same)) return true;
    const std::string& key = item[field.key].text;
    if (key.empty() || field.key == field.dated ||  // moves: several a day
        std::ranges::none_of(now.members, [&](const Member& other) { return other.value[field.key].text == key; })) return false;
    if (exported || (!batch_.key.empty() && !field.is_append_only)) return true;
    throw Error(Failure::conflict, say("{} holds a “{}” already, and it is another", field, key), {batch_.key.empty() ? Message("leave its id out, or give it another") : Message("give the batch another key")});
  }

  /// Items that are not there yet, each once. Logs only grow: what is there stays.
  void add_items(const Value& now, const Member& member, const Field& field, const Value& entries, bool exported, std::vector<RecordEdit>& edits) const {
    for (const Member& entry : entries.members)
      if (!is_there(now, field, entry.value, exported)) edits.push_back({RecordEdit::Act::append, {member.key}, entry.value});
  }

  void set(Working& work, const BatchStep& step) {
    std::vector<RecordEdit> edits;
    const Kind& kind = *work.record.kind;
    each_value(step, [&](const Member& member) {
      const Field* field = kind.described(member.key);
      const Value& now = work.record.content()[member.key];
      const bool list_steps = field && (field->many || field->type == FieldType::items) && member.value.is_map();
      if (member.key == "moves" && !step.exported)
        throw Error(Failure::usage, say("moves are made, not set"), {verbatim("{move: " + work.record.id + ", verb: …, at: …}")});
      if (list_steps) {
        for (const Member& part : member.value.members)
          if (part.key != "add" && part.key != "remove") throw Error(Failure::usage, say("a list takes add and remove, not “{}”", part.key), {verbatim("{add: […], remove: […]}")});
        add_items(now, member, *field, values_.stored(*field, member.value["add"]), false, edits);
        for (const Member& item : member.value["remove"].members)
          if (batch_.key.empty() || find_item(now, field, item.value.text)) edits.push_back({RecordEdit::Act::remove, {member.key}, item.value});
        return;
      }
      Value value = values_.given(step, kind, member);
      if (field && field->is_append_only && value.is_list()) {
        add_items(now, member, *field, value, step.exported, edits);
      } else if (value.is_none()) {
        if (!now.is_none() && !step.exported) edits.push_back({RecordEdit::Act::clear, {member.key}, {}});
      } else if (!says_the_same(value, now)) {
        edits.push_back({RecordEdit::Act::set, {member.key}, std::move(value)});
      }
    });
    require_changeable(work.record, edits);
    edit(work, edits, step.exported);
  }

  /// What is written once is never changed; its logs grow.
  static void require_changeable(const Record& record, const std::vector<RecordEdit>& edits) {
    const auto grows = [&](const RecordEdit& edit) {
      const Field* field = record.kind->described(edit.path.front());
      return edit.act == RecordEdit::Act::append && field && field->is_append_only;
    };
    if (record.kind->immutable && !std::ranges::all_of(edits, grows)) throw Error(Failure::conflict, say("a {} is written once and never changed", *record.kind), {say("accord {} show {}", record.kind->name, record.id)});
  }

  /// A list of one may stand in a file as its item alone.
  static bool says_the_same(const Value& value, const Value& now) {
    if (value.is_scalar() && now.is_scalar()) return value.text == now.text || value.text == normalise(now.text);  // what is given is composed
    return value.same(now) || (now.is_scalar() && value.is_list() && value.members.size() == 1 && says_the_same(value.members.front().value, now));
  }

  /// What a move's step says besides the move itself: a field of the same name is set by a step of its own.
  static BatchStep fields_along(const BatchStep& step) {
    BatchStep along = step;
    std::erase_if(along.fields.members, [](const Member& member) { return is_of_move(member.key); });
    return along;
  }

  static bool is_of_move(std::string_view key) { return key == "at" || key == "by" || key == "reason" || key == "evidence"; }

  /// The moves of the batch on the record; none when one of them says its time.
  std::vector<const Move*> moves_without_time(const Record& record, const std::string& typed) const {
    std::vector<const Move*> moves;
    for (const BatchStep& step : batch_.steps) {
      if (step.act != BatchStep::Act::move || (step.target != typed && step.target != record.id && step.target != record.text("number"))) continue;
      if (step.fields["at"].is_scalar()) return {};
      moves.push_back(record.kind->move(step.verb));
    }
    return moves;
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
    const std::size_t told = problems_.size();
    attempt([&] { set(work, fields_along(step)); });
    const Field& moves = *kind.field("moves");
    const Value& given_at = step.fields["at"];
    Value at = Value::scalar(to_string(context_.today)), by = context_.me.empty() ? Value() : Value::scalar(context_.me);
    each_value(step, [&](const Member& member) {
      if (!is_of_move(member.key) || member.value.is_none()) return;
      if (!member.value.is_scalar()) throw Error(Failure::usage, say("{} is a single value", *moves.item(member.key)), {});
      if (Value* given = member.key == "at" ? &at : member.key == "by" ? &by : nullptr) *given = values_.scalar(*moves.item(member.key), member.value.text);
    });
    if (problems_.size() > told) throw StepIsWrong();
    const Date day = parse_moment(at.text)->date;
    const std::string to = move->falls_short ? move->destination({work.record, so_far(), project_.settings(), &day}) : move->to;
    Value entry = Value::map();
    entry.set("to", Value::scalar(to));
    entry.set("at", at);
    if (!by.is_none()) entry.set("by", by);
    for (const char* key : {"reason", "evidence"})
      if (step.fields[key].is_scalar()) entry.set(key, step.fields[key]);
    if (!batch_.key.empty() && !given_at.is_scalar()) work.before.expect(moves_without_time(work.record, step.target));
    if (work.before.take(*move, at.text, state_of(work.record))) return;
    if (!kind.reachable(state_of(work.record), *move, project_.settings().strict_moves)) {
      const bool on_another_day = !batch_.key.empty() && !given_at.is_scalar();
      if (on_another_day && work.before.take(*move, {}, state_of(work.record))) return;
      if (state_of(work.record) == to) throw Error(Failure::conflict, say("{} is “{}” already", work.record.id, state_word(kind.name, to)), {});
      std::vector<Message> hints;
      if (kind.reachable(state_of(work.record), *move, false)) hints.push_back(skips_states());
      throw Error(Failure::conflict, say("{} is “{}”, and from there “{}” cannot be done", work.record.id, state_word(kind.name, state_of(work.record)), verb_word(kind.name, move->verb)), hints);
    }
    if (move->needs_reason && trim(entry["reason"].text).empty()) throw Error(Failure::usage, say("“{}” needs a reason", verb_word(kind.name, move->verb)), {});
    if (move->guard || move->falls_short) made_.push_back({move, work.record.file, step.mark, plan_.outcomes.size(), to, day});
    std::vector<RecordEdit> edits = edits_by_itself(work.record, context_.today);
    edits.push_back({RecordEdit::Act::append, {"moves"}, entry});
    edit(work, edits);
  }

  const Project& project_;
  const RecordSet& records_;
  Batch batch_;
  const BatchContext& context_;
  Mark at_;  ///< in the batch's file: what is being worked on
  std::size_t step_ = 0;  ///< from 1
  BatchNames names_;
  BatchValues values_;
  std::map<std::string, Working> working_;  ///< by path
  std::map<std::string, std::string, std::less<>> paths_;  ///< of what is in working_, by id; the first of two
  std::vector<std::string> order_;
  std::vector<BatchMove> made_;
  std::set<std::string> sources_;  ///< files of what makes effects true
  std::vector<Message> problems_;
  BatchPlan plan_;
};

}  // namespace

std::vector<Record> BatchPlan::records() const {
  std::vector<Record> records;
  std::map<std::string_view, std::size_t> places;
  for (const Outcome& outcome : outcomes) {
    const auto [place, fresh] = places.try_emplace(outcome.after.file, records.size());
    if (fresh) records.push_back(outcome.after);
    else records[place->second] = outcome.after;
  }
  return records;
}

BatchPlan plan_batch(const Project& project, const RecordSet& records, const Batch& batch, const BatchContext& context) {
  return Planner(project, records, batch, context).plan();
}

}  // namespace accord
