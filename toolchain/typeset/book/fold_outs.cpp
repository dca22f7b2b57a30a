// Sets the pages of fold-outs.
#include "typeset/book/fold_outs.hpp"

#include <algorithm>
#include <utility>

#include "typeset/blocks/picture_size.hpp"
#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {
namespace {

constexpr double margin = 24;           // points around the picture
constexpr double most_length = 14'400;  // of a page's side (ISO 32000-1 annex C)

std::uint32_t add_element(std::vector<Element>& elements, std::string role, std::uint32_t parent) {
  const auto index = static_cast<std::uint32_t>(elements.size());
  Element element;
  element.role = std::move(role);
  element.parent = parent;
  elements.push_back(std::move(element));
  elements[parent].children.push_back(index);
  return index;
}

// Points a px of the picture.
double find_scale(const figures::Picture& picture) {
  const double room = most_length - 4 * margin;
  return std::min(
      {least_text / picture.smallest_text, room / picture.width, room / picture.height});
}

}  // namespace

Page layout_fold_out(const FoldOut& fold_out, const std::vector<SmallPlace>& places,
                     const BookContext& book, Compositor& compositor, std::uint32_t parent,
                     std::vector<Element>& elements) {
  const figures::Picture& picture = *fold_out.picture;
  SetSection scratch;
  Setter setter(book, compositor, scratch);
  project::TextLook look = book.input.theme.caption;
  look.color = book.input.theme.link;
  const double scale = find_scale(picture);
  const double line = look.leading.pt();
  const std::uint32_t figure = add_element(elements, "Figure", parent);
  elements[figure].alternative = fold_out.alternative;
  elements[figure].alternative_source = fold_out.alternative_source;
  elements[figure].node = fold_out.node;
  Page page;
  const Rectangle area{margin, margin + line, picture.width * scale, picture.height * scale};
  page.items.push_back({PictureItem{fold_out.picture, area, false}, {figure}});
  for (const PictureLink& link : picture_links(picture, area, false)) {
    page.links.push_back(
        {{link.area}, link.url, link.description, add_element(elements, "Link", figure)});
  }
  const std::uint32_t paragraph = add_element(elements, "P", parent);
  double x = margin;
  for (const SmallPlace& place : places) {
    std::string words = place.label.empty() ? setter.word("back-to-text")
                                            : resolve::filled(book.language, "page", place.label);
    if (x == margin && !place.label.empty()) words = setter.word("back-to-text") + " " + words;
    const std::uint32_t back = add_element(elements, "Link", paragraph);
    Content set;
    const double width = setter.set_line(set, words, look, x, margin, {});
    for (Item& item : set.items) {
      item.owner = {back};
      page.items.push_back(item);
    }
    page.links.push_back({{{x, margin - line, width, 1.5 * line}}, place.place, words, back});
    x += width + look.size.pt();
  }
  page.width = std::max(area.width, x - margin) + 2 * margin;
  page.height = area.y + area.height + margin;
  return page;
}

}  // namespace diaoban::typeset
