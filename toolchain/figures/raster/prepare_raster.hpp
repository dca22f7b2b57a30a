// A raster file as a picture that every edition can take.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "figures/picture.hpp"
#include "figures/report.hpp"

namespace diaoban::figures {

// PNG and JPEG pass untouched where they are upright sRGB or grey; everything else is decoded once
// and becomes PNG (JPEG stays JPEG). Kind Broken with a report when it cannot be.
Picture prepare_raster(std::string_view bytes, std::uint64_t max_pixels, Reporter& reporter);

}  // namespace diaoban::figures
