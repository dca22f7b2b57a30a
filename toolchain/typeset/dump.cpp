// The layout as text, for tests and for people who look for a fault.
#include <fmt/format.h>

#include "document/visit.hpp"
#include "typeset/layout.hpp"

namespace diaoban::typeset {
namespace {

std::string owner_text(const Layout& layout, const Owner& owner) {
  if (owner.element == Owner::layout_artifact) return "-";
  if (owner.element == Owner::pagination_artifact) return "head";
  if (owner.element >= layout.elements.size()) return "?";
  const Element& element = layout.elements[owner.element];
  return element.is_virtual && element.parent < layout.elements.size()
             ? layout.elements[element.parent].role.str()
             : element.role.str();
}

std::string item_text(const Item& item) {
  return std::visit(document::Overloaded{
                        [](const TextItem& text) {
                          return fmt::format("text {:.2f} {:.2f} {:.2f} {}", text.x, text.y,
                                             text.run.size, text.run.text);
                        },
                        [](const RuleItem& rule) {
                          return fmt::format("rule {:.2f} {:.2f} {:.2f} {:.2f}", rule.area.x,
                                             rule.area.y, rule.area.width, rule.area.height);
                        },
                        [](const StrokeItem& stroke) {
                          return fmt::format("stroke {:.2f} {:.2f} {:.2f} {:.2f}", stroke.x0,
                                             stroke.y0, stroke.x1, stroke.y1);
                        },
                        [](const PictureItem& picture) {
                          return fmt::format("picture {:.2f} {:.2f} {:.2f} {:.2f}{}",
                                             picture.area.x, picture.area.y, picture.area.width,
                                             picture.area.height, picture.turned ? " turned" : "");
                        },
                    },
                    item.what);
}

void add_outline(const std::vector<OutlineEntry>& entries, int depth, std::string& out) {
  for (const OutlineEntry& entry : entries) {
    out += fmt::format("outline {:{}}{} -> {}\n", "", depth * 2, entry.title, entry.to.index);
    add_outline(entry.children, depth + 1, out);
  }
}

}  // namespace

std::string dump(const Layout& layout) {
  std::string out;
  for (std::size_t i = 0; i < layout.pages.size(); ++i) {
    const Page& page = layout.pages[i];
    out += fmt::format("page {} {:.2f} {:.2f} '{}'\n", i, page.width, page.height, page.label);
    for (const Item& item : page.items) {
      out += fmt::format("  {}{} [{}]\n", item.turned ? "turned " : "", item_text(item),
                         owner_text(layout, item.owner));
    }
    for (const LinkArea& link : page.links) {
      const auto* url = std::get_if<std::string>(&link.to);
      const std::string to =
          url != nullptr ? *url : fmt::format("{}", std::get<DestinationId>(link.to).index);
      for (const Rectangle& area : link.areas) {
        out += fmt::format("  link {:.2f} {:.2f} {:.2f} {:.2f} -> {}\n", area.x, area.y, area.width,
                           area.height, to);
      }
    }
  }
  for (std::size_t i = 0; i < layout.destinations.size(); ++i) {
    const Destination& place = layout.destinations[i];
    out += fmt::format("place {} page {} {:.2f} {:.2f}\n", i, place.page, place.x, place.y);
  }
  add_outline(layout.outline, 0, out);
  return out;
}

}  // namespace diaoban::typeset
