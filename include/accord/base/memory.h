// How the process asks the system for memory.
#pragma once

namespace accord {

/// To be called once, first of all. A command fills memory fast with several threads and then ends: it takes it in large
/// pieces and gives none back on the way. Does nothing where the C library cannot be told.
void take_memory_in_large_pieces();

/// To be called by a thread that is about to fill many megabytes: sets room aside at once where memory is not limited, and
/// asks the system for large pages where the allocator puts what this thread allocates. A wish: nothing but speed depends
/// on it.
void expect_much_memory();

}  // namespace accord
