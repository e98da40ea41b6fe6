// Defects by severity, agreed times, tests and gates of the period.
#include <algorithm>
#include <map>

#include "accord/base/text.h"
#include "accord/model/history.h"
#include "document/issue_facts.h"
#include "document/periodic.h"
#include "document/sections.h"
#include "document/sheet.h"

namespace accord {
namespace {

using Severities = std::map<std::string_view, int>;

struct Defects {
  Severities found, solved, open;
  bool any() const { return !found.empty() || !solved.empty() || !open.empty(); }
};

/// Counted, and remembered for the page that comes after.
Defects count_defects(const ReportContext& context) {
  Defects defects;
  for (const Record* issue : context.existing("issue")) {
    if (!is_defect(*issue)) continue;
    const std::string_view severity = issue->text("severity");
    const auto opened = opened_at(*issue);
    const auto closed = solved_at(*issue, context.as_of());
    if (opened && within(context, *opened)) {
      ++defects.found[severity];
      context.selected("defects", *issue, "found in the period");
      context.remember("found", *issue, opened->date);
    }
    if (closed && within(context, *closed)) {
      ++defects.solved[severity];
      context.selected("defects", *issue, "solved in the period");
      context.remember("solved", *issue, closed->date);
    }
    if (!closed) ++defects.open[severity];
  }
  return defects;
}

std::string severity_name(const ReportContext& context, std::string_view severity) {
  return context.words().label("severity_" + std::string(severity.empty() ? "none" : severity));
}

std::string by_severity(const ReportContext& context, const Severities& counts, int total) {
  if (total == 0) return {};
  std::vector<std::string> parts;
  for (const auto& [severity, number] : counts) {
    const std::string name = severity_name(context, severity);
    parts.push_back(counts.size() == 1 && total == 1 ? name : context.words().say("severity_count", {std::to_string(number), name}));
  }
  return context.words().say("in_brackets", {context.words().list(parts)});
}

std::string counted(const ReportContext& context, std::string_view key, const Severities& counts) {
  int total = 0;
  for (const auto& [severity, number] : counts) total += number;
  return context.words().say(key, {total == 0 ? context.words().label("none_number") : std::to_string(total), by_severity(context, counts, total)});
}

// ---- agreed times

struct Kept {
  long all = 0, in_time = 0;
  void add(bool on_time) {
    ++all;
    in_time += on_time ? 1 : 0;
  }
};

/// First answers given in the period. Nothing without agreed times.
Kept responses_of(const ReportContext& context) {
  Kept kept;
  for (const Record* issue : context.existing("issue")) {
    const auto moves = moves_of(*issue, context.as_of());
    const auto service = context.figures().service.find(issue->id);
    if (!is_defect(*issue) || moves.empty() || !within(context, moves.front().at) || service == context.figures().service.end()) continue;
    if (service->second.response_on_time) kept.add(*service->second.response_on_time);
  }
  return kept;
}

/// Defects solved in the period, of those whose times are known.
Kept solutions_of(const ReportContext& context) {
  Kept kept;
  for (const Record* issue : context.existing("issue")) {
    const auto opened = opened_at(*issue), solved = solved_at(*issue, context.as_of());
    const auto service = context.figures().service.find(issue->id);
    if (!is_defect(*issue) || !solved || !within(context, *solved) || service == context.figures().service.end()) continue;
    if (opened && opened->has_time() && solved->has_time() && service->second.resolution_target > 0) kept.add(service->second.resolution_overrun == 0);
  }
  return kept;
}

std::string responses_sentence(const ReportContext& context) {
  const Kept kept = responses_of(context);
  if (kept.all == 0) return {};
  if (kept.all == kept.in_time) return context.words().count(kept.all, "responses_on_time");
  return context.words().say("responses_partly", {std::to_string(kept.in_time), std::to_string(kept.all)});
}

std::string times_sentence(const ReportContext& context) {
  const Words& words = context.words();
  std::vector<std::string> parts;
  const auto add = [&](std::string_view key, const Kept& kept) {
    if (kept.all > 0) parts.push_back(words.say(key, {std::to_string(kept.in_time), std::to_string(kept.all)}));
  };
  add("times_response", responses_of(context));
  add("times_solution", solutions_of(context));
  return parts.empty() ? std::string() : words.say("times_kept", {words.phrases(parts)});
}

// ---- tests and gates

std::string tests_sentence(const ReportContext& context) {
  std::int64_t run = 0, passed = 0;
  for (const Record* session : context.existing("run")) {
    const auto at = session->moment("at");
    if (!at || !within(context, *at)) continue;
    context.selected("quality", *session, "a session of testing in the period");
    std::int64_t listed = 0, listed_passed = 0;
    for (const std::string_view result : session->list("results")) {
      listed += result.starts_with("pass ") || result.starts_with("fail ") ? 1 : 0;
      listed_passed += result.starts_with("pass ") ? 1 : 0;
    }
    run += session->integer("executed").value_or(static_cast<long>(listed));
    passed += session->integer("passed").value_or(static_cast<long>(listed_passed));
  }
  if (run == 0) return {};
  const Decimal share = divide(Decimal(passed * 100), Decimal(run), 1);
  return context.words().say("tests_run", {std::to_string(run), std::to_string(passed), to_string(share)});
}

void add_gates(const ReportContext& context, SheetSection& section) {
  const Words& words = context.words();
  for (const Record* gate : context.existing("gate")) {
    const std::string state(state_of(*gate, context.as_of()));
    const auto at = last_move_to(*gate, state, context.as_of());
    if (state == "pending" || !at || !within(context, *at)) continue;
    context.selected("quality", *gate, "a gate decided in the period");
    if (state == "passed") context.remember("passed", *gate, at->date);
    section.lines.push_back(words.sentences({words.say("gate_decided_" + state, {context.title(*gate), words.date(at->date)})}));
  }
}

}  // namespace

std::string defects_line(const ReportContext& context) {
  const Defects defects = count_defects(context);
  if (!defects.any()) return {};
  const Words& words = context.words();
  const std::string counts = words.say("defects", {words.phrases({counted(context, "defects_found", defects.found), counted(context, "defects_solved", defects.solved),
                                                               counted(context, "defects_open", defects.open)})});
  return words.sentences({counts, responses_sentence(context)});
}

Data quality_section(const ReportContext& context) {
  const Words& words = context.words();
  Defects defects = count_defects(context);
  SheetSection section{.columns = {words.label("column_defects"), words.label("column_found"), words.label("column_closed"), words.label("column_open")}};
  for (const std::string_view severity : {"S1", "S2", "S3", "S4", ""}) {
    const int found = defects.found[severity], solved = defects.solved[severity], open = defects.open[severity];
    if (found + solved + open > 0) section.rows.push_back({words.capital(severity_name(context, severity)), std::to_string(found), std::to_string(solved), std::to_string(open)});
  }
  for (std::string sentence : {times_sentence(context), tests_sentence(context)})
    if (!sentence.empty()) section.lines.push_back(std::move(sentence));
  add_gates(context, section);
  return section.empty() ? Data() : section_data(section);
}

Shape quality_shape() { return section_shape("quality", sheet_section_shape()); }

}  // namespace accord
