// Implements the flattening of pictures.
#include "pdf/flatten.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "base/hash.hpp"
#include "figures/canvas.hpp"
#include "figures/drawing.hpp"

namespace diaoban::pdf {
namespace {

using figures::Brush;
using figures::Operation;
using figures::Picture;

constexpr double dots_per_inch = 450;
constexpr double most_side = 12'000;  // pixels

bool is_clear(const figures::Paint& paint) { return paint.alpha < 1; }

bool is_clear(const Brush& brush) {
  if (const auto* paint = std::get_if<figures::Paint>(&brush)) return is_clear(*paint);
  const auto& stops = std::get<figures::Gradient>(brush).stops;
  return std::any_of(stops.begin(), stops.end(),
                     [](const figures::GradientStop& stop) { return is_clear(stop.color); });
}

bool is_clear(const Operation& operation) {
  if (const auto* shape = std::get_if<figures::ShapeOperation>(&operation)) {
    return (shape->fill && is_clear(*shape->fill)) ||
           (shape->stroke && is_clear(shape->stroke->brush));
  }
  if (const auto* text = std::get_if<figures::TextOperation>(&operation)) {
    return is_clear(text->paint);
  }
  if (const auto* image = std::get_if<figures::ImageOperation>(&operation)) {
    return image->has_alpha;
  }
  const auto* group = std::get_if<figures::PushGroupOperation>(&operation);
  return group != nullptr && group->opacity < 1;
}

}  // namespace

bool is_transparent(const Picture& picture) {
  if (picture.kind == figures::PictureKind::Raster) return picture.has_alpha;
  if (picture.drawing == nullptr) return false;
  const auto& operations = picture.drawing->operations;
  return std::any_of(operations.begin(), operations.end(),
                     [](const Operation& one) { return is_clear(one); });
}

Flattener::PicturePointer Flattener::flatten(const PicturePointer& picture, double width) {
  if (!is_transparent(*picture) || picture->width <= 0 || picture->height <= 0) return picture;
  const auto [found, is_new] = made_.try_emplace({picture.get(), width});
  if (!is_new) return found->second;
  const bool is_raster = picture->kind == figures::PictureKind::Raster;
  const double wanted = is_raster ? picture->pixel_width : width / 72 * dots_per_inch;
  const double ratio = picture->height / picture->width;
  const double columns =
      std::max(1.0, std::min({std::round(wanted), most_side, std::round(most_side / ratio)}));
  const double rows = std::max(1.0, std::round(columns * ratio));
  figures::Canvas canvas = figures::Canvas::raster(fonts_, columns, rows, 1);
  canvas.draw_picture(*picture, 0, 0, columns, rows);
  canvas.end_page();
  auto flat = std::make_shared<Picture>();
  flat->kind = figures::PictureKind::Raster;
  flat->bytes = canvas.finish_png();
  flat->media_type = "image/png";
  flat->pixel_width = static_cast<int>(columns);
  flat->pixel_height = static_cast<int>(rows);
  flat->width = picture->width;
  flat->height = picture->height;
  flat->hash = base::hash128(flat->bytes);
  flat->title = picture->title;
  found->second = std::move(flat);
  return found->second;
}

}  // namespace diaoban::pdf
