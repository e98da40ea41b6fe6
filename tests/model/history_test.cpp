#include "accord/model/history.h"

#include <doctest/doctest.h>

#include "support/small_project.h"

using namespace accord;

namespace {

Date day(const char* text) { return *parse_date(text); }

const SmallProject& project() {
  static const SmallProject written({{"task", "T-aaaaa",
                                      "progress:\n  - {id: aaaa, at: 2026-06-20, percent: 80}\n  - {id: bbbb, at: 2026-06-10, percent: 40}\n"
                                      "moves:\n  - {to: in_progress, at: 2026-06-01}\n  - {to: done, at: 2026-06-30, by: x}\n"}});
  return written;
}

const Record& task() { return *project().records().find("T-aaaaa"); }

}  // namespace

TEST_CASE("the state of any past day follows from the moves up to its midnight") {
  CHECK(state_of(task(), day("2026-05-31")) == "planned");
  CHECK(state_of(task(), day("2026-06-01")) == "in_progress");
  CHECK(state_of(task(), day("2026-06-29")) == "in_progress");
  CHECK(state_of(task(), day("2026-06-30")) == "done");
  CHECK(state_of(task()) == "done");
  CHECK_FALSE(is_closed(task(), day("2026-06-29")));
  CHECK(is_closed(task(), day("2026-06-30")));
  CHECK_FALSE(last_move_to(task(), "done", day("2026-06-29")));
  CHECK(last_move_to(task(), "done", day("2026-07-01"))->date == day("2026-06-30"));
}

TEST_CASE("dated items come in the order of their dates and never from after the day") {
  CHECK(dated_items(task(), "progress", day("2026-06-09")).empty());
  const auto items = dated_items(task(), "progress", day("2026-06-20"));
  REQUIRE(items.size() == 2);
  CHECK((*items[0])["percent"].text == "40");
  CHECK((*items[1])["percent"].text == "80");
}

TEST_CASE("a record does not exist before it was created") {
  CHECK_FALSE(exists_at(task(), day("2026-03-01")));
  CHECK(exists_at(task(), day("2026-03-02")));
}

TEST_CASE("a plain day and a time of that day stand in no order; two times do") {
  const Moment plain = *parse_moment("2026-06-22"), early = *parse_moment("2026-06-22T07:00+08:00"), late = *parse_moment("2026-06-22T16:30+08:00");
  CHECK_FALSE(earlier(early, plain));
  CHECK_FALSE(earlier(plain, early));
  CHECK(earlier(early, late));
  CHECK(earlier(late, *parse_moment("2026-06-23")));
}
