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
      : lines_(split_lines(text)), file_(file), findings_(findings) {}

  std::optional<PsplibProject> parse() {
    const std::size_t before = findings_.size();
    for (line_ = 0; line_ < lines_.size(); ++line_) {
      const std::string_view line = trim(lines_[line_]);
      if (line.starts_with("PROJECT INFORMATION")) project_information();
      else if (line.starts_with("PRECEDENCE RELATIONS")) precedence();
      else if (line.starts_with("REQUESTS/DURATIONS")) requests();
      else if (line.starts_with("RESOURCEAVAILABILITIES")) availability();
    }
    if (project_.jobs.empty()) problem("there are no PRECEDENCE RELATIONS", 0);
    check_jobs();
    if (findings_.size() > before) return {};
    return std::move(project_);
  }

 private:
  void problem(Message message, std::size_t line) {
    findings_.push_back({"psplib", Severity::error, file_, {static_cast<std::uint32_t>(line), line > 0 ? 1U : 0U}, {},
                         std::move(message), "see the format's description: a single-mode project file ends in .sm"});
  }

  /// The numbers of the current line; nothing when it holds anything else.
  std::optional<std::vector<int>> numbers() const {
    std::vector<int> result;
    for (const std::string_view word : split_words(lines_[line_])) {
      const auto number = parse_integer(word);
      if (!number || *number < 0 || *number > largest) return {};
      result.push_back(static_cast<int>(*number));
    }
    return result;
  }

  /// Calls `take` with the numbers of each line up to the line of asterisks.
  template <class Take>
  void each_row(std::size_t headings, Take take) {
    for (line_ += headings + 1; line_ < lines_.size(); ++line_) {
      const std::string_view line = trim(lines_[line_]);
      if (line.starts_with('*')) return;
      if (line.empty() || line.starts_with('-')) continue;
      const auto row = numbers();
      if (row) take(*row);
      else problem(say("“{}” is not a row of whole numbers", line), line_ + 1);
    }
  }

  void project_information() {
    each_row(1, [&](const std::vector<int>& row) {
      if (row.size() >= 6) project_.precedence_finish = row[5];
    });
  }

  void precedence() {
    each_row(1, [&](const std::vector<int>& row) {
      if (row.size() < 3 || row.size() != 3 + static_cast<std::size_t>(row[2])) return problem("the number of successors is not the one stated", line_ + 1);
      if (row[1] != 1) return problem("only files with a single mode can be read", line_ + 1);
      if (!index_.emplace(row[0], project_.jobs.size()).second) return problem(say("job {} is there twice", row[0]), line_ + 1);
      project_.jobs.push_back({.number = row[0], .duration = -1, .successors = {row.begin() + 3, row.end()}, .resources = {}});
    });
  }

  void requests() {
    each_row(1, [&](const std::vector<int>& row) {
      const auto found = row.empty() ? index_.end() : index_.find(row[0]);
      if (row.size() < 3 || found == index_.end()) return problem("this row names no job of the precedence relations", line_ + 1);
      PsplibJob& job = project_.jobs[found->second];
      job.duration = row[2];
      job.resources.assign(row.begin() + 3, row.end());
    });
  }

  void availability() {
    each_row(1, [&](const std::vector<int>& row) { project_.availability = row; });
  }

  void check_jobs() {
    for (const PsplibJob& job : project_.jobs) {
      if (job.duration < 0) problem(say("job {} has no duration", job.number), 0);
      for (const int successor : job.successors) {
        if (!index_.contains(successor)) problem(say("job {} is followed by {}, which is not there", job.number, successor), 0);
      }
    }
  }

  std::vector<std::string_view> lines_;
  const std::string& file_;
  Findings& findings_;
  std::size_t line_ = 0;
  PsplibProject project_;
  std::map<int, std::size_t> index_;
};

}  // namespace

std::optional<PsplibProject> parse_psplib(std::string_view text, const std::string& file, Findings& findings) {
  return Parser(text, file, findings).parse();
}

}  // namespace accord
