#include <string>
#include <string_view>
#include <vector>

#include "accord/base/error.h"
#include "accord/exchange/csv.h"
#include "accord/exchange/outline.h"
#include "accord/exchange/psplib.h"
#include "support/fuzz_inputs.h"

namespace accord::test {
namespace {

std::string try_outline(std::string_view text) {
  Findings findings;
  const auto rows = read_outline(text, "plan.txt", Language::en, Currency::cny(), findings);
  if (has_errors(findings)) return {};
  const std::string written = write_outline(rows, Language::en, true);
  const auto again = read_outline(written, "plan.txt", Language::en, Currency::cny(), findings);
  if (has_errors(findings)) return "our own outline is refused:\n" + written;
  if (write_outline(again, Language::en, true) != written) return "an outline changes when it is written again:\n" + written;
  return {};
}

std::string try_csv(std::string_view text) {
  Findings findings;
  std::vector<std::vector<std::string>> cells;
  for (CsvRow& row : read_csv(text, "plan.csv", findings)) cells.push_back(std::move(row.cells));
  if (has_errors(findings)) return {};
  read_plan_csv(text, "plan.csv", Language::en, Currency::cny(), findings);
  const std::string written = write_csv(cells);
  std::vector<std::vector<std::string>> again;
  findings.clear();
  for (CsvRow& row : read_csv(written, "plan.csv", findings)) again.push_back(std::move(row.cells));
  if (write_csv(again) != written) return "CSV changes when it is written again:\n" + written;
  return {};
}

}  // namespace

std::string try_plan(std::string_view bytes) {
  if (bytes.empty()) return {};
  const std::string_view text = bytes.substr(1);
  try {
    if (bytes.front() == 'o') return try_outline(text);
    if (bytes.front() == 'c') return try_csv(text);
    Findings findings;
    parse_psplib(text, "j30.sm", findings);
  } catch (const Error&) {
  }
  return {};
}

}  // namespace accord::test
