// Books of GitBook and HonKit: SUMMARY.md, book.json, LANGS.md.
#pragma once

#include "project/book.hpp"
#include "project/source_tree.hpp"

namespace diaoban::project {

// Where the manuscript of a GitBook lies, relative to the folder that was asked for: the `root` of
// book.json, then the first language of LANGS.md, which is noted.
std::string find_gitbook_root(SourceTree& tree);

// Fills `book` from the SUMMARY.md at the root of `tree`, or the file that book.json (of
// `settings`, the tree that was asked for) gives instead.
void load_gitbook(SourceTree& settings, SourceTree& tree, Book& book);

}  // namespace diaoban::project
