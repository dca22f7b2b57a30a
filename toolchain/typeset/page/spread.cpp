// Implements the handing out of what is left over on a page.
#include "typeset/page/spread.hpp"

#include <algorithm>
#include <cmath>

namespace diaoban::typeset {
namespace {

using Spot = PageFill::Spot;

// More lines than these would be seen as holes between the blocks.
constexpr int most_lines = 4;

class Spreader {
 public:
  Spreader(const Galley& galley, const PageArea& area, std::vector<Spot>& spots)
      : galley_(galley), area_(area), spots_(spots) {}

  void justify(double used) {
    const int lines = static_cast<int>(std::floor((area_.height - used) / area_.grid + 0.01));
    if (lines < 1 || lines > most_lines) return;
    std::vector<std::size_t> places = places_of(true);
    for (const std::size_t place : places_of(false)) places.push_back(place);
    const auto count = static_cast<std::size_t>(lines);
    // A line short is not seen, a page pulled apart for nothing is.
    if (places.size() + 1 < count) return;
    places.resize(std::min(places.size(), count));
    for (const std::size_t place : places) {
      for (std::size_t i = place; i < spots_.size(); ++i) spots_[i].y += area_.grid;
    }
  }

  void spread() {
    for (std::size_t begin = 0; begin < spots_.size();) {
      if (is_on_grid(begin)) {
        ++begin;
        continue;
      }
      std::size_t end = begin;
      while (end < spots_.size() && !is_on_grid(end)) ++end;
      if (end < spots_.size()) {
        const Spot& last = spots_[end - 1];
        const Piece* above = piece_of(galley_, last);
        const double gap = above != nullptr
                               ? gap_between(galley_, *above, *piece_of(galley_, spots_[end]))
                               : area_.grid;
        const double slack = spots_[end].y - (last.y + height_of(last) + gap);
        const std::size_t heading = headings_before(begin, end);
        for (std::size_t i = begin; i < end && slack > 0; ++i) {
          spots_[i].y += part_above(begin, heading, i >= heading) * slack;
        }
      }
      begin = end;
    }
  }

 private:
  double height_of(const Spot& spot) const {
    const Piece* piece = piece_of(galley_, spot);
    const double height = piece != nullptr ? piece->height : galley_.floats[spot.piece].height;
    return height - spot.lost;
  }

  bool is_on_grid(std::size_t spot) const {
    const Piece* piece = piece_of(galley_, spots_[spot]);
    return piece != nullptr && piece->on_grid;
  }

  // A heading, or the opening of a chapter.
  bool has_title(std::size_t spot) const {
    const Piece* piece = piece_of(galley_, spots_[spot]);
    return piece != nullptr && !piece->content.heads.empty();
  }

  bool is_heading(std::size_t spot) const {
    return has_title(spot) && piece_of(galley_, spots_[spot])->content.heads.front().level > 1;
  }

  // Where the headings begin that the run [begin, end) closes with; `end` when it has none there.
  std::size_t headings_before(std::size_t begin, std::size_t end) const {
    std::size_t first = end;
    for (std::size_t i = end; i-- > begin;) {
      if (!is_heading(i)) continue;
      if (i + piece_of(galley_, spots_[i])->content.heads.front().pieces < first) break;
      first = i;
    }
    return first;
  }

  // The part of a run's slack that comes above its spots, or above the headings at its end: these
  // stay near to their text, at the top of a page as well.
  double part_above(std::size_t begin, std::size_t heading, bool is_heading) const {
    if (is_heading && heading > begin) return 1;
    if (begin > 0) return 0.5;
    return is_heading ? 1 : 0;
  }

  // Spots that may move down by a line with all below them: headings, or lines after a block. The
  // text stays as near to a title as it is elsewhere.
  std::vector<std::size_t> places_of(bool headings) const {
    std::vector<std::size_t> places;
    bool title_run = !is_on_grid(0) && has_title(0);
    for (std::size_t i = 1; i < spots_.size(); ++i) {
      const bool begins_run = is_on_grid(i - 1);
      if (!is_on_grid(i)) {
        if (headings && is_heading(i) && !is_heading(i - 1)) places.push_back(i);
        title_run = has_title(i) || (title_run && !begins_run);
      } else if (!headings && !begins_run && !title_run) {
        places.push_back(i);
      }
    }
    return places;
  }

  const Galley& galley_;
  const PageArea& area_;
  std::vector<Spot>& spots_;
};

}  // namespace

void justify_page(const Galley& galley, const PageArea& area, double used,
                  std::vector<Spot>& spots) {
  if (!spots.empty()) Spreader(galley, area, spots).justify(used);
}

void spread_slack(const Galley& galley, const PageArea& area, std::vector<Spot>& spots) {
  Spreader(galley, area, spots).spread();
}

}  // namespace diaoban::typeset
