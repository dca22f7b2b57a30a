// A prepared picture as one edition needs it: drawn as pixels, smaller, or without transparency.
#pragma once

#include "figures/picture.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::figures {

// The picture, vector or raster, as a PNG of `pixel_width` pixels on white, for readers that take
// no SVG with text (Kindle Publishing Guidelines). Its links are kept, scaled to its pixels. A
// raster picture is never enlarged, a broken one stays as it is, and a side is at most 16,000
// pixels. A strip that would be thinner than half a pixel is broken.
Picture draw_as_pixels(const Picture& picture, const fonts::FontBook& fonts, int pixel_width);

struct RasterLimits {
  int width = 0;  // pixels; 0: any
  int height = 0;
  bool allows_alpha = true;  // false: flattened on white
};

// The raster picture within the limits. It is the same picture, byte for byte, when it keeps to
// them; else it is decoded once, made smaller in proportion, and stays JPEG when it was. Vector and
// broken pictures come back as they are.
Picture fit_raster(const Picture& picture, const RasterLimits& limits);

}  // namespace diaoban::figures
