#include "accord/model/finding.h"

#include <algorithm>
#include <tuple>

namespace accord {

bool has_errors(const Findings& findings) {
  return std::ranges::any_of(findings, [](const Finding& finding) { return finding.severity == Severity::error; });
}

void sort_findings(Findings& findings) {
  std::ranges::stable_sort(findings, {}, [](const Finding& finding) {
    return std::tuple(std::string_view(finding.file), finding.mark.line, finding.mark.column, std::string_view(finding.rule));
  });
}

}  // namespace accord
