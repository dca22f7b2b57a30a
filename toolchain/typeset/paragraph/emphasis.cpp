// Dots of emphasis, lines under names of persons and places, waves under titles of works (CLREQ
// 3.1.7). The line comes first, the dots below it.
#include <algorithm>
#include <cmath>

#include "fonts/region.hpp"
#include "typeset/paragraph/stretch.hpp"

namespace diaoban::typeset::paragraph {
namespace {

// Em fractions, from the baseline down.
constexpr double line_depth = 0.2;
constexpr double line_thickness = 0.045;
constexpr double wave_height = 0.09;
constexpr double wave_length = 0.25;
constexpr double dot_depth = 0.27;
constexpr double dot_depth_below_line = 0.42;
constexpr double dot_height = 1.02;  // above the baseline, in Japanese
constexpr double dot_size = 0.14;
constexpr double name_gap = 0.05;  // kept free at either end, so that two names stay two

void add_stroke(SetLine& out, const TextStyle& style, double x0, double y0, double x1, double y1,
                double thickness) {
  out.items.push_back({StrokeItem{x0, y0, x1, y1, thickness, style.color, {}}, Owner{}});
}

void write_names(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  const auto named = [](const TextStyle& style) { return style.proper_name; };
  for (const Stretch& stretch : find_stretches(context, pieces, named)) {
    const double size = stretch.style->size;
    const double gap = name_gap * size;
    add_stroke(out, *stretch.style, stretch.x + gap, line_depth * size, stretch.end - gap,
               line_depth * size, line_thickness * size);
  }
}

// A sine of whole waves that fills the stretch, drawn in short strokes.
void write_waves(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  const auto titled = [](const TextStyle& style) { return style.work_title; };
  constexpr int steps = 8;  // a wave
  constexpr double pi = 3.14159265358979323846;
  for (const Stretch& stretch : find_stretches(context, pieces, titled)) {
    const double size = stretch.style->size;
    const double left = stretch.x + name_gap * size;
    const double width = stretch.end - name_gap * size - left;
    const int waves = std::max(1, static_cast<int>(std::lround(width / (wave_length * size))));
    const int count = waves * steps;
    const auto y_at = [&](int i) {
      return (line_depth + wave_height / 2 * std::sin(2 * pi * i / steps)) * size;
    };
    for (int i = 0; i < count; ++i) {
      add_stroke(out, *stretch.style, left + width * i / count, y_at(i),
                 left + width * (i + 1) / count, y_at(i + 1), line_thickness * size);
    }
  }
}

// A dot for each character, none for punctuation: centred on the character however the line is set.
void write_dots(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  for (const Piece& piece : pieces) {
    const TextStyle& style = context.text.styles[piece.style];
    const bool dotted =
        style.emphasis_dot && piece.word && (piece.kind == Kind::Han || piece.kind == Kind::Hangul);
    if (!dotted) continue;
    const bool japanese = fonts::han_form(language_of(style, context.style)) == "ja";
    const bool lined = style.proper_name || style.work_title;
    const double depth = japanese ? -dot_height : lined ? dot_depth_below_line : dot_depth;
    const double x = piece.x + piece.body / 2;
    // A stroke of no length is a round dot.
    add_stroke(out, style, x, depth * style.size, x, depth * style.size, dot_size * style.size);
  }
}

}  // namespace

void write_emphasis(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  write_names(context, pieces, out);
  write_waves(context, pieces, out);
  write_dots(context, pieces, out);
}

}  // namespace diaoban::typeset::paragraph
