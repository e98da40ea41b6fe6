// Work shared out among threads.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace accord {

/// As many as the machine has processors, at least 1 and at most 8.
unsigned most_threads();

/// How many threads to put to `items` pieces of work, when starting one costs as much as `worth` of them: at least 1, and
/// at most `most`; 0: as many as the machine has processors, at most 8.
unsigned thread_count(std::size_t items, std::size_t worth, unsigned most = 0);

/// Runs `work` on so many threads at once, the calling one among them (fewer when the system gives no more), and returns
/// when all have ended. The first exception is thrown again then.
void on_threads(unsigned count, const std::function<void()>& work);

/// Calls `work` for shares [first, last) of 0 to `count`, each once and in no order, from several threads at once. After an
/// exception no further share is begun.
void share_out(std::size_t count, std::size_t share, const std::function<void(std::size_t first, std::size_t last)>& work);

/// Takes the steps, of which none knows of another, in this order from several threads at once.
void at_once(const std::vector<std::function<void()>>& steps);

}  // namespace accord
