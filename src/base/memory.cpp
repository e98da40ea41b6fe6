#include "accord/base/memory.h"

#include <features.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "accord/base/threads.h"

namespace accord {

void take_memory_in_large_pieces() {
#ifdef __GLIBC__
  // Left alone, glibc asks for a page at a time in every thread but the first, and returns large blocks as soon as they are
  // free. What is only asked for takes no memory.
  constexpr int piece = 32 << 20, never = 1 << 30;
  mallopt(M_TOP_PAD, piece);
  mallopt(M_MMAP_THRESHOLD, piece);
  mallopt(M_TRIM_THRESHOLD, never);
  // One arena for each thread that can run, so that a new thread goes on with what an ended one has left.
  mallopt(M_ARENA_MAX, static_cast<int>(most_threads()) + 1);
#endif
}

}  // namespace accord
