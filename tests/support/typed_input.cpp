#include <string>
#include <string_view>

#include "accord/base/error.h"
#include "accord/kinds/list.h"
#include "accord/model/check.h"
#include "accord/model/input.h"
#include "accord/model/query.h"
#include "support/fuzz_inputs.h"

namespace accord::test {
namespace {

const Registry& registry() {
  static const Registry all(kind_rows());
  return all;
}

InputContext context() {
  InputContext input;
  input.today = *parse_date("2026-06-28");
  input.offset_minutes = 480;
  input.currency = Currency::cny();
  input.resolve = [](std::string_view, const Field& field) {
    return field.targets.size() == 1 && field.targets.front() == "person" ? std::string("linshan") : std::string("T-7k2mq");
  };
  input.item_id = [] { return std::string("k7d2"); };
  return input;
}

std::string take(const Field& field, std::string_view typed) {
  const InputContext input = context();
  try {
    const Value stored = value_from_input(field, typed, input);
    if (!stored.is_scalar()) return {};
    if (const TypeProblem problem = check_scalar(field, stored.text); !problem.message.empty())
      return field.name + ": “" + stored.text + "”: " + problem.message.english();
    const Value again = value_from_input(field, stored.text, input);
    if (again.text != stored.text) return field.name + ": “" + stored.text + "” became “" + again.text + "”";
  } catch (const Error&) {
  }
  return {};
}

}  // namespace

std::string try_typed(std::string_view text) {
  for (const char* name : {"task", "risk", "contract"})
    for (const Field& field : registry().find(name)->fields)
      if (std::string problem = take(field, text); !problem.empty()) return problem;
  static const RecordSet none;
  static const Settings settings;
  const QueryContext query{none, settings, *parse_date("2026-06-28"), "linshan"};
  try {
    parse_filter(text, *registry().find("task"), query);
  } catch (const Error&) {
  }
  return {};
}

}  // namespace accord::test
