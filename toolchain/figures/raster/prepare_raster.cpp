// A raster file as a picture that every edition can take.
#include "figures/raster/prepare_raster.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "figures/kinds.hpp"
#include "figures/raster/color_profile.hpp"
#include "figures/raster/facts.hpp"
#include "figures/raster/pack_png.hpp"
#include "figures/raster/pixels.hpp"
#include "figures/raster/png_data.hpp"

namespace diaoban::figures {
namespace {

constexpr int jpeg_quality = 95;
constexpr std::uint32_t longest_side = 1'000'000;  // pixels; libpng takes no more

bool passes_untouched(const RasterFacts& facts, std::string_view bytes) {
  if (!facts.is_whole || differs_from_srgb(read_color_profile(bytes, facts.format))) return false;
  if (facts.format == RasterFormat::Png) return holds_png_rows(bytes);
  return facts.format == RasterFormat::Jpeg && !facts.is_cmyk && facts.orientation == 1;
}

Picture make_raster(std::string bytes, bool is_jpeg, int width, int height, bool has_alpha) {
  Picture picture;
  picture.kind = PictureKind::Raster;
  picture.bytes = is_jpeg ? std::move(bytes) : pack_png(std::move(bytes));
  picture.media_type = is_jpeg ? "image/jpeg" : "image/png";
  picture.pixel_width = width;
  picture.pixel_height = height;
  picture.width = width;
  picture.height = height;
  picture.has_alpha = has_alpha && read_raster_facts(picture.bytes)->has_alpha;
  return picture;
}

}  // namespace

Picture prepare_raster(std::string_view bytes, std::uint64_t max_pixels, Reporter& reporter) {
  const std::optional<RasterFacts> facts = read_raster_facts(bytes);
  if (!facts) {
    reporter.report(kinds::picture_broken, "its head is damaged");
    return {};
  }
  if (std::uint64_t{facts->width} * facts->height > max_pixels) {
    reporter.report(kinds::picture_too_large,
                    fmt::format("it has {} × {} pixels, more than {} in all", facts->width,
                                facts->height, max_pixels));
    return {};
  }
  if (std::max(facts->width, facts->height) > longest_side) {
    reporter.report(kinds::picture_too_large,
                    fmt::format("it has {} × {} pixels, more than {} on a side", facts->width,
                                facts->height, longest_side));
    return {};
  }
  if (facts->is_animated) reporter.report(kinds::picture_animated, "the first frame is shown");
  if (passes_untouched(*facts, bytes)) {
    return make_raster(std::string(bytes), facts->format == RasterFormat::Jpeg,
                       static_cast<int>(facts->width), static_cast<int>(facts->height),
                       facts->has_alpha);
  }
  if (!facts->is_whole) {
    reporter.report(kinds::picture_broken, "it ends early or its checksums are wrong");
    return {};
  }
  std::string problem;
  const Pixels pixels = Pixels::decode(bytes, problem);
  if (pixels.is_empty()) {
    reporter.report(kinds::picture_broken, problem);
    return {};
  }
  const bool is_jpeg = facts->format == RasterFormat::Jpeg;
  const bool has_alpha = !is_jpeg && pixels.shows_through();
  return make_raster(is_jpeg ? pixels.encode_jpeg(jpeg_quality) : pixels.encode_png(), is_jpeg,
                     pixels.width(), pixels.height(), has_alpha);
}

}  // namespace diaoban::figures
