#include "accord/exchange/psplib.h"

#include <algorithm>
#include <map>

#include "accord/base/text.h"

namespace accord {
namespace {

constexpr int largest = 1000000;  // of any number in such a file

class Parser {
 public:
  Parser(std::string_view text, const std::string& file, Findings& findings)
      : lines_(split_lines(without_byte_order_mark(text))), file_(file), findings_(findings) {}

  std::optional<PsplibProject> parse() {
    before_ = findings_.size();
    for (line_ = 0; line_ < lines_.size() && !several_modes_; ++line_) {
      const std::string_view line = trim(lines_[line_]);
      if (line.starts_with("jobs")) stated_jobs();
      else if (line.starts_with("PROJECT INFORMATION")) project_information();
      else if (line.starts_with("PRECEDENCE RELATIONS")) precedence();
      else if (line.starts_with("REQUESTS/DURATIONS")) requests();
      else if (line.starts_with("RESOURCEAVAILABILITIES")) availability();
    }
    if (findings_.size() == before_) check();  // a row that could not be read makes others look wrong
    if (findings_.size() > before_) return {};
    return std::move(project_);
  }

 private:
  void problem(Message message, std::size_t line) {
    findings_.push_back({"psplib", Severity::error, file_, {static_cast<std::uint32_t>(line), line > 0 ? 1U : 0U}, {},
                         std::move(message), "see the format's description: a single-mode project file ends in .sm"});
  }

  /// The numbers of a line; nothing when it holds anything else.
  static std::optional<std::vector<int>> numbers(std::string_view line) {
    std::vector<int> result;
    for (const std::string_view word : split_words(line)) {
      const auto number = parse_integer(word);
      if (!number || *number < 0 || *number > largest) return {};
      result.push_back(static_cast<int>(*number));
    }
    return result;
  }

  static bool begins_section(std::string_view line) {
    return std::ranges::any_of(std::initializer_list<std::string_view>{"PROJECT INFORMATION", "PRECEDENCE RELATIONS", "REQUESTS/DURATIONS", "RESOURCEAVAILABILITIES"},
                               [&](std::string_view name) { return line.starts_with(name); });
  }

  /// Calls `take` with the numbers of each line up to the line of asterisks or the next section. Headings stand first.
  template <class Take>
  void each_row(Take take) {
    bool heading = true;
    for (++line_; line_ < lines_.size() && !several_modes_; ++line_) {
      const std::string_view line = trim(lines_[line_]);
      if (line.starts_with('*')) return;
      if (begins_section(line)) break;
      if (line.empty() || line.starts_with("--")) continue;
      const auto row = numbers(line);
      if (row) take(*row);
      else if (!heading || (line.front() >= '0' && line.front() <= '9')) problem(say("“{}” is not a row of whole numbers", line), line_ + 1);
      heading = heading && !row;
    }
    --line_;
  }

  void stated_jobs() {
    const std::string_view line = lines_[line_];
    const auto row = numbers(line.substr(std::min(line.find(':') + 1, line.size())));
    if (row && row->size() == 1) stated_jobs_ = {row->front(), line_ + 1};
  }

  void project_information() {
    each_row([&](const std::vector<int>& row) {
      if (row.size() >= 6) project_.precedence_finish = row[5];
    });
  }

  void precedence() {
    has_precedence_ = true;
    each_row([&](const std::vector<int>& row) {
      if (row.size() >= 2 && row[1] > 1) {
        several_modes_ = true;
        return problem(say("job {} has {} modes: only projects with a single mode can be read (.sm, not .mm)", row[0], row[1]), line_ + 1);
      }
      if (row.size() < 3 || row.size() != 3 + static_cast<std::size_t>(row[2])) return problem("the number of successors is not the one stated", line_ + 1);
      if (!index_.emplace(row[0], project_.jobs.size()).second) return problem(say("job {} is there twice", row[0]), line_ + 1);
      project_.jobs.push_back({.number = row[0], .duration = -1, .successors = {row.begin() + 3, row.end()}, .line = static_cast<std::uint32_t>(line_ + 1)});
    });
  }

  void requests() {
    has_requests_ = true;
    each_row([&](const std::vector<int>& row) {
      const auto found = row.empty() ? index_.end() : index_.find(row[0]);
      if (row.size() >= 3 && found == index_.end() && findings_.size() > before_) return;  // its row above could not be read
      if (row.size() < 3 || found == index_.end()) return problem("this row names no job of the precedence relations", line_ + 1);
      PsplibJob& job = project_.jobs[found->second];
      if (job.duration >= 0) return problem(say("job {} is there twice", row[0]), line_ + 1);
      job.duration = row[2];
      job.resources.assign(row.begin() + 3, row.end());
    });
  }

