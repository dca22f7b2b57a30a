// Memory that the process holds but does not use.
#pragma once

namespace diaoban::base {

// Gives free memory back to the system. What outlives a part of the work lies scattered among what
// the work needed for a while, so that without this a long book holds more free memory than used.
// Takes some milliseconds: for every few hundred pages. Safe from several threads.
void release_free_memory();

}  // namespace diaoban::base
