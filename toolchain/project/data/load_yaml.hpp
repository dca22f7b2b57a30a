// YAML text -> Value.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "project/data/value.hpp"

namespace diaoban::project {

// The first document of the YAML file `source`. A syntax error is a diagnostic at its place and
// gives nothing; a key that is written twice is a diagnostic, and the last one counts.
Value load_yaml(diagnostics::SourceId source, const diagnostics::Sources& sources,
                diagnostics::Sink& sink);

}  // namespace diaoban::project
