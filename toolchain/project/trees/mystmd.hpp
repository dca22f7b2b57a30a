// Books of mystmd (myst.yml) and of Jupyter Book (_toc.yml, _config.yml).
#pragma once

#include "project/book.hpp"
#include "project/source_tree.hpp"
#include "project/trees/reading_order.hpp"

namespace diaoban::project {

// Fills `book` from myst.yml: its `project`, whose `toc` is the reading order. Without a toc the
// folder is read as a bare one.
void load_mystmd(SourceTree& tree, Book& book);

// Fills `book` from _toc.yml and, if it is there, _config.yml.
void load_jupyter_book(SourceTree& tree, Book& book);

// Adds the reading order that a list in the format of _toc.yml gives.
void add_jupyter_toc(SourceTree& tree, Book& book, ReadingOrder& order, const std::string& path);

}  // namespace diaoban::project
