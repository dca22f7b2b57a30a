// Sets figures that go over the edges of their page, on paper that is cut after printing.
#include "typeset/blocks/full_bleed.hpp"

#include <algorithm>
#include <utility>

#include "cover/art.hpp"
#include "typeset/blocks/setter.hpp"
#include "typeset/kinds.hpp"

namespace diaoban::typeset {

bool is_full_bleed(const document::Block& block) {
  return block.attributes.has_class("full-bleed");
}

PictureItem spread_picture(const PictureItem& item, const Page& page) {
  const Edges& bleed = page.bleed;
  const double bottom = item.spread == PictureSpread::Page ? page.height + bleed.bottom
                                                           : item.area.y + item.area.height;
  PictureItem spread;
  spread.area = {-bleed.left, -bleed.top, bleed.left + page.width + bleed.right,
                 bleed.top + bottom};
  auto drawing = std::make_shared<figures::Drawing>();
  drawing->width = spread.area.width;
  drawing->height = spread.area.height;
  drawing->operations =
      cover::prepare_framed(*item.picture, {0, 0, spread.area.width, spread.area.height});
  auto picture = std::make_shared<figures::Picture>();
  picture->kind = figures::PictureKind::Vector;
  picture->width = drawing->width;
  picture->height = drawing->height;
  picture->title = item.picture->title;
  picture->drawing = std::move(drawing);
  spread.picture = std::move(picture);
  return spread;
}

bool Setter::layout_full_bleed(const document::Block& block, const document::Figure& figure,
                               const document::Inline& node, const BlockPlace& outer) {
  const bool may_bleed = book_.in_print && is_full_bleed(block) && outer.frame == 0 &&
                         !outer.in_cell && outer.list_depth == 0;
  const auto& image = std::get<document::Image>(node.node);
  const auto picture = find_picture(image.source);
  if (!may_bleed || picture->kind == figures::PictureKind::Broken) return false;
  if (theme().bleed.pt() <= 0) {
    book_.input.sink.report(kinds::bleed_missing, block.span,
                            "a picture that goes over the edges, but this edition has no bleed",
                            "give it `bleed = true`, or the picture stays in the type area");
    return false;
  }
  BlockPlace place = outer;
  place.first_indent = 0;
  place.on_grid = false;
  place.element = add_element("Figure", outer.element, block.id);
  describe_picture(image, *picture, resolve::plain_text(figure.caption), place.element);
  std::vector<Piece> pieces(1);
  for (Piece& piece : aside([&] {
         layout_caption(figure.caption, block.id, place, false);
         layout_legend(figure.legend, place);
       })) {
    piece.break_before = break_cost::forbidden;
    pieces.push_back(std::move(piece));
  }
  double below = 0;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    below += pieces[i].height + std::max(pieces[i].space_before, pieces[i - 1].space_after);
  }
  below += pieces.back().space_after;
  Piece& first = pieces.front();
  first.height = std::max(book_.area.height / 3, book_.area.height - below);
  PictureItem item{picture, {0, 0, place.width, first.height}};
  item.spread = pieces.size() == 1 ? PictureSpread::Page : PictureSpread::Head;
  first.content.items.push_back({std::move(item), {place.element}});
  const DestinationId own = book_.destinations.of(node.id);
  if (!is_null(own)) first.content.marks.push_back({own, 0, 0});
  add_unit(std::move(pieces), outer, 0, Placement::Page);
  return true;
}

}  // namespace diaoban::typeset
