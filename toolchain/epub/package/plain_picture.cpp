// Implements opaque rasters.
#include "epub/package/plain_picture.hpp"

#include <algorithm>
#include <cmath>

#include "figures/canvas.hpp"

namespace diaoban::epub {
namespace {

// Kindle shows a picture 4 in wide, where 300 pixels an inch are the standard (KPG "Image Size and
// Quality"); wide drawings get more, since their text is small and readers zoom.
constexpr double least_width = 1200;
constexpr double most_width = 1800;
constexpr double most_pixels = 5'600'000;

// Pixels for each CSS pixel of a drawing of that size.
double scale_of(double width, double height) {
  const double wanted = std::clamp(1.5 * width, least_width, most_width) / width;
  return std::min(std::max(wanted, 0.1), std::sqrt(most_pixels / (width * height)));
}

std::shared_ptr<const figures::Picture> paint(const figures::Picture& picture,
                                              const fonts::FontBook& fonts, double width,
                                              double height, double scale) {
  figures::Canvas canvas = figures::Canvas::raster(fonts, width, height, scale);
  canvas.draw_picture(picture, 0, 0, width, height);
  auto painted = std::make_shared<figures::Picture>();
  painted->kind = figures::PictureKind::Raster;
  painted->width = picture.width;
  painted->height = picture.height;
  painted->hash = picture.hash + "-plain";
  painted->bytes = canvas.finish_png();
  painted->media_type = "image/png";
  painted->pixel_width = static_cast<int>(std::lround(width * scale));
  painted->pixel_height = static_cast<int>(std::lround(height * scale));
  painted->links = picture.links;
  painted->title = picture.title;
  painted->description = picture.description;
  return painted;
}

}  // namespace

std::shared_ptr<const figures::Picture> prepare_plain_picture(
    const std::shared_ptr<const figures::Picture>& picture, const fonts::FontBook& fonts) {
  switch (picture->kind) {
    case figures::PictureKind::Vector:
      if (picture->width < 1 || picture->height < 1) return picture;
      return paint(*picture, fonts, picture->width, picture->height,
                   scale_of(picture->width, picture->height));
    case figures::PictureKind::Raster:
      if (!picture->has_alpha) return picture;
      return paint(*picture, fonts, picture->pixel_width, picture->pixel_height, 1);
    case figures::PictureKind::Broken:
      break;
  }
  return picture;
}

}  // namespace diaoban::epub