  void availability() {
    each_row([&](const std::vector<int>& row) { project_.availability = row; });
  }

  void check() {
    if (!has_precedence_) problem("there are no PRECEDENCE RELATIONS", 0);
    else if (!has_requests_) problem("there are no REQUESTS/DURATIONS", 0);
    if (!has_precedence_ || !has_requests_) return;
    const auto& [stated, line] = stated_jobs_;
    if (line > 0 && static_cast<std::size_t>(stated) != project_.jobs.size()) problem(say("{} jobs are stated here and {} listed below", stated, project_.jobs.size()), line);
    const auto has_none = [](const PsplibJob& job) { return job.duration < 0; };
    const auto first = std::ranges::find_if(project_.jobs, has_none);
    const auto count = std::ranges::count_if(project_.jobs, has_none);
    if (count == 1) problem(say("job {} has no duration", first->number), first->line);
    if (count > 1) problem(say("{} jobs have no duration; the first is job {}", count, first->number), first->line);
    for (const PsplibJob& job : project_.jobs) {
      for (const int successor : job.successors) {
        if (!index_.contains(successor)) problem(say("job {} is followed by {}, which is not there", job.number, successor), job.line);
      }
    }
  }

  std::vector<std::string_view> lines_;
  const std::string& file_;
  Findings& findings_;
  std::size_t line_ = 0, before_ = 0;  ///< the line that is read; how many findings there were before this file
  bool has_precedence_ = false, has_requests_ = false, several_modes_ = false;
  std::pair<int, std::size_t> stated_jobs_{};  ///< number and line
  PsplibProject project_;
  std::map<int, std::size_t> index_;
};

}  // namespace

std::optional<PsplibProject> parse_psplib(std::string_view text, const std::string& file, Findings& findings) {
  return Parser(text, file, findings).parse();
}

std::string write_psplib(const PsplibProject& project, std::string_view name) {
  const std::string line(72, '*');
  const std::size_t resources = project.availability.size();
  int horizon = 0;
  for (const PsplibJob& job : project.jobs) horizon += job.duration;
  std::string text = fmt::format("{}\nfile with basedata            : {}\n{}\n", line, name, line);
  text += fmt::format("projects                      :  1\njobs (incl. supersource/sink ):  {}\nhorizon                       :  {}\n", project.jobs.size(), horizon);
  text += fmt::format("RESOURCES\n  - renewable                 :  {}   R\n  - nonrenewable              :  0   N\n  - doubly constrained        :  0   D\n{}\n", resources, line);
  text += fmt::format("PROJECT INFORMATION:\npronr.  #jobs rel.date duedate tardcost  MPM-Time\n{:5}{:7}{:7}{:9}{:9}{:9}\n{}\n", 1, project.jobs.size() - 2, 0,
                      project.precedence_finish.value_or(0), 0, project.precedence_finish.value_or(0), line);
  text += "PRECEDENCE RELATIONS:\njobnr.    #modes  #successors   successors\n";
  for (const PsplibJob& job : project.jobs) {
    text += fmt::format("{:4}{:9}{:11}", job.number, 1, job.successors.size());
    for (std::size_t i = 0; i < job.successors.size(); ++i) text += fmt::format("{:{}}", job.successors[i], i == 0 ? 12 : 4);
    text += "\n";
  }
  text += line + "\nREQUESTS/DURATIONS:\njobnr. mode duration";
  for (std::size_t i = 0; i < resources; ++i) text += fmt::format("  R {}", i + 1);
  text += "\n" + std::string(72, '-') + "\n";
  for (const PsplibJob& job : project.jobs) {
    text += fmt::format("{:3}{:7}{:6}", job.number, 1, job.duration);
    for (std::size_t i = 0; i < job.resources.size(); ++i) text += fmt::format("{:{}}", job.resources[i], i == 0 ? 8 : 5);
    text += "\n";
  }
  text += line + "\nRESOURCEAVAILABILITIES:\n";
  for (std::size_t i = 0; i < resources; ++i) text += fmt::format("  R {}", i + 1);
  if (resources > 0) text += "\n";
  for (const int units : project.availability) text += fmt::format("{:5}", units);
  if (resources > 0) text += "\n";
  return text + line + "\n";
}

}  // namespace accord
