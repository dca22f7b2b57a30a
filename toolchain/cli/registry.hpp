// All kinds of diagnostics, of every room.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace diaoban::cli {

// Sorted by name.
std::vector<const diagnostics::Kind*> all_kinds();

}  // namespace diaoban::cli
