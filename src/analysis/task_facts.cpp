#include "accord/analysis/task_facts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "accord/model/history.h"

namespace accord {
namespace {

using State = NetworkTask::State;

void report(Findings& findings, const Record& record, std::string rule, std::string field, Mark mark, Message message,
            Message hint) {
  findings.push_back({std::move(rule), Severity::error, record.file, mark, std::move(field), std::move(message), std::move(hint)});
}

std::optional<Tick> ticks_of(const Decimal& days) {
  const Decimal ticks = rounded(days * Decimal(ticks_per_day), 0);
  // A century of work: anything longer is a slip of the pen and would overflow sums of a long chain.
  if (ticks.is_negative() || Decimal(ticks_per_day * 36500) < ticks) return {};
  return static_cast<Tick>(ticks.mantissa());
}

TaskType type_of(const Record& task) {
  const std::string_view type = task.text("type");
  if (type == "summary") return TaskType::summary;
  if (type == "milestone") return TaskType::milestone;
  return type == "loe" ? TaskType::level_of_effort : TaskType::task;
}

void read_duration(TaskFacts& facts, int minutes_per_day, Findings& findings) {
  const Record& task = *facts.record;
  if (facts.type == TaskType::milestone) facts.duration = 0;
  if (!task.has("duration")) return;
  const auto duration = parse_duration(task.text("duration"));
  facts.duration = duration ? ticks_of(*duration, minutes_per_day) : std::nullopt;
  if (facts.duration) return;
  facts.duration_spoilt = true;
  report(findings, task, "plan.duration", "duration", task.content["duration"].mark,
         say("“{}” is not a duration a task can have", task.text("duration")), "write working days, 0 or more, for example 6d");
}

void read_dates(TaskFacts& facts, Date as_of, Findings& findings) {
  each_move(*facts.record, as_of, [&](std::string_view to, const Moment& at) {
    if (to == "in_progress" || to == "blocked") {
      if (!facts.started) facts.started = at.date;
      facts.finished.reset();
      facts.state = State::started;
    } else if (to == "done") {
      facts.finished = at.date;
      facts.state = State::done;
    } else if (to == "planned") {
      // Reopened. What was begun stays begun.
      facts.finished.reset();
      facts.state = facts.started ? State::started : State::planned;
    }
    facts.dropped = to == "cancelled";
  });
  if (facts.started && facts.finished && *facts.finished < *facts.started) {
    facts.dates_known = false;
    report(findings, *facts.record, "plan.dates", "moves", facts.record->content["moves"].mark,
           say("finished on {}, before its start on {}", to_string(*facts.finished), to_string(*facts.started)),
           "correct the date of one of the moves");
  }
}

/// percent / 100 as a fraction of whole numbers.
std::optional<Share> share_of_percent(std::string_view text) {
  const auto percent = parse_decimal(text);
  if (!percent || percent->is_negative() || Decimal(100) < *percent || percent->scale() > 6) return {};
  std::int64_t whole = 100;
  for (int i = 0; i < percent->scale(); ++i) whole *= 10;
  return Share{static_cast<std::int64_t>(percent->mantissa()), whole};
}

std::optional<Share> share_of_units(std::string_view done, std::string_view all) {
  const auto part = parse_decimal(done), whole = parse_decimal(all);
  if (!part || !whole || part->is_negative() || whole->is_zero() || *whole < *part) return {};
  const Decimal share = divide(*part, *whole, 9);
  return Share{static_cast<std::int64_t>(share.mantissa()), 1000000000};
}

void read_statements(TaskFacts& facts, Date as_of, Findings& findings) {
  const Record& task = *facts.record;
  const bool by_units = task.text("ev_method") == "units";
  for (const Value* item : dated_items(task, "progress", as_of)) {
    const Value& percent = (*item)["percent"];
    const Value& units = (*item)["units"];
    const bool in_units = by_units && units.is_scalar();
    const auto share = in_units ? share_of_units(units.text, task.text("units")) : share_of_percent(percent.text);
    if (share) {
      facts.statements.push_back({parse_moment((*item)["at"].text)->date, *share});
      continue;
    }
    facts.progress_known = false;
    if (in_units) {
      report(findings, task, "plan.progress", "progress.units", units.mark,
             say("“{}” units done are not part of the task's {} units", units.text, task.text("units")),
             "state units from 0 to all, and the task's units above 0");
    } else {
      report(findings, task, "plan.progress", "progress.percent", percent.mark,
             say("“{}” is not a percentage from 0 to 100", percent.text), "correct the statement");
    }
  }
  if (!facts.statements.empty()) facts.complete = facts.statements.back().share;
  if (facts.state == State::done) facts.complete = {1, 1};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes a run of digits without its leading zeros off the text.
std::string_view take_number(std::string_view& text) {
  while (text.size() > 1 && text[0] == '0' && is_digit(text[1])) text.remove_prefix(1);
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  const std::string_view number = text.substr(0, length);
  text.remove_prefix(length);
  return number;
}

}  // namespace

std::optional<Tick> ticks_of(const Duration& duration, int minutes_per_day) {
  if (duration.amount.is_negative()) {
    const auto ticks = ticks_of(Duration{duration.unit, -duration.amount}, minutes_per_day);
    return ticks ? std::optional(-*ticks) : std::nullopt;
  }
  switch (duration.unit) {
    case Duration::Unit::days: return ticks_of(duration.amount);
    case Duration::Unit::hours: return ticks_of(divide(duration.amount * Decimal(60), Decimal(minutes_per_day), 9));
    case Duration::Unit::minutes: break;
  }
  return ticks_of(divide(duration.amount, Decimal(minutes_per_day), 9));
}

TaskFacts read_task(const Record& task, Date as_of, int minutes_per_day, Findings& findings) {
  TaskFacts facts;
  facts.record = &task;
  facts.type = type_of(task);
  read_duration(facts, minutes_per_day, findings);
  read_dates(facts, as_of, findings);
  read_statements(facts, as_of, findings);
  return facts;
}

std::optional<std::array<Tick, 3>> read_estimate(const Record& task, Findings& findings) {
  if (!task.has("estimate")) return {};
  const auto estimate = parse_estimate(task.text("estimate"));
  if (estimate && estimate->optimistic <= estimate->likely && estimate->likely <= estimate->pessimistic) {
    const auto low = ticks_of(estimate->optimistic), likely = ticks_of(estimate->likely), high = ticks_of(estimate->pessimistic);
    if (low && likely && high) return std::array{*low, *likely, *high};
  }
  report(findings, task, "plan.estimate", "estimate", task.content["estimate"].mark,
         say("“{}” is not an estimate: optimistic, likely and pessimistic days must not fall", task.text("estimate")),
         "write for example 2/3/5");
  return {};
}

bool comes_before_naturally(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a[0]) && is_digit(b[0])) {
      const std::string_view left = take_number(a), right = take_number(b);
      if (left.size() != right.size()) return left.size() < right.size();
      if (left != right) return left < right;
    } else {
      if (a[0] != b[0]) return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]);
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return a.empty() && !b.empty();
}

