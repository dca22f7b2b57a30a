// A vector picture as a flat list of drawing operations: what an SVG file is lowered to, and what
// both a canvas and the EPUB's plain SVG are made from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "figures/paint.hpp"
#include "fonts/glyph_run.hpp"

namespace diaoban::figures {

// Units are CSS px of the picture, y down, origin at its top left.
struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

// x' = xx·x + xy·y + x0, y' = yx·x + yy·y + y0: the six numbers of SVG's matrix(xx yx xy yy x0 y0).
struct Matrix {
  double xx = 1;
  double yx = 0;
  double xy = 0;
  double yy = 1;
  double x0 = 0;
  double y0 = 0;
  bool operator==(const Matrix&) const = default;
};

// Points that belong to a verb: one of Move and Line, three of Curve, none of Close. The first
// verb is Move.
struct Path {
  enum class Verb : std::uint8_t { Move, Line, Curve, Close };
  std::vector<Verb> verbs;
  std::vector<Point> points;
};

struct GradientStop {
  double offset = 0;  // 0 to 1, never smaller than that of the stop before
  Paint color;
};

// Linear from `from` to `to`, or radial from the circle (from, from_radius) to (to, to_radius).
// `transform` leads from the gradient's space to that of the path it paints.
struct Gradient {
  enum class Spread : std::uint8_t { Pad, Repeat, Reflect };
  bool radial = false;
  Spread spread = Spread::Pad;
  Point from;
  Point to;
  double from_radius = 0;
  double to_radius = 0;
  Matrix transform;
  std::vector<GradientStop> stops;  // at least two
};

using Brush = std::variant<Paint, Gradient>;

enum class FillRule : std::uint8_t { NonZero, EvenOdd };
enum class LineCap : std::uint8_t { Butt, Round, Square };
enum class LineJoin : std::uint8_t { Miter, Round, Bevel };

struct Stroke {
  Brush brush;
  double width = 1;
  LineCap cap = LineCap::Butt;
  LineJoin join = LineJoin::Miter;
  double miter_limit = 4;
  std::vector<double> dashes;  // empty: solid; else not all zero
  double dash_offset = 0;
};

// Path, stroke width, dashes and gradients are in the shape's own space, which `transform` leads to
// the picture's. The fill is painted before the stroke.
struct ShapeOperation {
  Path path;
  Matrix transform;
  std::optional<Brush> fill;
  FillRule rule = FillRule::NonZero;
  std::optional<Stroke> stroke;
};

// A shaped run whose origin is `x` right of its text's origin on the baseline. `slanted`: the face
// has no italic, so the painter leans the glyphs to the right by `slant` of their height.
struct PlacedRun {
  fonts::GlyphRun run;  // its unit is that of the text's space (px, not points)
  double x = 0;
  bool slanted = false;
};
inline constexpr double slant = 0.25;

// A piece of one line in one style: its runs differ in face only. The origin of `transform`'s
// source space is the left end of the baseline.
struct TextOperation {
  std::vector<PlacedRun> runs;
  Matrix transform;
  Paint paint;
  std::string role;  // of the FontBook: "sans", "sans-bold", "mono", …
  bool italic = false;
  double size = 0;   // of the font
  double width = 0;  // advance of all runs together
  double letter_spacing = 0;
};

// An encoded picture (image/png or image/jpeg) that fills the rectangle (0, 0, width, height) of
// the space that `transform` leads to the picture's.
struct ImageOperation {
  std::shared_ptr<const std::string> bytes;
  std::string media_type;
  int pixel_width = 0;
  int pixel_height = 0;
  bool has_alpha = false;
  double width = 0;
  double height = 0;
  Matrix transform;
};

// Until its PopOperation, drawing is clipped to the path (and to the clips around it).
struct PushClipOperation {
  Path path;
  Matrix transform;
  FillRule rule = FillRule::NonZero;
};

// Until its PopOperation, drawing is collected and then painted as one with this opacity.
struct PushGroupOperation {
  double opacity = 1;
};

// Until its PopOperation, drawing belongs to a link or has a hover title. It paints nothing; where
// it is clickable is told by Picture::links.
struct PushLinkOperation {
  std::string url;    // empty: only a title
  std::string title;  // empty: none
};

// Ends the innermost push. Every push has its pop.
struct PopOperation {};

using Operation = std::variant<ShapeOperation, TextOperation, ImageOperation, PushClipOperation,
                               PushGroupOperation, PushLinkOperation, PopOperation>;

struct Drawing {
  double width = 0;
  double height = 0;
  std::vector<Operation> operations;
};

}  // namespace diaoban::figures
