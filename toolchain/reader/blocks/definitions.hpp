// Link reference definitions at the beginning of a paragraph (CommonMark §4.7).
#pragma once

#include <string>
#include <vector>

#include "reader/text/line.hpp"

namespace diaoban::reader {

struct Definition {
  std::string text;   // ready for cmark: all lines after the first are indented
  std::string label;  // as written
  Span span;
};

struct Definitions {
  std::vector<Definition> definitions;
  std::size_t lines = 0;  // how many lines of the paragraph they take
};

// Reads the definitions that `pieces`, a paragraph's lines, begin with.
Definitions read_definitions(const Lines& pieces);

}  // namespace diaoban::reader
