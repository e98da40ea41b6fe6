#include "accord/model/history.h"

#include <doctest/doctest.h>

#include <memory>

#include "accord/base/disk.h"
#include "accord/store/project.h"
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

TEST_CASE("law: what was learnt of the sample project's records says the same as their text, on every day of the project") {
  Project project(std::make_unique<RealDisk>(ACCORD_SOURCE_DIR "/examples/yf-wms"), kind_rows());
  const Loaded loaded = project.load();
  std::size_t states = 0;
  for (const Record& learnt : loaded.records.all()) {
    const Record fresh = learnt;
    REQUIRE(learnt.digest() != nullptr);
    REQUIRE(fresh.digest() == nullptr);
    CAPTURE(learnt.file);
    CHECK(learnt.digest()->for_client == (fresh.text("visibility") == "client"));
    bool same = true;
    for (Date day = *parse_date("2026-02-20"); day < *parse_date("2026-09-30"); day = day + 1) {
      same = same && state_of(learnt, day) == state_of(fresh, day) && phase_of(learnt, day) == phase_of(fresh, day) && exists_at(learnt, day) == exists_at(fresh, day);
      const std::string_view state = state_of(fresh, day);
      same = same && first_move_to(learnt, state, day) == first_move_to(fresh, state, day) && last_move_to(learnt, state, day) == last_move_to(fresh, state, day);
      states += state.empty() ? 0 : 1;
    }
    CHECK(same);
  }
  CHECK(states > 1000);
}

TEST_CASE("moves that cannot be read, to states nobody knows and out of order are the same to what was learnt") {
  const SmallProject project({{"task", "T-aaaaa",
                               "moves:\n  - {to: in_progress, at: 2026-03-10}\n  - {to: done, at: yesterday}\n  - {at: 2026-03-11}\n  - {to: flying, at: 2026-03-08}\n"},
                              {"task", "T-bbbbb", "moves: none\n"}});
  for (const Record& learnt : project.records().all()) {
    const Record fresh = learnt;
    for (const char* text : {"2026-03-01", "2026-03-08", "2026-03-09", "2026-03-10", "2026-12-31"}) {
      const Date day = *parse_date(text);
      CAPTURE(text);
      CHECK(state_of(learnt, day) == state_of(fresh, day));
      CHECK(phase_of(learnt, day) == phase_of(fresh, day));
    }
  }
  CHECK(state_of(*project.records().find("T-aaaaa")) == "flying");
  CHECK(phase_of(*project.records().find("T-aaaaa"), *parse_date("2026-12-31")) == Phase::open);
}
