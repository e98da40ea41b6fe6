// accord <kind> <move> ID…: a dated change of state, the only place where a state is written.
#include <algorithm>

#include "accord/base/people_date.h"
#include "accord/base/text.h"
#include "accord/model/check.h"
#include "accord/model/history.h"
#include "accord/model/kind_labels.h"
#include "accord/store/effects.h"
#include "cli/among_others.h"
#include "cli/batch_answer.h"
#include "cli/field_options.h"
#include "cli/verb_parts.h"
#include "cli/verbs.h"

namespace accord {
namespace {

/// Options of the move itself. A field of the same name (the day a complaint came) is not what is meant: it is set by `set`.
const std::vector<std::string> own_options{"at", "by", "reason", "evidence", "propose"};

Arguments fields_of(const Arguments& arguments) {
  std::vector<Arguments::Given> given = arguments.given();
  std::erase_if(given, [](const Arguments::Given& option) { return std::ranges::find(own_options, option.first) != own_options.end(); });
  return Arguments(arguments.words(), std::move(given));
}

/// When it is made, as it is written. A clock that runs in hours needs the time, everything else is a day.
std::string time_of(Context& context, const Kind& kind, const Arguments& arguments) {
  if (arguments.has("at")) return value_from_input(*kind.field("moves")->item("at"), arguments.get("at"), input_context(context)).text;
  return kind.timed_moves && !context.has_as_of() ? to_string(context.now()) : to_string(context.as_of());
}

Value move_entry(Context& context, const Kind& kind, const std::string& to, const std::string& at, const Arguments& arguments) {
  Value entry = Value::map();
  entry.set("to", Value::scalar(to));
  entry.set("at", Value::scalar(at));
  const std::string by = arguments.has("by") ? value_from_input(*kind.field("moves")->item("by"), arguments.get("by"), input_context(context)).text : author_if_known(context);
  if (!by.empty()) entry.set("by", Value::scalar(by));
  for (const char* name : {"reason", "evidence"})
    if (arguments.has(name)) entry.set(name, Value::scalar(arguments.get(name)));
  return entry;
}

/// The fields given along, to be set without the move.
std::vector<Message> set_instead(const Kind& kind, const Record& record, const Arguments& arguments) {
  std::string command = command_line(kind, "set", record.id);
  const Arguments fields = fields_of(arguments);
  if (fields.given().empty()) return {};
  for (const auto& [name, typed] : fields.given()) command += " --" + name + " …";
  return {verbatim(command)};
}

void require_reachable(Context& context, const Kind& kind, const Move& move, const Record& record, const Arguments& arguments) {
  const std::string_view state = state_of(record);
  const bool strict = context.project().settings().strict_moves;
  if (kind.reachable(state, move, strict)) return;
  std::vector<Message> verbs;
  for (const Move& other : kind.moves)
    if (kind.reachable(state, other, strict)) verbs.push_back(verb_typed(kind.name, other.verb));
  std::vector<Message> next{verbs.empty() ? Message("it has come to its end") : say("possible from here: {}", listed(verbs))};
  if (state == move.to) {
    const std::vector<MoveEntry> made = moves_of(record);
    const Message word = state_word(kind.name, state);
    if (std::vector<Message> set = set_instead(kind, record, arguments); !set.empty()) next = std::move(set);
    throw Error(Failure::conflict, made.empty() ? say("{} is “{}” already", spoken(context, record), word)
                                                : say("{} is “{}” already, since {}", spoken(context, record), word, people_date(made.back().at.date, context.language(), true)), std::move(next));
  }
  if (kind.reachable(state, move, false)) next.push_back(skips_states());
  throw Error(Failure::conflict, say("{} is “{}”, and from there “{}” cannot be done", spoken(context, record), state_word(kind.name, state), verb_word(kind.name, move.verb)),
              std::move(next));
}

/// The command again, for what it lacks to be added.
std::string retry_line(const Kind& kind, const Move& move, const Record& record) {
  return command_line(kind, move.verb, record.id) + (move.needs_reason ? " --reason …" : "");
}

void require_guard(Context& context, const Kind& kind, const Move& move, const Record& before, const Record& record, const RecordSet& records) {
  if (!move.guard) return;
  const Date today = context.as_of();
  const Refusal refusal = move.guard({record, records, context.project().settings(), &today, &before});
  if (refusal.why.empty()) return;
  std::vector<Message> next;
  if (!refusal.hint.empty()) next.push_back(refusal.hint);
  if (!refusal.options.empty()) next.push_back(verbatim(retry_line(kind, move, record) + " " + refusal.options));
  throw Error(Failure::conflict, say("{}: {}", spoken(context, record), refusal.why), next);
}

/// The edits of one record: the fields given along, and the move to where it leads with them.
std::vector<RecordEdit> edits_of(Context& context, const Move& move, const Record& record, const RecordSet& records, const Arguments& arguments) {
  std::vector<RecordEdit> edits = edits_by_itself(record, context.as_of());
  const std::string at = time_of(context, *record.kind, arguments);
  const Date day = parse_moment(at)->date;
  const std::vector<RecordEdit> typed = edits_from(*record.kind, fields_of(arguments), context, day);
  edits.insert(edits.end(), typed.begin(), typed.end());
  const std::string to = move.falls_short ? move.destination({preview(context.project(), record, edits), records, context.project().settings(), &day}) : move.to;
  edits.push_back({RecordEdit::Act::append, {"moves"}, move_entry(context, *record.kind, to, at, arguments)});
  return edits;
}

Message moved_line(Context& context, const Record& before, const Record& after) {
  return say("{}: {} → {}", spoken(context, before), state_word(before.kind->name, state_of(before)), state_word(before.kind->name, state_of(after)));
}

/// The moves and what comes true with them, as one batch: all of it, or nothing.
int run_with_effects(Context& context, const Move& move, const std::vector<Record>& records, const std::vector<Record>& moved, const std::vector<std::vector<RecordEdit>>& edits, const RecordSet& all,
                     const Arguments& arguments) {
  Project& project = context.project();
  const Kind& kind = *records.front().kind;
  Batch batch;
  for (std::size_t i = 0; i < records.size(); ++i) {
    BatchStep step;
    step.act = BatchStep::Act::edit;
    step.target = records[i].id;
    step.edits = edits[i];
    batch.steps.push_back(std::move(step));
  }
  const BatchPlan plan = plan_batch(project, all, batch, {.today = context.as_of(), .me = author_if_known(context), .random = context.random(), .proposes = arguments.has("propose"),
                                                             .refusal = say("{}: what it changes cannot be done", spoken(context, records.front()))});
  if (!context.dry_run()) {
    project.write_all(plan.changes, command_line(kind, move.verb, records.front().id));
    context.set_changed();
  }
  for (std::size_t i = 0; i < records.size(); ++i) context.note(moved_line(context, records[i], moved[i]));
  tell(context, plan, Tell::everything, records.size());
  if (wants_json(context)) print_records(context, plan.records());
  if (context.dry_run()) context.note("nothing was written: this is what would change");
  return 0;
}

int run(Context& context, const Kind& kind, const Move& move, const Arguments& arguments) {
  if (move.needs_reason && trim(arguments.get("reason")).empty())
    throw Error(Failure::usage, say("“{}” needs a reason", verb_word(kind.name, move.verb)), {say("{} --reason \"why\"", command_line(kind, move.verb, arguments.words().size() == 1 ? arguments.word(0) : std::string("…")))});
  Project& project = context.project();
  const std::vector<Record> records = chosen_records(context, kind, arguments.words(), say("run “accord {} {}” on every one of these?", kind.name, move.verb));
  const Loaded loaded = move.guard || move.applies_effects ? project.load() : Loaded{};
  std::vector<std::vector<RecordEdit>> edits;
  std::vector<Record> moved, written;
  for (const Record& record : records) {
    require_reachable(context, kind, move, record, arguments);
    edits.push_back(edits_of(context, move, record, loaded.records, arguments));
    moved.push_back(preview(project, record, edits.back()));
    require_guard(context, kind, move, record, moved.back(), loaded.records);
    require_valid(context, moved.back(), &record, retry_line(kind, move, record), own_options);
    require_unsigned(context, record, moved.back(), arguments, retry_line(kind, move, record));
  }
  require_fits(context, kind, records, moved);
  if (std::ranges::any_of(records, [&](const Record& record) { return move.applies_effects && !record.items("effects").empty() && !has_applied_effects(record); }))
    return run_with_effects(context, move, records, moved, edits, loaded.records, arguments);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    const Message line = moved_line(context, record, moved[i]);
    if (context.dry_run()) {
      context.note(line);
      continue;
    }
    written.push_back(project.change(kind, record.id, edits[i], command_line(kind, move.verb, record.id)).after);
    context.set_changed();
    context.note(line);
    if (const Date day = moves_of(written.back()).back().at.date; day > context.as_of()) context.note(say("the move is dated {}: it counts from that day on", to_string(day)));
  }
  if (wants_json(context)) print_records(context, context.dry_run() ? moved : written);
  if (context.dry_run()) context.note("nothing was written: this is what would change");
  return 0;
}

}  // namespace

