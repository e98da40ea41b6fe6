#include <string>
#include <string_view>

#include "accord/base/error.h"
#include "accord/store/batch.h"
#include "support/fuzz_inputs.h"

namespace accord::test {

std::string try_batch(std::string_view text) {
  try {
    for (const BatchStep& step : read_batch(text, "batch.yaml").steps)
      if (step.act == BatchStep::Act::add ? step.kind.empty() : step.target.empty()) return "a step without its record";
  } catch (const Error& error) {
    if (error.message().english().find("batch.yaml") == std::string::npos) return "not named: " + error.message().english();
  }
  return {};
}

}  // namespace accord::test
