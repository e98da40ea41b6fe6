// How the process asks the system for memory.
#pragma once

namespace accord {

/// To be called once, first of all. A command fills memory fast with several threads and then ends: it takes it in large
/// pieces and gives none back on the way. Does nothing where the C library cannot be told.
void take_memory_in_large_pieces();

}  // namespace accord
