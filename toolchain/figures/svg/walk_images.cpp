// Drawing pictures that are embedded in an SVG file, raster ones and SVG files.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "figures/kinds.hpp"
#include "figures/raster/facts.hpp"
#include "figures/raster/prepare_raster.hpp"
#include "figures/svg/data_url.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/path_data.hpp"
#include "figures/svg/walk.hpp"

namespace diaoban::figures {
namespace {

constexpr int deepest_file = 3;
constexpr std::uint64_t max_pixels = 50'000'000;

// Where the picture stands that fills `place` as preserveAspectRatio tells.
Bounds place_picture(double width, double height, std::string_view preserve, const Bounds& place,
                     bool& slices) {
  const std::string view_box = fmt::format("0 0 {} {}", width, height);
  const Matrix fit = fit_view_box(view_box, preserve, place, slices);
  return bounds_of(Bounds{0, 0, width, height}, fit);
}

}  // namespace

void SvgWalk::draw_image(const pugi::xml_node& element, const Surroundings& own) {
  if (!own.style.visible) return;
  const std::string_view reference = trim(reference_of(element));
  if (reference.empty()) return;
  const std::optional<std::string> bytes = decode_data_url(reference);
  if (!bytes) {
    const std::string shown(reference.substr(0, 200));
    reporter_.report(kinds::picture_reference_refused, "picture '" + shown + "' is left out");
    return;
  }
  Bounds place;
  place.left = length(element, "x", own.style, own.viewport.width);
  place.top = length(element, "y", own.style, own.viewport.height);
  const double width = length(element, "width", own.style, own.viewport.width, -1);
  const double height = length(element, "height", own.style, own.viewport.height, -1);
  place.right = place.left + width;
  place.bottom = place.top + height;
  if (!sniff_raster(*bytes)) return draw_embedded_svg(*bytes, place, element, own);
  const Picture picture = prepare_raster(*bytes, max_pixels, reporter_);
  if (picture.kind == PictureKind::Broken) return;
  if (width < 0) place.right = place.left + picture.width;
  if (height < 0) place.bottom = place.top + picture.height;
  bool slices = false;
  const Bounds box = place_picture(picture.width, picture.height,
                                   element.attribute("preserveAspectRatio").value(), place, slices);
  ImageOperation image;
  image.bytes = std::make_shared<const std::string>(picture.bytes);
  image.media_type = picture.media_type;
  image.pixel_width = picture.pixel_width;
  image.pixel_height = picture.pixel_height;
  image.has_alpha = picture.has_alpha;
  image.width = box.width();
  image.height = box.height();
  image.transform = own.matrix * translation(box.left, box.top);
  if (slices) {
    builder_.push_clip(make_rectangle(place.left, place.top, place.width(), place.height(), 0, 0),
                       own.matrix, FillRule::NonZero);
  }
  builder_.add_image(std::move(image));
  if (slices) builder_.pop();
}

void SvgWalk::draw_embedded_svg(const std::string& bytes, const Bounds& place,
                                const pugi::xml_node& element, const Surroundings& own) {
  if (own.file_depth >= deepest_file) {
    reporter_.report(kinds::picture_part_lost, "a picture in a picture in a picture is left out");
    return;
  }
  const SvgDocument inner(bytes, limits_);
  if (!inner.problem().empty()) {
    reporter_.report(kinds::picture_part_lost,
                     "an embedded picture is left out: " + inner.problem());
    return;
  }
  const Viewport size = size_of(inner.root());
  if (!(size.width < limits_.length) || !(size.height < limits_.length)) return;
  Bounds target = place;
  if (place.width() < 0) target.right = target.left + size.width;
  if (place.height() < 0) target.bottom = target.top + size.height;
  bool slices = false;
  // What has a viewBox fits itself into the place that it is given.
  std::string_view preserve = element.attribute("preserveAspectRatio").value();
  const Bounds box = place_picture(size.width, size.height, preserve, target, slices);
  if (!(box.width() > 0) || !(box.height() > 0)) return;
  Surroundings around;
  around.matrix = own.matrix * translation(box.left, box.top) *
                  scaling(box.width() / size.width, box.height() / size.height);
  around.viewport = size;
  around.depth = own.depth;
  around.file_depth = own.file_depth + 1;
  SvgWalk walk(inner, limits_, shaper_, builder_, reporter_);
  if (slices) {
    builder_.push_clip(
        make_rectangle(target.left, target.top, target.width(), target.height(), 0, 0), own.matrix,
        FillRule::NonZero);
  }
  walk.draw_root(size, around);
  if (slices) builder_.pop();
}

}  // namespace diaoban::figures
