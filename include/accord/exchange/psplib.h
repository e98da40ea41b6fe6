// PSPLIB's single-mode project files (.sm; Kolisch and Sprecher 1997): jobs, durations and precedence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accord/model/finding.h"

namespace accord {

struct PsplibJob {
  int number = 0;    ///< as in the file, from 1; the first and last are its begin and end, without duration
  int duration = 0;  ///< periods
  std::vector<int> successors = {};  ///< numbers
  std::vector<int> resources = {};   ///< units used of each renewable resource
  std::uint32_t line = 0;            ///< of its precedence relations
};

struct PsplibProject {
  std::vector<PsplibJob> jobs;     ///< in the order of the file
  std::vector<int> availability = {};   ///< units of each renewable resource
  std::optional<int> precedence_finish = {};  ///< header MPM-Time: the finish by precedence alone
};

/// Nothing when the text is not such a project; every problem is a finding (psplib) with its line. More than one mode,
/// an unknown job, a missing duration or section, another number of jobs than the header says are problems.
std::optional<PsplibProject> parse_psplib(std::string_view text, const std::string& file, Findings& findings);

/// What parse_psplib reads back.
std::string write_psplib(const PsplibProject& project, std::string_view name);

}  // namespace accord
