// One line of a paragraph on its way to the page: pieces with their real widths, then with their
// places, then as items.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/paragraph/fit.hpp"
#include "typeset/paragraph/material.hpp"
#include "typeset/paragraph/paragraph.hpp"
#include "typeset/paragraph/slack.hpp"

namespace diaoban::typeset::paragraph {

// The em box of Chinese faces, em fractions above and below the baseline.
inline constexpr double em_ascent = 0.88;
inline constexpr double em_descent = 0.12;

// Lengths are points.
struct Piece {
  const ShapedWord* word = nullptr;  // null: an object or a blank
  std::uint32_t begin = 0;           // bytes of the paragraph's text
  std::uint32_t end = 0;
  std::uint16_t style = 0;
  Kind kind = Kind::Letter;
  float size = 0;
  double x = 0;  // of the body's left, from the measure's left edge
  double body = 0;
  double shift = 0;              // from the body's left to the glyphs' origin
  const Joint* joint = nullptr;  // after it; null for the last piece of a line
  bool hyphen = false;           // the hyphen that the break adds
};

struct LineContext {
  const ParagraphText& text;
  const ParagraphStyle& style;
  const Material& material;
  const FitOptions& options;
  Workshop& workshop;
};

// The pieces of a fitted line: whole words in one, cut words shaped anew, the hyphen added.
std::vector<Piece> make_pieces(const LineContext& context, const FittedLine& line);

// What the pieces measure; `line` tells about its ends.
LineFigures measure_pieces(const LineContext& context, const FittedLine& line,
                           const std::vector<Piece>& pieces);

// Sets the line: shares its slack out, places the pieces and makes the items. `is_last`: it ends
// with a forced break and is not stretched.
SetLine place_line(const LineContext& context, const FittedLine& line, bool is_last);

// Adds text and objects, tints, rules, dots, marks and links of placed pieces to `out`.
void write_runs(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out);
void write_decorations(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out);
void write_ruby(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out);
void write_places(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out);
// The marks from the line's beginning to before byte `limit`, where the next line begins.
void write_marks(const ParagraphText& text, std::uint32_t limit, const std::vector<Piece>& pieces,
                 SetLine& out);

// The place in the manuscript of byte `offset` of the text; null when the style does not tell.
diagnostics::Span span_at(const ParagraphText& text, std::uint32_t offset);

}  // namespace diaoban::typeset::paragraph
