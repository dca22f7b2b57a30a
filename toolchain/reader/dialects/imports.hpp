// Listings that GitBook's plugin include-codeblock takes from files: [import:"main"](code.js).
#pragma once

#include "reader/parser.hpp"

namespace diaoban::reader {

// `lines` with every line that is only [import…](file) or [include…](file) replaced by a fence
// with the lines of the file: all, "3-8", or those between its two comments "[main]". The option
// title becomes the caption. What names no readable file is reported and stays as written.
Lines expand_imports(const Lines& lines, Parser& parser);

}  // namespace diaoban::reader
