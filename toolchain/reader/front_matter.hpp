// Front matter: the YAML block at the beginning of a file.
#pragma once

#include <cstddef>

#include "reader/parser.hpp"

namespace diaoban::reader {

// Reads front matter off the beginning of `lines` into the parser. Returns how many lines it
// takes, 0 when there is none: it begins with `---` on the first line, ends with `---` or `...`,
// and holds YAML keys, or nothing when text follows.
std::size_t read_front_matter(const Lines& lines, Parser& parser);

}  // namespace diaoban::reader
