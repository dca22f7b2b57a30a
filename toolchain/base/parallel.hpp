// Work that is shared out over threads, with the same result as on one.
#pragma once

#include <cstddef>
#include <functional>

namespace diaoban::base {

// Calls work(i) for every i below `count`, on at most `jobs` threads (at least one, the caller's
// own). Returns when all are done; the exception of the lowest i that threw is thrown again.
void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace diaoban::base
