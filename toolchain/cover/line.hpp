// One line of a cover's text, shaped: horizontal, or vertical as Chinese titles stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "figures/drawing.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::cover {

enum class Direction { Horizontal, Vertical };

struct TextStyle {
  std::string role;
  std::string language;
  Direction direction = Direction::Horizontal;
};

// A line set at `size`. The transforms of its pieces are within the line, whose origin is the left
// end of the baseline, or the top of the middle axis of a vertical one.
struct Line {
  std::vector<figures::TextOperation> pieces;
  double extent = 0;  // along the line
  int gaps = 0;       // places where tracking goes
};

// Shapes `text` at `size`. Between Han and Latin stands a quarter of an em, whatever spaces were
// written; marks at a line's ends and beside each other lose their blank halves. `tracking` is
// added between the characters of Chinese, Japanese and Korean.
Line set_line(const fonts::FontBook& fonts, std::string_view text, const TextStyle& style,
              double size, double tracking = 0);

// Whether most of `text` is Chinese, Japanese or Korean, so that it may stand vertically.
bool is_east_asian_title(std::string_view text);

}  // namespace diaoban::cover
