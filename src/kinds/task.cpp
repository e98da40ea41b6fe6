// Work of the plan: durations, dependencies, budget and what was reported on it.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "accord/base/money.h"
#include "accord/base/text.h"
#include "accord/model/history.h"
#include "accord/model/settings.h"
#include "kinds/kinds.h"
#include "kinds/parts.h"

namespace accord {
namespace {

/// What was last stated on or before the date; 100 when done, nothing before anything was said.
std::string percent_complete(const RuleContext& context) {
  if (state_of(context.record, *context.as_of) == "done") return "100";
  const auto statements = dated_items(context.record, "progress", *context.as_of);
  return statements.empty() ? std::string() : (*statements.back())["percent"].text;
}

/// CPM-1 of a task alone.
void check_self(const RuleContext& context, Findings& findings) {
  for (const std::string_view word : context.record.list("depends"))
    if (const auto link = parse_dependency(word); link && link->target == context.record.id)
      error(context.record, findings, "CPM-1", "depends", say("{} waits for itself", call_sign(context.record)), "take it out of its own depends");
}

/// CPM-1: one cycle of several tasks, as a path. Tasks whose predecessors can all be worked off are taken away; what is left goes round.
void check_cycles(const RuleContext& context, Findings& findings) {
  if (!is_first(context)) return;
  const RecordRange tasks = context.records.of("task");
  std::unordered_map<std::string_view, std::size_t> index;
  for (std::size_t i = 0; i < tasks.size(); ++i) index.emplace(tasks[i].id, i);
  std::vector<std::vector<std::size_t>> waits_for(tasks.size()), frees(tasks.size());
  for (std::size_t i = 0; i < tasks.size(); ++i)
    for (std::string_view word : tasks[i].list("depends"))
      if (const auto link = parse_dependency(word); link && link->target != tasks[i].id && index.contains(link->target)) {
        waits_for[i].push_back(index[link->target]);
        frees[index[link->target]].push_back(i);
      }
  std::vector<std::size_t> open, ready;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    open.push_back(waits_for[i].size());
    if (open[i] == 0) ready.push_back(i);
  }
  for (std::size_t done = 0; done < ready.size(); ++done)
    for (const std::size_t next : frees[ready[done]])
      if (--open[next] == 0) ready.push_back(next);
  const auto stuck = std::ranges::find_if(open, [](std::size_t count) { return count > 0; });
  if (stuck == open.end()) return;

