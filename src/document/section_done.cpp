// What was finished in the period: milestones with their conditions, deliverables, tasks the client looks at.
#include <algorithm>
#include <array>
#include <set>

#include "accord/model/history.h"
#include "document/periodic.h"
#include "document/sections.h"

namespace accord {
namespace {

void add_line(Data& lines, std::string strong, std::string text) {
  Data line = Data::map();
  line.set("strong", std::move(strong));
  line.set("gap", text.starts_with('('));  // what follows is a bracket, not a comma or the full stop
  line.set("text", std::move(text));
  lines.add(std::move(line));
}

/// What is still to do: of an issue "BUG-004 (minor) is fixed", else the condition's own words.
std::string condition_text(const ReportContext& context, const Value& condition) {
  const Record* issue = context.records().find(condition["issue"].text);
  if (!issue || context.number(*issue).empty() || !issue->has("severity")) return context.text(condition, "text");
  return context.words().say("condition_fixed", {context.number(*issue), context.words().label("severity_" + std::string(issue->text("severity")))});
}

/// "BUG-004 (minor) is fixed by 8 July" for every condition that is open at the data date.
std::vector<std::string> open_conditions(const ReportContext& context, const Record& record) {
  std::vector<std::string> texts;
  for (const Member& item : record.items("conditions")) {
    const auto closed = parse_date(item.value["closed"].text);
    if (closed && *closed <= context.as_of()) continue;
    const auto due = parse_date(item.value["due"].text);
    const std::string text = condition_text(context, item.value), day = due ? context.words().date(*due) : std::string();
    const bool said = day.empty() || text.find(day) != std::string::npos;
    texts.push_back(said ? text : context.words().say("condition_by", {text, day}));
  }
  return texts;
}

std::string condition_phrase(const ReportContext& context, const Record& record) {
  const auto conditions = open_conditions(context, record);
  return conditions.empty() ? std::string() : context.words().say("on_condition", {context.words().both(conditions)});
}

std::string gate_phrase(const ReportContext& context, const Record& milestone) {
  for (const Record* gate : context.existing("gate"))
    if (gate->text("milestone") == milestone.id && state_of(*gate, context.as_of()) == "conditional")
      return condition_phrase(context, *gate);
  return {};
}

/// The record's last arrival in one of the states, if that holds at the data date and lies in the period.
std::optional<Date> arrived(const ReportContext& context, const Record& record, std::string_view state) {
  if (const Digest* digest = record.digest(); digest && digest->latest < context.period().from) return std::nullopt;
  if (state_of(record, context.as_of()) != state) return std::nullopt;
  const auto at = last_move_to(record, state, context.as_of());
  if (!at || !within(context, *at)) return std::nullopt;
  return at->date;
}

void add_milestones(const ReportContext& context, Data& lines, std::set<std::string_view>& covered) {
  const Words& words = context.words();
  for (const Record* milestone : context.existing("milestone")) {
    const auto reached = arrived(context, *milestone, "reached");
    if (!reached) continue;
    context.selected("done", *milestone, "a milestone reached in the period");
    context.remember("reached", *milestone, *reached);
    for (const std::string_view task : milestone->list("task")) covered.insert(task);
    const PlannedDates* dates = context.dates(*milestone);
    std::string text;
    if (dates && dates->plan_finish) text += words.say("plan_in_brackets", {words.date(*dates->plan_finish)});
    text += gate_phrase(context, *milestone);
    const std::string number = context.number(*milestone);
    add_line(lines, words.say(number.empty() ? "milestone_reached_plain" : "milestone_reached",
                              {context.title(*milestone), words.date(*reached), number}),
             text + words.label("full_stop"));
  }
}

void add_gates(const ReportContext& context, Data& lines) {
  for (const Record* gate : context.existing("gate")) {
    const auto passed = arrived(context, *gate, "passed");
    const Record* milestone = context.records().find(gate->text("milestone"));
    if (!passed || (milestone && arrived(context, *milestone, "reached"))) continue;
    context.selected("done", *gate, "a gate passed in the period");
    context.remember("passed", *gate, *passed);
    add_line(lines, {}, context.words().say("gate_passed", {context.title(*gate), context.words().date(*passed)}));
  }
}

void add_deliverables(const ReportContext& context, Data& lines, std::set<std::string_view>& covered) {
  for (const Record* deliverable : context.existing("deliverable")) {
    for (const std::string_view state : {"accepted", "accepted_with_conditions", "submitted"}) {
      const auto at = arrived(context, *deliverable, state);
      if (!at) continue;
      context.selected("done", *deliverable, "a deliverable handed over or accepted in the period");
      context.remember(state, *deliverable, *at);
      for (const std::string_view task : deliverable->list("tasks")) covered.insert(task);
      const std::string phrase = context.words().say("deliverable_" + std::string(state), {context.title(*deliverable), context.words().date(*at)});
      add_line(lines, {}, phrase + condition_phrase(context, *deliverable) + context.words().label("full_stop"));
    }
  }
}

bool has_milestone(const ReportContext& context, const Record& task) {
  for (const Record& milestone : context.records().of("milestone"))
    if (exists_at(milestone, context.as_of()) && std::ranges::count(milestone.list("task"), std::string_view(task.id)) > 0) return true;
  return false;
}

void add_tasks(const ReportContext& context, Data& lines, const std::set<std::string_view>& covered) {
  for (const Record* task : context.settled_where("task", [&](const Record& each) { return arrived(context, each, "done").has_value(); })) {
    const auto done = arrived(context, *task, "done");
    if (covered.contains(task->id)) {
      context.selected("done", *task, "told by its milestone or deliverable");
    } else if (task->flag("report") || has_milestone(context, *task)) {
      context.selected("done", *task, "a task finished in the period, with a milestone or `report: true`");
      context.remember("done", *task, *done);
      add_line(lines, {}, context.words().say("task_done", {context.title(*task), context.words().date(*done)}));
    } else {
      context.left_out("done", *task, "no milestone hangs on it and it has no `report: true`");
    }
  }
}

/// A task that a milestone or deliverable tells of has no line of its own.
void add_work(const ReportContext& context, Data& lines) {
  std::set<std::string_view> covered;
  add_milestones(context, lines, covered);
  add_deliverables(context, lines, covered);
  add_tasks(context, lines, covered);
}

}  // namespace

Data work_section(const ReportContext& context) {
  Data section = Data::map();
  Data& lines = section.set("lines", Data::list());
  add_work(context, lines);
  add_notice_lines(context, lines);
  return lines.empty() ? Data() : section;
}

Data done_section(const ReportContext& context) {
  Data section = Data::map();
  Data& lines = section.set("lines", Data::list());
  add_work(context, lines);
  add_gates(context, lines);
  add_change_lines(context, lines);
  add_notice_lines(context, lines);
  if (std::string defects = defects_line(context); !defects.empty()) add_line(lines, {}, std::move(defects));
  return lines.empty() ? Data() : section;
}

Shape done_shape() {
  return section_shape("done", {Shape::list("lines", {Shape::text("strong"), Shape::flag("gap"), Shape::text("text")})});
}

}  // namespace accord
