// Implements what pieces and frames of a galley measure.
#include "typeset/page/galley.hpp"

#include <algorithm>
#include <iterator>

#include "document/visit.hpp"

namespace diaoban::typeset {
namespace {

// Distance of a frame from the outermost: 0 for "no frame".
int depth_of(const Galley& galley, std::uint32_t frame) {
  int depth = 0;
  for (; frame != 0; frame = galley.frames[frame].parent) ++depth;
  return depth;
}

template <class T>
void append_moved(std::vector<T>& to, std::vector<T>& from) {
  if (to.empty()) {
    to = std::move(from);
  } else {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  }
  from.clear();
}

}  // namespace

void move_item(Item& item, double x, double y) {
  if (item.turned) {
    const double across = x;
    x = -y;
    y = across;
  }
  std::visit(document::Overloaded{
                 [&](TextItem& text) {
                   text.x += x;
                   text.y += y;
                 },
                 [&](RuleItem& rule) {
                   rule.area.x += x;
                   rule.area.y += y;
                 },
                 [&](StrokeItem& stroke) {
                   stroke.x0 += x;
                   stroke.x1 += x;
                   stroke.y0 += y;
                   stroke.y1 += y;
                 },
                 [&](PictureItem& picture) {
                   picture.area.x += x;
                   picture.area.y += y;
                 },
             },
             item.what);
}

void turn_content(Content& content, double length) {
  for (Item& item : content.items) {
    item.turned = true;
    move_item(item, 0, length);
  }
  for (Mark& mark : content.marks) {
    const double across = mark.y;
    mark.y = length - mark.x;
    mark.x = across;
  }
  for (LinkSpot& spot : content.links) {
    const Rectangle area = spot.area;
    spot.area = {area.y, length - area.x - area.width, area.height, area.width};
  }
}

void Content::take(Content&& other, double x, double y) {
  for (Item& item : other.items) move_item(item, x, y);
  for (Mark& mark : other.marks) {
    mark.x += x;
    mark.y += y;
  }
  for (LinkSpot& spot : other.links) {
    spot.area.x += x;
    spot.area.y += y;
  }
  append_moved(items, other.items);
  append_moved(marks, other.marks);
  append_moved(links, other.links);
  append_moved(notes, other.notes);
  append_moved(heads, other.heads);
  append_moved(lines, other.lines);
}

void shrink_picture(Piece& piece, double lost) {
  if (lost <= 0 || piece.height <= lost) return;
  const double factor = (piece.height - lost) / piece.height;
  double centre = 0;
  const auto shrink = [&](Rectangle& area) {
    area.x = centre + (area.x - centre) * factor;
    area.y *= factor;
    area.width *= factor;
    area.height *= factor;
  };
  for (Item& item : piece.content.items) {
    auto* picture = std::get_if<PictureItem>(&item.what);
    if (picture == nullptr) continue;
    centre = picture->area.x + picture->area.width / 2;
    shrink(picture->area);
  }
  for (LinkSpot& spot : piece.content.links) shrink(spot.area);
  piece.height -= lost;
}

double padding_above(const Galley& galley, const Piece& piece) {
  double padding = 0;
  for (auto frame = piece.frame; frame != 0; frame = galley.frames[frame].parent) {
    padding += galley.frames[frame].pad_above;
  }
  return padding;
}

double padding_below(const Galley& galley, const Piece& piece) {
  double padding = 0;
  for (auto frame = piece.frame; frame != 0; frame = galley.frames[frame].parent) {
    padding += galley.frames[frame].pad_below;
  }
  return padding;
}

double gap_between(const Galley& galley, const Piece& above, const Piece& below) {
  double gap = std::max(above.space_after, below.space_before);
  if (above.frame == below.frame) return gap;
  std::uint32_t left = above.frame;
  std::uint32_t entered = below.frame;
  int left_depth = depth_of(galley, left);
  int entered_depth = depth_of(galley, entered);
  while (left != entered) {
    if (left_depth >= entered_depth) {
      gap += galley.frames[left].pad_below;
      left = galley.frames[left].parent;
      --left_depth;
    } else {
      gap += galley.frames[entered].pad_above;
      entered = galley.frames[entered].parent;
      --entered_depth;
    }
  }
  return gap;
}

}  // namespace diaoban::typeset
