// A line of title text taken apart into what is set alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoban::cover {

enum class SegmentKind {
  EastAsian,  // Han, kana, Hangul, their marks, emoji: upright cells of one em
  Latin,      // all else, with the spaces between its words
};

// A user-perceived character: a base with what combines with it.
struct Cell {
  std::string text;
  char32_t base = 0;
  bool halved = false;  // a mark that loses its blank half
};

struct Segment {
  SegmentKind kind = SegmentKind::Latin;
  std::vector<Cell> cells;
  double space_before = 0;  // ems
};

// The segments of one line. Marks that may be of either kind (quotes, dashes, ellipses) are East
// Asian when the line's language is.
std::vector<Segment> read_segments(std::string_view text, bool east_asian_language);

// The text of all cells together.
std::string text_of(const Segment& segment);

}  // namespace diaoban::cover
