// Link annotations.
#include <algorithm>

#include "base/ensure.hpp"
#include "pdf/navigation.hpp"
#include "pdf/place.hpp"
#include "pdf/uri.hpp"

namespace diaoban::pdf {
namespace {

using typeset::LinkArea;

struct Box {
  double left, bottom, right, top;
};

Box find_box(const File& file, std::size_t page, const typeset::Rectangle& area) {
  return {file.to_x(page, area.x), file.to_y(page, area.y + area.height),
          file.to_x(page, area.x + area.width), file.to_y(page, area.y)};
}

// Corners in the order that readers expect: upper left, upper right, lower left, lower right.
Object make_quad_points(const std::vector<Box>& boxes) {
  Objects points;
  for (const auto& box : boxes) {
    for (const double value :
         {box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom}) {
      points.push_back(make_number(value));
    }
  }
  return Object::newArray(points);
}

Object make_annotation(File& file, const typeset::Layout& layout, std::size_t page,
                       const LinkArea& link) {
  const auto* url = std::get_if<std::string>(&link.to);
  const std::string uri = url == nullptr ? std::string() : escape_uri(*url);
  const bool goes_nowhere = url != nullptr && uri.empty();
  if (link.areas.empty() || (goes_nowhere && link.description.empty())) return Object::newNull();
  std::vector<Box> boxes;
  for (const auto& area : link.areas) boxes.push_back(find_box(file, page, area));
  Box all = boxes[0];
  for (const auto& box : boxes) {
    all = {std::min(all.left, box.left), std::min(all.bottom, box.bottom),
           std::max(all.right, box.right), std::max(all.top, box.top)};
  }
  auto annotation = make_dictionary(
      {{"/Type", make_name("Annot")},
       {"/Subtype", make_name("Link")},
       {"/Rect", make_rectangle(all.left, all.bottom, all.right, all.top)},
       {"/F", make_integer(4)},  // Print, as ISO 19005-2 6.3.2 wants
       {"/Border", Object::newArray({make_integer(0), make_integer(0), make_integer(0)})}});
  if (boxes.size() > 1) annotation.replaceKey("/QuadPoints", make_quad_points(boxes));
  std::string description = link.description;
  if (!uri.empty()) {
    annotation.replaceKey(
        "/A", make_dictionary({{"/S", make_name("URI")}, {"/URI", Object::newString(uri)}}));
    if (description.empty()) description = *url;
  } else if (url == nullptr) {
    const auto id = std::get<typeset::DestinationId>(link.to);
    annotation.replaceKey("/Dest", make_place(file, layout, id));
    // ISO 14289-1 7.18.5: a link says what it is, if only by the page it leads to.
    if (description.empty()) description = describe_place(layout, id);
  }
  annotation.replaceKey("/Contents", make_text(description));
  return file.document.makeIndirectObject(annotation);
}

}  // namespace

void write_links(File& file, const typeset::Layout& layout) {
  for (std::size_t page = 0; page < file.pages.size(); ++page) {
    Objects& annotations = file.annotations[page];
    Objects present;
    for (const auto& link : layout.pages[page].links) {
      annotations.push_back(make_annotation(file, layout, page, link));
      if (!annotations.back().isNull()) present.push_back(annotations.back());
    }
    if (present.empty()) continue;
    file.pages[page].replaceKey("/Annots", Object::newArray(present));
    file.pages[page].replaceKey("/Tabs", make_name("S"));  // ISO 14289-1 7.18.3
  }
}

}  // namespace diaoban::pdf
