// Work of the plan: durations, dependencies, budget and what was reported on it.
#include "accord/model/history.h"
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
      word("depends", FieldType::dependency, "Predecessors: T-7k2mq, T-7k2mq SS+2d").list(),
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
                         decimal("units", "Units done"), person("by", "Who said so"), line("note", "Why").internal()},
            "Dated statements of progress").append_only().dated_by("at"),
      items("costs", {date("at", "Day").always(), money("amount", "Amount").always().signed_value(),
                      choice("type", {"labour", "subcontract", "licence", "travel", "hardware", "other"}, "What for"),
                      line("note", "Note")},
            "What it cost").internal().append_only().dated_by("at"),
      items("time", {date("at", "Day").always(), person("who", "Who").always(), decimal("hours", "Hours").always(), line("note", "Note")},
            "Hours worked").internal().append_only().dated_by("at"),
  };
  kind.derived = {{"percent", FieldType::percent, "Complete, as last stated", false, percent_complete}};
  kind.columns = {"wbs", "owner", "duration", "due", "percent", "state"};
  return complete(std::move(kind));
}

}  // namespace accord