Command move_verb(const Kind& kind, const Move& move) {
  std::vector<Option> options{
      {.name = "at", .placeholder = "TIME", .help = "day or time of the move (today)"},
      {.name = "by", .placeholder = "PERSON", .help = "who made it (me)", .completion = Completion::record, .kinds = {"person"}},
      {.name = "reason", .placeholder = "TEXT", .help = "why", .is_text = true},
      {.name = "evidence", .placeholder = "PATH", .help = "path or address of what proves it", .completion = Completion::file},
      propose_option()};
  for (Option& option : move_options(kind))
    if (std::ranges::find(options, option.name, &Option::name) == options.end() && option.name != "id") options.push_back(std::move(option));
  return {
      .words = kind.name + " " + move.verb,
      .summary = say("goes to the state “{}”", state_word(kind.name, move.to)),
      .description = move.applies_effects ? "Writes one dated line under moves, and what its effects say comes true with it, all at once or not at all: tasks, dependencies, fields. States on the way may be skipped. Fields that the new state needs can be given along."
                                          : "Writes one dated line under moves. States on the way may be skipped. Fields that the new state needs can be given along.",
      .positionals = record_words(kind, true),
      .options = std::move(options),
      .formats = answer_formats,
      .writes = true,
      .run = [&kind, &move](Context& context, const Arguments& arguments) { return run(context, kind, move, arguments); },
  };
}

}  // namespace accord
