// Where links of the manuscript go.
#pragma once

#include "resolve/labels.hpp"
#include "resolve/paths.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {

// Finds the goals of all Link nodes. A link that goes nowhere is a diagnostic; its text stays.
void resolve_links(Work& work, const Paths& paths, Labels& labels);

// Reports why `found` is no file of the book. `written` is what the author wrote.
void report_path(Work& work, const FoundPath& found, const Paths& paths, Span span,
                 const std::string& written);

}  // namespace diaoban::resolve
