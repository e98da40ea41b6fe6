#include "accord/analysis/plan_order.h"

#include <doctest/doctest.h>

#include "accord/analysis/typed_plan.h"
#include "analysis/plan_records.h"

using namespace accord;

TEST_CASE("the plan's order is by number value: 5.9 before 5.10, T2 before T10") {
  CHECK(comes_before_naturally("5.9", "5.10"));
  CHECK_FALSE(comes_before_naturally("5.10", "5.9"));
  CHECK(comes_before_naturally("T2", "T10"));
  CHECK_FALSE(comes_before_naturally("T2", "T2"));
  CHECK(comes_before_naturally("T2", "T2a"));
  CHECK(comes_before_naturally("1.9", "1.10"));
}

TEST_CASE("sorting a plan agrees with comparing its codes one by one; tasks without a code come last") {
  const std::vector<std::string> codes{"1", "01", "1.2", "1.02", "1.10", "1.9", "5", "5.3a", "T2", "T10", "T2a", "T2-3", "T2-10", "阶段2", "阶段10", "a", "10", "0", "00"};
  sample::Records written;
  for (std::size_t i = 0; i < codes.size(); ++i) written.task(fmt::format("T-{:05}", codes.size() - i), fmt::format("wbs: \"{}\"\n", codes[i]));
  written.task("T-zzzzz", "");
  const RecordSet records = written.set();
  const TypedPlan plan(records, sample::calendar());
  const auto sorted = plan.in_order();
  REQUIRE(sorted.size() == codes.size() + 1);
  CHECK(sorted.back()->record->id == "T-zzzzz");
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const std::string_view before = sorted[i - 1]->wbs, after = sorted[i]->wbs;
    CAPTURE(std::string(before));
    CAPTURE(std::string(after));
    CHECK((after.empty() || !comes_before_naturally(after, before)));
    CHECK(comes_before_in_plan(*sorted[i - 1]->record, *sorted[i]->record));
    CHECK_FALSE(comes_before_in_plan(*sorted[i]->record, *sorted[i - 1]->record));
  }
}
