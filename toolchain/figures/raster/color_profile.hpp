// ICC profiles in pictures: colours that are meant otherwise than sRGB become sRGB.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "figures/raster/facts.hpp"

namespace diaoban::figures {

// The profile embedded in a PNG (ISO/IEC 15948 §11.3.3.3) or JPEG (ICC.1 annex B.4) file; empty:
// none.
std::string read_color_profile(std::string_view bytes, RasterFormat format);

// Whether colours of the profile are to be converted: it is a sound one for RGB or grey, and not
// that of sRGB itself.
bool differs_from_srgb(std::string_view profile);

// Converts rows of `width` pixels of three or, with alpha, four bytes, `stride` bytes apart, from
// the profile to sRGB. Alpha stays. A profile of other colours changes nothing.
void convert_to_srgb(std::string_view profile, unsigned char* pixels, int width, int height,
                     std::size_t stride, bool has_alpha);

}  // namespace diaoban::figures
