// The heading of a file whose title stands in its front matter.
#pragma once

#include "reader/parser.hpp"

namespace diaoban::reader {

// Where `title:` is written in the front matter that ends before `lines[count]`, if it is; the
// place of what is no plain text on one line is its whole line.
std::optional<Line> find_title(const Lines& lines, std::size_t count, Parser& parser);

// Puts the title before `blocks` as heading of the file, and its headings a level below, unless
// the file has one heading of the first level and begins its headings with it: then that heading
// is the title, as most programs have it.
void put_title(document::Blocks& blocks, const Line& title, Parser& parser);

}  // namespace diaoban::reader
