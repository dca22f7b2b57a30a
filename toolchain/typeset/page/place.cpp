// Implements the placing of pieces on pages.
#include "typeset/page/place.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "typeset/page/spread.hpp"
#include "typeset/page/stack.hpp"

namespace diaoban::typeset {
namespace {

using Spot = PageFill::Spot;

class Placer {
 public:
  Placer(Galley& galley, const PageArea& area) : galley_(galley), area_(area) {}

  SetPage place(const PageStart& start, const PageStart& next) {
    PageFill fill(galley_, area_, start);
    while (!(fill.has_end() && fill.end().next == next)) {
      base::ensure(fill.add(), "a page ends where the breaker said");
    }
    spots_ = fill.spots();
    if (is_full(next)) justify_page(galley_, area_, fill.end().used, spots_);
    spread_slack(galley_, area_, spots_);
    SetPage page;
    page.used = fill.end().used;
    paint_grounds(page.content.items);
    for (const Spot& spot : spots_) place_spot(spot, page.content);
    place_foot_floats(fill, page.content);
    place_notes(fill, page.content);
    return page;
  }

 private:
  // Whether the page ends for want of room, and not with its chapter or before an opening.
  bool is_full(const PageStart& next) const {
    return next.piece < galley_.pieces.size() &&
           galley_.pieces[next.piece].break_before != break_cost::forced;
  }

  void paint_grounds(std::vector<Item>& items) const {
    std::vector<StandingPiece> standing;
    for (const Spot& spot : spots_) {
      if (const Piece* piece = piece_of(galley_, spot)) {
        standing.push_back({piece, spot.y});
      } else {
        paint_frames(galley_, standing, items);
        standing.clear();
      }
    }
    paint_frames(galley_, standing, items);
  }

  void place_spot(const Spot& spot, Content& page) {
    switch (spot.kind) {
      case Spot::Normal:
        shrink_picture(galley_.pieces[spot.piece], spot.lost);
        page.take(std::move(galley_.pieces[spot.piece].content), 0, spot.y);
        break;
      case Spot::Repeat: {
        Content again;
        again.items = galley_.repeats[spot.piece].content.items;
        page.take(std::move(again), 0, spot.y);
        break;
      }
      case Spot::Float:
        shrink_picture(galley_.floats[spot.piece].pieces.front(), spot.lost);
        place_float(spot.piece, spot.y, page);
        break;
    }
  }

  void place_float(std::uint32_t index, double y, Content& page) {
    auto& pieces = galley_.floats[index].pieces;
    page.take(stack_pieces(galley_, pieces, measure_stack(galley_, pieces)), 0, y);
  }

  void place_foot_floats(const PageFill& fill, Content& page) {
    const double notes = fill.notes().empty() ? 0 : fill.notes_height() + area_.note_gap;
    double y = area_.height - notes;
    const auto& floats = fill.foot_floats();
    for (auto at = floats.rbegin(); at != floats.rend(); ++at) {
      y -= galley_.floats[*at].height;
      place_float(*at, y, page);
      y -= area_.grid;
    }
  }

  void place_notes(const PageFill& fill, Content& page) {
    const std::vector<NotePart> parts = fill.notes();
    // Notes are counted as they stand, not as the floats with their marks do.
    page.notes.clear();
    for (const NotePart& part : parts) {
      if (part.begin == 0) page.notes.push_back(part.note);
    }
    if (parts.empty()) return;
    double y = area_.height - fill.notes_height();
    constexpr double thickness = 0.5;
    page.items.push_back(
        {RuleItem{{0, y - area_.note_gap / 2, area_.note_rule, thickness}, area_.ink}, {}});
    for (const NotePart& part : parts) {
      auto& lines = galley_.notes[part.note].lines;
      for (std::uint32_t i = part.begin; i < part.end; ++i) {
        if (i > part.begin) y += std::max(lines[i - 1].space_after, lines[i].space_before);
        const double height = lines[i].height;
        page.take(std::move(lines[i].content), 0, y);
        y += height;
      }
    }
  }

  Galley& galley_;
  const PageArea& area_;
  std::vector<Spot> spots_;
};

}  // namespace

std::vector<SetPage> place_pages(Galley& galley, const PageArea& area,
                                 const std::vector<PageStart>& starts) {
  PageStart end;
  end.piece = static_cast<std::uint32_t>(galley.pieces.size());
  end.first_float = static_cast<std::uint32_t>(galley.floats.size());
  Placer placer(galley, area);
  std::vector<SetPage> pages;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    pages.push_back(placer.place(starts[i], i + 1 < starts.size() ? starts[i + 1] : end));
  }
  return pages;
}

}  // namespace diaoban::typeset
