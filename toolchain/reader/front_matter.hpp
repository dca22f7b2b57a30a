// Front matter: the YAML block at the beginning of a file.
#pragma once

#include <cstddef>

#include "reader/parser.hpp"

namespace diaoban::reader {

// Reads front matter off the beginning of `lines` into the parser. Returns how many lines it
// takes, 0 when there is none: it begins with `---` on the first line, ends with `---` or `...`,
// and holds YAML keys, or nothing when text follows.
std::size_t read_front_matter(const Lines& lines, Parser& parser);

// How many lines of an included file are front matter, which counts for that file alone.
std::size_t front_matter_lines(const Lines& lines);

}  // namespace diaoban::reader
