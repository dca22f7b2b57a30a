// A prepared picture as one edition needs it: drawn as pixels, smaller, or without transparency.
#include "figures/rendition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "figures/canvas.hpp"
#include "figures/raster/pixels.hpp"

namespace diaoban::figures {
namespace {

constexpr int jpeg_quality = 92;
constexpr double longest_side = 16'000;  // pixels

// The side that belongs to `length` when the other one is scaled from `from` to `to`; at least 1.
int in_proportion(int length, int from, int to) {
  return std::max(1, static_cast<int>(std::lround(static_cast<double>(length) * to / from)));
}

std::vector<LinkBox> scaled_links(std::vector<LinkBox> links, double scale) {
  for (LinkBox& link : links) {
    link.x *= scale;
    link.y *= scale;
    link.width *= scale;
    link.height *= scale;
  }
  return links;
}

}  // namespace

Picture draw_as_pixels(const Picture& picture, const fonts::FontBook& fonts, int pixel_width) {
  if (picture.kind == PictureKind::Broken) return picture;
  if (picture.kind == PictureKind::Raster) return fit_raster(picture, {pixel_width, 0, false});
  // No side is longer than a canvas can be.
  const double longest = std::max(picture.width, picture.height);
  const double scale = std::min(pixel_width / picture.width, longest_side / longest);
  if (picture.width * scale < 0.5 || picture.height * scale < 0.5) return {};
  Canvas canvas = Canvas::raster(fonts, picture.width, picture.height, scale);
  canvas.draw_picture(picture, 0, 0, picture.width, picture.height);
  Picture drawn;
  drawn.kind = PictureKind::Raster;
  drawn.bytes = canvas.finish_png();
  drawn.media_type = "image/png";
  drawn.pixel_width = static_cast<int>(std::round(picture.width * scale));
  drawn.pixel_height = static_cast<int>(std::round(picture.height * scale));
  drawn.width = drawn.pixel_width;
  drawn.height = drawn.pixel_height;
  drawn.links = scaled_links(picture.links, scale);
  drawn.smallest_text = picture.smallest_text * scale;
  drawn.title = picture.title;
  drawn.description = picture.description;
  drawn.hash = base::hash128(fmt::format("{} {}", picture.hash, pixel_width));
  return drawn;
}

Picture fit_raster(const Picture& picture, const RasterLimits& limits) {
  if (picture.kind != PictureKind::Raster) return picture;
  int width = picture.pixel_width;
  int height = picture.pixel_height;
  if (limits.width > 0 && width > limits.width) {
    height = in_proportion(height, width, limits.width);
    width = limits.width;
  }
  if (limits.height > 0 && height > limits.height) {
    width = in_proportion(width, height, limits.height);
    height = limits.height;
  }
  const bool flattens = picture.has_alpha && !limits.allows_alpha;
  const bool shrinks = width != picture.pixel_width || height != picture.pixel_height;
  if (!flattens && !shrinks) return picture;
  std::string problem;
  Pixels pixels = Pixels::decode(picture.bytes, problem);
  if (pixels.is_empty()) throw base::Failure("decode", "prepared picture", problem);
  // Flattened first: scaling would mix the colours of what cannot be seen into the edges.
  if (flattens) pixels = pixels.flattened();
  if (shrinks) pixels = pixels.scaled(width, height);
  Picture fitted = picture;
  const bool is_jpeg = picture.media_type == "image/jpeg";
  fitted.bytes = is_jpeg ? pixels.encode_jpeg(jpeg_quality) : pixels.encode_png();
  fitted.pixel_width = width;
  fitted.pixel_height = height;
  fitted.has_alpha = !is_jpeg && pixels.shows_through();
  fitted.hash = base::hash128(fmt::format("{} {} {} {}", picture.hash, width, height, flattens));
  return fitted;
}

}  // namespace diaoban::figures
