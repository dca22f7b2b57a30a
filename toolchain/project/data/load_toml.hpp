// TOML text -> Value.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "project/data/value.hpp"

namespace diaoban::project {

// The table of the TOML file `source`. A syntax error is a diagnostic at its place and gives an
// empty table, since TOML has no reading of what follows an error.
Value load_toml(diagnostics::SourceId source, const diagnostics::Sources& sources,
                diagnostics::Sink& sink);

}  // namespace diaoban::project
