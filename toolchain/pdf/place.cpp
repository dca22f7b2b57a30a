// Direct destinations.
#include "pdf/place.hpp"

#include "base/ensure.hpp"

namespace diaoban::pdf {
namespace {

const typeset::Destination& find(const typeset::Layout& layout, typeset::DestinationId id) {
  base::ensure(id.index < layout.destinations.size(), "a link's destination is in the layout");
  const auto& place = layout.destinations[id.index];
  base::ensure(place.page < layout.pages.size(), "a destination is on a page");
  return place;
}

}  // namespace

Object make_place(File& file, const typeset::Layout& layout, typeset::DestinationId id) {
  const auto& place = find(layout, id);
  return Object::newArray({file.pages[place.page], make_name("XYZ"),
                           make_number(file.to_x(place.page, place.x)),
                           make_number(file.to_y(place.page, place.y)), Object::newNull()});
}

std::string describe_place(const typeset::Layout& layout, typeset::DestinationId id) {
  const auto page = find(layout, id).page;
  const auto& label = layout.pages[page].label;
  return label.empty() ? std::to_string(page + 1) : label;
}

}  // namespace diaoban::pdf
