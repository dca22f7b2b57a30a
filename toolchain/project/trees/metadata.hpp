// What settings and files say about the book as a whole: authors, titles, file names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "project/book.hpp"
#include "project/data/value.hpp"
#include "project/source_tree.hpp"

namespace diaoban::project {

// "A, B and C", "甲、乙" -> the names.
std::vector<std::string> split_authors(std::string_view text);
// The names of a string, a list of strings, or a list of tables with a `name`.
std::vector<std::string> authors_of(const Value& value);

// Fills what is still empty of title, author, date and description from the front matter and the
// first heading of the file `path`.
void complete_metadata(SourceTree& tree, const std::string& path, Metadata& metadata);

// A name for files: [a-z0-9-], never empty. The title when it is Latin, else the folder's name,
// else "book".
std::string slug_of(const std::string& title, const base::Path& folder);

}  // namespace diaoban::project
