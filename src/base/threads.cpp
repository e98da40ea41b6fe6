#include "accord/base/threads.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace accord {

unsigned most_threads() { return std::clamp(std::thread::hardware_concurrency(), 1U, 8U); }

unsigned thread_count(std::size_t items, std::size_t worth, unsigned most) {
  if (most == 0) most = most_threads();
  return static_cast<unsigned>(std::clamp<std::size_t>(items / worth, 1, most));
}

void on_threads(unsigned count, const std::function<void()>& work) {
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto guarded = [&] {
    try {
      work();
    } catch (...) {
      const std::scoped_lock lock(failure_mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    try {
      for (unsigned i = 1; i < count; ++i) others.emplace_back(guarded);
    } catch (const std::system_error&) {
      // No more threads to be had: the ones we have do it all.
    }
    guarded();
  }
  if (failure) std::rethrow_exception(failure);
}

void share_out(std::size_t count, std::size_t share, const std::function<void(std::size_t first, std::size_t last)>& work) {
  std::atomic<std::size_t> next = 0;
  on_threads(thread_count(count, share), [&] {
    try {
      for (std::size_t first; (first = next.fetch_add(share)) < count;) work(first, std::min(first + share, count));
    } catch (...) {
      next = count;
      throw;
    }
  });
}

void at_once(const std::vector<std::function<void()>>& steps) {
  share_out(steps.size(), 1, [&](std::size_t first, std::size_t) { steps[first](); });
}

}  // namespace accord
