// Where prepared pictures are kept between builds.
#pragma once

#include "base/files.hpp"

namespace diaoban::cli {

// $XDG_CACHE_HOME/diaoban or ~/.cache/diaoban; empty where neither is known.
base::Path cache_folder();

}  // namespace diaoban::cli
