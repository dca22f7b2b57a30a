// Python settings (conf.py) and JSON -> Value. Python is read as data and never run.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "project/data/value.hpp"

namespace diaoban::project {

struct PythonSettings {
  Value values;                     // a table of the names that hold literals
  std::vector<Field> not_literals;  // names given by something that only running would tell
};

// The assignments at the top level of the Python file `source`: strings, numbers, lists, tuples,
// sets and dicts of them, names assigned before, `+`, `+=` and `.append(…)`. All other statements
// are skipped. What is broken is a diagnostic at its place, and reading goes on after it.
PythonSettings load_python(diagnostics::SourceId source, const diagnostics::Sources& sources,
                           diagnostics::Sink& sink);

// The value of the JSON file `source` (RFC 8259; comments and a comma too many are let pass).
// A syntax error is a diagnostic at its place and gives nothing.
Value load_json(diagnostics::SourceId source, const diagnostics::Sources& sources,
                diagnostics::Sink& sink);

}  // namespace diaoban::project
