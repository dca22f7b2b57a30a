// Implements the size of pictures.
#include "typeset/blocks/picture_size.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace diaoban::typeset {
namespace {

constexpr double points_per_pixel = 0.75;

// A CSS or docutils length in points; 0 when it is none.
double length_of(std::string_view text, double measure, double em) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !(number > 0) || number > 1e5) return 0;
  std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  while (unit.starts_with(' ')) unit.remove_prefix(1);
  if (unit.empty() || unit == "px") return number * points_per_pixel;
  if (unit == "%") return number / 100 * measure;
  if (unit == "pt") return number;
  if (unit == "em" || unit == "rem") return number * em;
  if (unit == "cm") return number * 72 / 2.54;
  if (unit == "mm") return number * 72 / 25.4;
  if (unit == "in") return number * 72;
  return 0;
}

bool leads_out(const std::string& url) {
  const auto colon = url.find(':');
  return colon != std::string::npos && colon > 1;
}

}  // namespace

PictureSize picture_size(const figures::Picture& picture, const document::Attributes& attributes,
                         double measure, double most_height, double em) {
  if (picture.kind == figures::PictureKind::Broken) {
    const double width = std::min(measure, 16 * em);
    return {width, std::min(most_height, 3 * em)};
  }
  PictureSize size{std::max(picture.width, 1.0) * points_per_pixel,
                   std::max(picture.height, 1.0) * points_per_pixel};
  const double ratio = size.height / size.width;
  const double asked_width = length_of(attributes.value("width"), measure, em);
  const double asked_height = length_of(attributes.value("height"), measure, em);
  const double scale = length_of(attributes.value("scale"), 1, em);
  if (asked_width > 0) {
    size = {asked_width, asked_height > 0 ? asked_height : asked_width * ratio};
  } else if (asked_height > 0) {
    size = {asked_height / ratio, asked_height};
  } else if (scale > 0 && attributes.value("scale").ends_with('%')) {
    size = {size.width * scale, size.height * scale};
  }
  const double factor = std::min({1.0, measure / size.width, most_height / size.height});
  return {size.width * factor, size.height * factor};
}

double smallest_text(const figures::Picture& picture, double width) {
  return picture.width > 0 ? picture.smallest_text * width / picture.width : 0;
}

PictureSize turned_size(const figures::Picture& picture, double measure, double most_height) {
  const double width = std::max(picture.width, 1.0) * points_per_pixel;
  const double height = std::max(picture.height, 1.0) * points_per_pixel;
  const double factor = std::min({1.0, measure / height, most_height / width});
  return {height * factor, width * factor};
}

std::vector<PictureLink> picture_links(const figures::Picture& picture, const Rectangle& area,
                                       bool turned) {
  std::vector<PictureLink> links;
  if (picture.width <= 0 || picture.height <= 0) return links;
  for (const figures::LinkBox& box : picture.links) {
    if (!leads_out(box.url)) continue;
    PictureLink link{box.url, box.title.empty() ? box.url : box.title, {}};
    // In parts of the picture's sides.
    const double left = box.x / picture.width;
    const double top = box.y / picture.height;
    const double across = box.width / picture.width;
    const double down = box.height / picture.height;
    link.area =
        turned ? Rectangle{area.x + top * area.width, area.y + (1 - left - across) * area.height,
                           down * area.width, across * area.height}
               : Rectangle{area.x + left * area.width, area.y + top * area.height,
                           across * area.width, down * area.height};
    links.push_back(std::move(link));
  }
  return links;
}

}  // namespace diaoban::typeset
