// Implements what paper asks of a layout.
#include "typeset/book/paper.hpp"

#include <algorithm>
#include <utility>

#include "typeset/page/galley.hpp"

namespace diaoban::typeset {
namespace {

bool bleeds(const Item& item) {
  const auto* rule = std::get_if<RuleItem>(&item.what);
  const auto* picture = std::get_if<PictureItem>(&item.what);
  return (rule != nullptr && rule->area.y < 0) || (picture != nullptr && picture->area.y < 0);
}

}  // namespace

void add_blank_pages(Layout& layout, std::size_t count, bool bleed_at_spine) {
  if (layout.pages.empty()) return;
  const Edges bleed = layout.pages.back().bleed;
  const double side = std::max(bleed.left, bleed.right);
  while (layout.pages.size() < count) {
    Page page;
    page.width = layout.pages.back().width;
    page.height = layout.pages.back().height;
    page.bleed = page_bleed(side, bleed_at_spine, layout.pages.size() % 2 == 0);
    layout.pages.push_back(std::move(page));
  }
}

void move_from_spine(Layout& layout, double distance) {
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    const double by = i % 2 == 0 ? distance : -distance;
    Page& page = layout.pages[i];
    ItemList items;
    for (Item item : page.items) {
      if (!bleeds(item)) move_item(item, by, 0);
      items.push_back(item);
    }
    items.shrink();
    page.items = std::move(items);
    for (LinkArea& link : page.links) {
      for (Rectangle& area : link.areas) area.x += by;
    }
  }
  for (Destination& place : layout.destinations) {
    place.x += place.page % 2 == 0 ? distance : -distance;
  }
}

}  // namespace diaoban::typeset
