// What every stage of a command is given.
#pragma once

#include "base/files.hpp"
#include "cli/terminal.hpp"
#include "diagnostics/diagnostic.hpp"

namespace diaoban::cli {

struct Workshop {
  base::FileSystem& files;
  diagnostics::Sources& sources;
  diagnostics::Collector& sink;
  Terminal& terminal;
  unsigned jobs = 1;
  base::Path cache;  // of prepared pictures and drawn diagrams; empty: none
};

}  // namespace diaoban::cli
