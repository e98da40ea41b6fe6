#include "accord/base/threads.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

using namespace accord;

TEST_CASE("shares cover everything once, whatever their size") {
  for (const std::size_t count : {0U, 1U, 7U, 64U, 1000U}) {
    for (const std::size_t share : {1U, 3U, 64U, 5000U}) {
      CAPTURE(count);
      CAPTURE(share);
      std::vector<std::atomic<int>> met(count);
      share_out(count, share, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) ++met[i];
      });
      CHECK(std::ranges::all_of(met, [](const std::atomic<int>& times) { return times == 1; }));
    }
  }
}

TEST_CASE("an exception of a share comes out where the work was asked for") {
  CHECK_THROWS_WITH(share_out(100, 1, [](std::size_t first, std::size_t) {
    if (first == 17) throw std::runtime_error("share 17");
  }), "share 17");
}

TEST_CASE("so many threads work at once, this one among them; few pieces of work need one") {
  std::atomic<int> workers = 0;
  on_threads(3, [&] {
    ++workers;
    while (workers < 3) continue;
  });
  CHECK(workers == 3);
  CHECK(thread_count(10, 64) == 1);
  CHECK(thread_count(10'000, 64, 2) == 2);
  CHECK(thread_count(64, 64, 2) == 1);
}

TEST_CASE("steps at once: each is taken, also when there are none; the first exception comes out") {
  at_once({});
  std::atomic<int> first = 0, second = 0, third = 0;
  at_once({[&] { ++first; }, [&] { ++second; }, [&] { ++third; }});
  CHECK(first + second + third == 3);
  CHECK(second == 1);
  CHECK_THROWS_WITH(at_once({[] {}, [] { throw std::runtime_error("step 2"); }}), "step 2");
}
