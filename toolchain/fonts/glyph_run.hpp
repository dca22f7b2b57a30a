// Shaped text in one face and size: what the typesetter and the figures hand to a canvas.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace diaoban::fonts {

// A face of the FontBook.
struct FaceId {
  std::uint16_t index = UINT16_MAX;
  bool is_null() const { return index == UINT16_MAX; }
  auto operator<=>(const FaceId&) const = default;
};

// A glyph whose origin is `x` points right of the run's origin and `y` points below it.
struct Glyph {
  std::uint32_t id = 0;
  float x = 0;
  float y = 0;
};

// A cluster: so many bytes of the run's text are so many of its glyphs, in order.
struct Cluster {
  std::uint16_t bytes = 0;
  std::uint16_t glyphs = 0;
};

struct GlyphRun {
  FaceId face;
  double size = 0;  // points
  std::vector<Glyph> glyphs;
  std::string text;  // UTF-8 that the glyphs stand for: what copying gives
  std::vector<Cluster> clusters;
};

}  // namespace diaoban::fonts
