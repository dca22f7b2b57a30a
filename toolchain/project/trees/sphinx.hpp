// Books of Sphinx with MyST: conf.py and toctrees.
#pragma once

#include "project/book.hpp"
#include "project/source_tree.hpp"

namespace diaoban::project {

// Fills `book` from the conf.py at the root of `tree`, whose reading order its toctrees give.
void load_sphinx(SourceTree& tree, Book& book);

}  // namespace diaoban::project