namespace {

/// Adds bytes that compare as the natural order does: a number becomes its length and its digits. Nothing comes last.
void add_natural(std::string& key, std::string_view text) {
  constexpr std::size_t longest = 255;
  key += text.empty() ? '\2' : '\1';
  while (!text.empty()) {
    if (!is_digit(text[0])) {
      key += text[0];
      text.remove_prefix(1);
      continue;
    }
    const std::string_view number = take_number(text);
    (key += '0') += static_cast<char>(std::min(number.size(), longest));
    key += number;
  }
  key += '\0';
}

/// Orders records as bytes: by wbs, number and id.
std::string plan_key(const Record& record) {
  std::string key;
  add_natural(key, record.text("wbs"));
  add_natural(key, record.text("number"));
  return key += record.id;
}

}  // namespace

bool comes_before_in_plan(const Record& a, const Record& b) { return plan_key(a) < plan_key(b); }

void sort_in_plan_order(std::vector<const Record*>& records) {
  std::vector<std::pair<std::string, const Record*>> keyed;
  keyed.reserve(records.size());
  for (const Record* record : records) keyed.emplace_back(plan_key(*record), record);
  std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), records.begin(), [](const auto& entry) { return entry.second; });
}

std::string_view wbs_group(const Record& task) {
  const std::string_view wbs = task.text("wbs");
  return wbs.substr(0, wbs.find('.'));
}

}  // namespace accord
