#include "accord/base/memory.h"

#include <sys/mman.h>
#include <sys/resource.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "accord/base/threads.h"

namespace accord {
namespace {

struct Mapping {
  std::uintptr_t first = 0, last = 0;
};

/// Of a line of /proc/self/maps: "7f5c4000-7f5c8000 rw-p …".
Mapping read_mapping(const std::string& line) {
  Mapping mapping;
  const char* const end = line.data() + line.size();
  const auto [dash, error] = std::from_chars(line.data(), end, mapping.first, 16);
  if (error != std::errc() || dash == end) return {};
  std::from_chars(dash + 1, end, mapping.last, 16);
  return mapping;
}

#ifdef __GLIBC__
bool is_limited() {
  rlimit space{}, data{};
  if (getrlimit(RLIMIT_AS, &space) != 0 || getrlimit(RLIMIT_DATA, &data) != 0) return true;
  return space.rlim_cur != RLIM_INFINITY || data.rlim_cur != RLIM_INFINITY;
}

/// Above its first piece glibc makes room in a thread's memory a page at a time, with a call to the system for each. Asked
/// for much at once, it keeps what is given back to it. Where memory is limited (ulimit) it is not asked: what is only set
/// aside counts there.
void make_room() {
  if (is_limited()) return;
  constexpr std::size_t size = std::size_t{28} << 20;  // two of them fit into what glibc sets aside for a thread, 64 MiB
  void* volatile first = std::malloc(size);  // volatile: or the compiler sees that nobody looks at it
  void* volatile second = std::malloc(size);
  std::free(second);
  std::free(first);
}
#endif

}  // namespace

void take_memory_in_large_pieces() {
#ifdef __GLIBC__
  // Left alone, glibc asks for a page at a time in every thread but the first, and returns large blocks as soon as they are
  // free. What is only asked for takes no memory.
  constexpr int piece = 32 << 20, never = 1 << 30;
  mallopt(M_TOP_PAD, piece);
  mallopt(M_MMAP_THRESHOLD, piece);
  mallopt(M_TRIM_THRESHOLD, never);
  // One arena for each thread that can run, so that a new thread goes on with what an ended one has left.
  mallopt(M_ARENA_MAX, static_cast<int>(most_threads()));
#endif
}

void expect_much_memory() {
#ifdef __GLIBC__
  make_room();
#endif
#ifdef MADV_HUGEPAGE
  // Where the allocator has put something just now it will put what comes next.
  const auto probe = std::make_unique<char>();
  const auto address = reinterpret_cast<std::uintptr_t>(probe.get());
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const Mapping mapping = read_mapping(line);
    if (address < mapping.first || address >= mapping.last) continue;
    madvise(reinterpret_cast<void*>(mapping.first), mapping.last - mapping.first, MADV_HUGEPAGE);
    return;
  }
#endif
}

}  // namespace accord
