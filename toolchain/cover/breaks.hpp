// Where a title may be broken into lines, and how well a person would like it there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::cover {

struct Break {
  std::size_t at = 0;   // byte offset: the next line starts here, after any spaces
  std::size_t end = 0;  // byte offset where the line ends, before any spaces
  double penalty = 0;   // 0: as after a colon; 1: inside a Chinese word
};

// The breaks of `title` in order, without its beginning and end. Never before a mark that may not
// start a line or after one that may not end it (CLREQ 3.1.3), never inside a Latin word.
std::vector<Break> find_breaks(std::string_view title, const std::string& language);

}  // namespace diaoban::cover
