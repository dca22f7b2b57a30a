// Fits a text into a place: how many lines, where they break, how large they are.
#pragma once

#include <string>
#include <vector>

#include "cover/line.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::cover {

struct Room {
  double along = 0;   // length of a line at most
  double across = 0;  // all lines together at most
  double largest = 0;
  double smallest = 0;
  double leading = 1.2;  // distance of lines in sizes
  int lines = 4;         // at most
  double few = 0;        // how much each further line is disliked
  double spread = 0;     // tracking of a single short line at most, in sizes
};

struct Fitted {
  std::vector<std::string> lines;
  double size = 0;
  double tracking = 0;
  bool overfull = false;  // at the smallest size it still does not fit: set smaller than that
};

// The setting that a person would choose: large, with lines of like length that end where the
// sense does. An empty text has no lines.
Fitted fit(const fonts::FontBook& fonts, const std::string& text, const TextStyle& style,
           const Room& room);

}  // namespace diaoban::cover
