// Books of mdBook: book.toml and SUMMARY.md.
#pragma once

#include "project/book.hpp"
#include "project/data/value.hpp"
#include "project/source_tree.hpp"

namespace diaoban::project {

// Fills `book` from mdBook's book.toml (a table without [book] is well) and the SUMMARY.md of its
// source folder. The root is the folder of book.toml, so that listings beside `src` can be
// included: paths of files start with "src/".
void load_mdbook(SourceTree& tree, Book& book, const Value& settings);

}  // namespace diaoban::project
