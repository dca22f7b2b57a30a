// The lists that stand in the text: tables of contents of a file or of files.
#pragma once

#include "resolve/paths.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {

// Fills toctrees and local contents from the book's contents. A hidden toctree shows nothing.
// Entries that name no file of the book were reported where the reading order was made.
void resolve_generated(Work& work, const Paths& paths);

}  // namespace diaoban::resolve
