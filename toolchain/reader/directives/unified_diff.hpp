// The difference between two texts in the unified form.
#pragma once

#include <string>

#include "reader/text/line.hpp"

namespace diaoban::reader {

// The lines that turn `before` into `after`, with three lines around each change, under a head that
// names both files; empty when they are the same. Texts with more than a few thousand changes come
// out as all of the one and all of the other.
std::string unified_diff(const Lines& before, const std::string& before_name, const Lines& after,
                         const std::string& after_name);

}  // namespace diaoban::reader
