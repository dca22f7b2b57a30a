// diaoban's own book.toml; book.hpp tells what it holds.
#pragma once

#include "project/book.hpp"
#include "project/data/value.hpp"
#include "project/source_tree.hpp"

namespace diaoban::project {

// The table of our own settings in a book.toml: the whole file, or [diaoban] when the file is also
// mdBook's (has [book]); null when mdBook's settings are all there are.
const Value* own_settings(const Value& file);

// Whether the settings list the files of the book, so that no other list counts.
bool has_reading_order(const Value& own);

// Fills the book's parts and files from the lists of `own`.
void load_own_order(SourceTree& tree, Book& book, const Value& own);

// Puts what `own` says over what the tree beside it gave: metadata, editions, settings. Wrong keys
// and values are reported.
void apply_own_settings(SourceTree& tree, Book& book, const Value& own);

}  // namespace diaoban::project
