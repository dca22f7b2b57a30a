// Where the roles ref, numref, doc, term, eq, download and any go, and what they say.
#pragma once

#include "resolve/labels.hpp"
#include "resolve/paths.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {

// Finds goals and texts of all Reference nodes. One that cannot be found is a diagnostic; its
// title, or else its target as written, stays as text.
void resolve_references(Work& work, const Paths& paths, Labels& labels);

}  // namespace diaoban::resolve
