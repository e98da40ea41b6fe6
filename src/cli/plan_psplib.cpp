#include "cli/plan_psplib.h"

#include <algorithm>
#include <map>

#include "accord/analysis/network.h"
#include "accord/exchange/psplib.h"

namespace accord {
namespace {

std::vector<PlanRow> rows_of_jobs(const PsplibProject& project, Language language) {
  std::vector<PlanRow> rows;
  std::map<int, std::size_t> index;
  for (const PsplibJob& job : project.jobs) {
    const std::string number = std::to_string(job.number);
    index[job.number] = rows.size();
    PlanRow row{.line = job.line, .key = number, .wbs = number, .title = "Job " + number, .other_title = "活动 " + number};
    if (language == Language::zh) std::swap(row.title, row.other_title);
    row.duration = std::to_string(job.duration) + "d";
    if (job.duration == 0) row.type = "milestone";
    row.depends.emplace();
    rows.push_back(std::move(row));
  }
  for (const PsplibJob& job : project.jobs)
    for (const int successor : job.successors) rows[index[successor]].depends->push_back({.target = std::to_string(job.number)});
  return rows;
}

/// Nothing when the jobs wait for each other in a ring.
std::optional<int> precedence_finish(const PsplibProject& project) {
  std::map<int, std::int32_t> index;
  for (std::size_t i = 0; i < project.jobs.size(); ++i) index[project.jobs[i].number] = static_cast<std::int32_t>(i);
  std::vector<NetworkTask> tasks;
  std::vector<NetworkLink> links;
  for (const PsplibJob& job : project.jobs) {
    tasks.push_back({.duration = job.duration});
    for (const int successor : job.successors) links.push_back({index[job.number], index[successor]});
  }
  const Topology topology(tasks.size(), links);
  if (!topology.cycle().empty()) return {};
  return compute_times(topology, tasks, {}).finish;
}

[[noreturn]] void cannot_write(Message why) {
  throw Error(Failure::invalid, "PSPLIB cannot hold this plan; nothing was written",
              {std::move(why), "it holds whole working days and finish-to-start links without lag; accord plan export writes an outline or CSV"});
}

/// Jobs of the rows that are no summaries, numbered from `first`.
std::vector<PsplibJob> jobs_of(const std::vector<PlanRow>& rows, int first) {
  const RowNames names(rows);
  std::vector<PsplibJob> jobs;
  std::map<std::size_t, std::size_t> place;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PlanRow& row = rows[i];
    if (row.type == "summary") continue;
    const std::string duration = row.type == "milestone" && row.duration.value_or("").empty() ? "0d" : row.duration.value_or("");
    const auto length = parse_duration(duration);
    if (!length) cannot_write(say("{} has no duration", joined_title(row, Language::en)));
    if (length->unit != Duration::Unit::days || rounded(length->amount, 0) != length->amount) cannot_write(say("{} takes {}", joined_title(row, Language::en), duration));
    place[i] = jobs.size();
    jobs.push_back({.number = first + static_cast<int>(jobs.size()), .duration = static_cast<int>(rounded(length->amount, 0).mantissa())});
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const PlanLink& link : rows[i].depends.value_or(std::vector<PlanLink>{})) {
      if (!link.type.empty() || !link.lag.empty()) cannot_write(say("{} waits for {}", joined_title(rows[i], Language::en), link_text(link)));
      const auto from = names.find(link.target);
      if (!from) continue;
      if (!place.contains(i) || !place.contains(*from)) cannot_write(say("{} waits for {}", joined_title(rows[i], Language::en), link_text(link)));
      jobs[place[*from]].successors.push_back(jobs[place[i]].number);
    }
  }
  for (PsplibJob& job : jobs) std::ranges::sort(job.successors);
  return jobs;
}

bool has_begin_and_end(const std::vector<PsplibJob>& jobs) {
  std::map<int, std::size_t> waits;
  for (const PsplibJob& job : jobs)
    for (const int successor : job.successors) ++waits[successor];
  const auto is_end = [](const PsplibJob& job) { return job.successors.empty(); };
  const auto is_begin = [&](const PsplibJob& job) { return !waits.contains(job.number); };
  return jobs.size() > 1 && jobs.front().duration == 0 && jobs.back().duration == 0 && std::ranges::count_if(jobs, is_begin) == 1 && std::ranges::count_if(jobs, is_end) == 1 && is_begin(jobs.front()) &&
         is_end(jobs.back());
}

/// Adds the begin before and the end behind all others, which every such file has.
std::vector<PsplibJob> with_begin_and_end(const std::vector<PlanRow>& rows) {
  std::vector<PsplibJob> jobs = jobs_of(rows, 1);
  if (has_begin_and_end(jobs)) return jobs;
  jobs = jobs_of(rows, 2);
  const int last = static_cast<int>(jobs.size()) + 2;
  std::map<int, bool> waits;
  for (const PsplibJob& job : jobs)
    for (const int successor : job.successors) waits[successor] = true;
  PsplibJob begin{.number = 1};
  for (PsplibJob& job : jobs) {
    if (!waits.contains(job.number)) begin.successors.push_back(job.number);
    if (job.successors.empty()) job.successors.push_back(last);
  }
  jobs.insert(jobs.begin(), std::move(begin));
  jobs.push_back({.number = last});
  return jobs;
}

}  // namespace

std::vector<PlanRow> read_psplib(Context& context, const PlanInputs& inputs, const std::string& text, const std::string& source, Findings& findings) {
  const auto project = parse_psplib(text, source, findings);
  if (!project) return {};
  std::vector<PlanRow> rows = rows_of_jobs(*project, context.project().settings().language);
  const PlanTasks known(inputs.records(), context.as_of());
  for (const PlanRow& row : rows)
    if (const Record* taken = known.find(row)) {
      findings.push_back({"psplib.taken", Severity::error, source, {row.line, 1}, {}, say("the code {} belongs to {} already", row.wbs, taken->id), "import it into a project of its own: accord init"});
      return rows;
    }
  const auto finish = precedence_finish(*project);
  if (!finish) return rows;
  if (!project->precedence_finish) context.note(say("by precedence alone the plan takes {} working days", *finish));
  else if (*project->precedence_finish == *finish) context.note(say("by precedence alone the plan takes {} working days, as the file says (MPM-Time)", *finish));
  else findings.push_back({"psplib.finish", Severity::warning, source, {}, {}, say("by precedence alone the plan takes {} working days, the file says {} (MPM-Time)", *finish, *project->precedence_finish), "the file is not what it was made as"});
  return rows;
}

std::string psplib_of_plan(Context& context, const PlanInputs& inputs) {
  const Settings& settings = context.project().settings();
  const auto rows = rows_of(inputs.records(), context.as_of(), settings.language);
  PsplibProject project{.jobs = with_begin_and_end(rows)};
  project.precedence_finish = precedence_finish(project);
  if (!project.precedence_finish) cannot_write("tasks wait for each other");
  return write_psplib(project, settings.title_in(settings.language));
}

}  // namespace accord