  std::vector<std::size_t> path{static_cast<std::size_t>(stuck - open.begin())};
  for (;;) {
    const auto& before = waits_for[path.back()];
    const std::size_t next = *std::ranges::find_if(before, [&](std::size_t i) { return open[i] > 0; });
    const auto seen = std::ranges::find(path, next);
    if (seen == path.end()) {
      path.push_back(next);
      continue;
    }
    path.erase(path.begin(), seen);
    path.push_back(next);
    break;
  }
  std::ranges::reverse(path);
  std::string text, places;
  for (std::size_t i = 0; i < path.size(); ++i) {
    text += (i == 0 ? "" : " → ") + tasks[path[i]].id;
    if (i == 0) continue;
    const Record& task = tasks[path[i]];
    const Mark mark = dependency_mark(task, tasks[path[i - 1]].id);
    places += fmt::format("{}{}:{}:{}", i == 1 ? "" : ", ", task.file, mark.line, mark.column);
  }
  const Record& first = tasks[path.front()];
  findings.push_back({"CPM-1", Severity::error, first.file, dependency_mark(first, tasks[path[path.size() - 2]].id), "depends",
                      say("these tasks wait for each other: {}", text), say("take one of the dependencies away: {}", places)});
}

/// A code means one task: people and outlines name tasks by it.
void check_codes(const RuleContext& context, Findings& findings) {
  if (!is_first(context)) return;
  std::unordered_map<std::string, const Record*> codes;
  for (const Record& task : context.records.of("task")) {
    if (!task.has("wbs") || state_now(context, task) == "cancelled") continue;
    const auto [same, fresh] = codes.try_emplace(lower_ascii(task.text("wbs")), &task);
    if (!fresh)
      error(task, findings, "plan.wbs", "wbs", say("the code {} is also that of {}", task.text("wbs"), same->second->file),
            say("give one of them another code: accord task set {} --wbs …", task.id));
  }
}

/// Figures add up amounts of the project's currency alone.
void check_currency(const RuleContext& context, Findings& findings) {
  const auto check = [&](const Value& value, const char* field) {
    const auto money = parse_money(value.text);
    if (money && money->currency.code() != context.settings.currency)
      findings.push_back({"plan.currency", Severity::error, context.record.file, value.mark, field,
                          say("“{}” is not an amount in {}", value.text, context.settings.currency),
                          say("convert it and write for example {} 48000.00", context.settings.currency)});
  };
  check(context.record.content()["budget"], "budget");
  for (const Member& item : context.record.items("costs")) check(item.value["amount"], "costs.amount");
  for (const Member& item : context.record.items("progress")) check(item.value["to_complete"], "progress.to_complete");
}

/// CPM-9: work that nothing waits for and no milestone names; once it is done nobody minds.
void check_dangling(const RuleContext& context, Findings& findings) {
  if (!is_first(context)) return;
  std::unordered_set<std::string_view> awaited;
  for (const Record& task : context.records.of("task")) {
    for (std::string_view word : task.list("depends"))
      if (const auto link = parse_dependency(word)) awaited.insert(link->target);
    awaited.insert(task.text("parent"));
  }
  for (const Record& milestone : context.records.of("milestone"))
    for (std::string_view task : milestone.list("task")) awaited.insert(task);
  for (const Record& task : context.records.of("task")) {
    const std::string_view type = task.text("type"), state = state_now(context, task);
    if (type == "milestone" || type == "loe" || type == "summary" || state == "done" || state == "cancelled") continue;
    if (!awaited.contains(task.id))
      warning(task, findings, "CPM-9", "depends", say("nothing waits for {}", call_sign(task)),
              "name it in another task's depends, or let a milestone name it");
  }
}

/// A task with parts is planned by them: a duration of its own would shorten the plan without a word when the first part is added.
void check_parts(const RuleContext& context, Findings& findings) {
  if (!is_first(context)) return;
  std::unordered_set<std::string_view> wholes;
  for (const Record& task : context.records.of("task"))
    if (state_now(context, task) != "cancelled") wholes.insert(task.text("parent"));
  for (const Record& task : context.records.of("task"))
    if (task.has("duration") && wholes.contains(task.id))
      warning(task, findings, "plan.parts", "duration", say("{} has parts, and they make the plan: its own duration {} is not used", call_sign(task), task.text("duration")),
              say("make a part of it, or leave it out: accord task set {} --clear-duration", task.id));
}

/// CPM-10: statements of progress agree with the dates of the moves.
void check_progress(const RuleContext& context, Findings& findings) {
  const Record& record = context.record;
  std::optional<Date> start, done;
  for (const MoveEntry& move : moves_of(record)) {
    if (move.to == "in_progress" && !start) start = move.at.date;
    if (move.to == "done") done = move.at.date;
    if (move.to != "done" && move.to != "cancelled") done.reset();
  }
  const Value* last = nullptr;
  for (const Value* statement : dated_items(record, "progress", Date::of(9999, 12, 31).value())) {
    const Date at = parse_moment((*statement)["at"].text)->date;
    const std::string& percent = (*statement)["percent"].text;
    if (percent != "0" && (!start || at < *start))
      error(record, findings, "CPM-10", "progress", say("{} % on {}, before the task was started", percent, to_string(at)),
            say("accord task start {} --at {}", record.id, to_string(at)));
    if (done && *done < at && percent != "100")
      error(record, findings, "CPM-10", "progress", say("{} % on {}, but done on {}", percent, to_string(at), to_string(*done)),
            say("correct the day or the statement: accord task edit {}; work again: accord task reopen {}", record.id, record.id));
    last = statement;
  }
  if (last && (*last)["percent"].text == "100" && !done)
    warning(record, findings, "CPM-10", "progress", "100 % but not done", say("accord task done {} --at {}", record.id, (*last)["at"].text));
}

}  // namespace

