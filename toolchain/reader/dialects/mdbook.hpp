// What mdBook adds to Markdown: {{#include file:lines}} and its family, which are replaced by text
// before anything else is read.
#pragma once

#include "reader/parser.hpp"

namespace diaoban::reader {

// `lines` with every {{#include}}, {{#rustdoc_include}} and {{#playground}} replaced by the lines
// of the file that it names, and without {{#title}}, which sets the title of the front matter.
// What names no readable file is reported and stays as written. Files that are included may
// include others, up to ten deep, as in mdBook.
Lines expand_mdbook(const Lines& lines, Parser& parser);

}  // namespace diaoban::reader
