// The boxes of a label: blocks, and lines of text in them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "figures/svg/style.hpp"
#include "figures/text/shaper.hpp"

namespace diaoban::figures {

// The style of a piece of text, with what inline elements around it add.
struct InlineStyle {
  Style style;
  std::string url;
  std::optional<Paint> background;
  double raise = 0;  // px above the baseline
};

struct Box;

// Text of one style: bytes [begin, end) of the content's text.
struct InlineSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t style = 0;  // index in styles
  ShapedText shaped;
};

// A box that stands in a line like a character.
struct InlineBox {
  std::size_t at = 0;  // byte of its stand-in, U+FFFC
  std::unique_ptr<Box> box;
};

// Where a line must end, in the style of the element that says so.
struct LineEnd {
  std::size_t at = 0;  // byte of its '\n'
  std::size_t style = 0;
};

// What flows in lines: text with white space collapsed already, '\n' where a line must end.
struct InlineContent {
  std::string text;
  std::vector<InlineStyle> styles;
  std::vector<InlineSpan> spans;  // in order, covering the text but for '\n' and stand-ins
  std::vector<InlineBox> boxes;
  std::vector<LineEnd> line_ends;
  // Found once, before the first measuring.
  bool is_shaped = false;
  std::vector<double> advances;  // of bytes [0, i)
  std::vector<bool> breaks;
};

// Widths in px: with every break taken, and with none but the forced ones.
struct Extent {
  double least = 0;
  double most = 0;
};

// The index of the first span that ends after byte `at`.
inline std::size_t find_span(const InlineContent& content, std::size_t at) {
  const auto found = std::partition_point(content.spans.begin(), content.spans.end(),
                                          [&](const InlineSpan& span) { return span.end <= at; });
  return static_cast<std::size_t>(found - content.spans.begin());
}

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  // without spaces that hang
  double x = 0;         // of its first character, in the box
  double y = 0;         // of its upper edge
  double width = 0;
  double height = 0;
  double baseline = 0;  // below the upper edge
};

struct Box {
  Style style;
  bool is_anonymous = false;
  std::string marker;           // of a list item
  std::size_t column_span = 1;  // of a table cell
  std::size_t row_span = 1;
  std::vector<std::unique_ptr<Box>> children;
  std::unique_ptr<InlineContent> content;  // instead of children

  std::optional<Extent> extent;  // of the border box, once measured

  // Where layout puts it: the border box, in the parent's.
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  double content_height = 0;  // may exceed the height
  double baseline = 0;        // of its last line, below the upper edge
  bool has_baseline = false;
  std::vector<Line> lines;

  bool is_flex() const {
    return style.own.display == Display::Flex || style.own.display == Display::InlineFlex;
  }
  bool is_table() const { return style.own.display == Display::Table; }
  double edge(std::size_t side) const {
    return style.own.padding[side].resolve(0) + style.own.border[side].thickness();
  }
  double horizontal_edges() const { return edge(1) + edge(3); }
};

}  // namespace diaoban::figures