Kind task_kind() {
  Kind kind = named("task", "tasks", "T", "tasks", "A piece of work in the plan");
  kind.common = true;
  kind.states = {{"planned", Phase::open}, {"in_progress", Phase::active}, {"blocked", Phase::waiting}, {"done", Phase::settled}};
  kind.moves = {move("start", "in_progress", {"planned"}), move("block", "blocked", {"in_progress"}),
                move("unblock", "in_progress", {"blocked"}), move("done", "done", {"in_progress"})};
  kind.fields = {
      line("wbs", "Work breakdown code, e.g. 5.3"),
      choice("type", {"task", "summary", "milestone", "loe"}, "Work, a heading, a point in time, or level of effort").otherwise("task"),
      line("phase", "Phase of the project").translatable(),
      reference("parent", {"task"}, "Summary task it belongs to"),
      person("owner", "Who answers for it").from("in_progress"),
      items("assignees", {person("who", "Who works on it").always(), percent("units", "Share of the person's day").range(0, 200)},
            "Who works on it").keyed("who"),
      reference("subcontract", {"subcontract"}, "Subcontract that covers it"),
      reference("change", {"change"}, "Change that brought it"),
      duration("duration", "Working time, e.g. 6d; 0d for a milestone").from("in_progress"),
      decimal("effort", "Person-days").internal(),
      word("depends", FieldType::dependency, "Predecessors: T-7k2mq, T-7k2mq SS+2d").naming({"task"}).list(),
      word("constraint", FieldType::constraint, "SNET, FNLT, SNLT, FNET, MSO or MFO and a date"),
      word("estimate", FieldType::estimate, "Three points in working days: 2/3/5").internal(),
      date("due", "Date agreed with the client, beside the computed one"),
      money("budget", "Cost budget (not the price)").internal(),
      choice("ev_method", {"percent", "zero_hundred", "fifty_fifty", "milestones", "units", "loe", "apportioned"},
             "How earned value is measured").otherwise("percent").internal(),
      items("steps", {line("text", "The step").translatable().always(), percent("weight", "Share of the task").always(),
                      date("reached", "Day it was reached")},
            "Weighted steps, for method milestones").internal(),
      decimal("units", "Units to do, for method units").internal(),
      reference("apportioned_to", {"task"}, "Task whose progress it follows").internal(),
      boolean("report", "Name it in the weekly report even without a milestone"),
      line("effect", "What follows when it is late").translatable(),
      line("current_action", "What is being done about it").translatable(),
      items("progress", {moment("at", "Day of the statement").always(), percent("percent", "Complete").always(),
                         decimal("units", "Units done"), money("to_complete", "Cost still needed, as estimated that day").internal(), person("by", "Who said so"), line("note", "Why").internal()},
            "Dated statements of progress").append_only().dated_by("at"),
      items("costs", {date("at", "Day").always(), money("amount", "Amount").always().signed_value(),
                      choice("type", {"labour", "subcontract", "licence", "travel", "hardware", "other"}, "What for"),
                      line("note", "Note")},
            "What it cost").internal().append_only().dated_by("at"),
      items("time", {date("at", "Day").always(), person("who", "Who").always(), decimal("hours", "Hours").always(), line("note", "Note")},
            "Hours worked").internal().append_only().dated_by("at"),
  };
  kind.derived = {{"percent", FieldType::percent, "Complete, as last stated", false, percent_complete}};
  kind.rules = {{"CPM-1", check_cycles},
                {"CPM-1", check_self, true},
                {"plan.wbs", check_codes},
                {"plan.currency", check_currency, true, true},
                {"CPM-9", check_dangling},
                {"plan.parts", check_parts},
                {"CPM-10", check_progress, true}};
  kind.columns = {"wbs", "owner", "duration", "due", "percent", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
