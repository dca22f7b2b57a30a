// Books that are a bare folder of Markdown files, or one of them.
#pragma once

#include "project/book.hpp"
#include "project/source_tree.hpp"

namespace diaoban::project {

// Fills `book` with index.md or README.md, what its toctrees or else its links name, and then all
// other Markdown files in natural order. Each folder of them without a file of the list becomes a
// part, and the files beside a subfolder's own index.md stand one level below it.
void load_folder(SourceTree& tree, Book& book);

// Fills `book` with the document `path` alone and what its toctrees name.
void load_document(SourceTree& tree, Book& book, const std::string& path);

// The root document of a bare folder: index.md, README.md or one of them in other case; else empty.
std::string find_root_document(SourceTree& tree);

}  // namespace diaoban::project
