// Implements the page breaker: shortest path over (place, waiting floats, cut footnote).
#include "typeset/page/break.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/ensure.hpp"

namespace diaoban::typeset {
namespace {

constexpr double overfull_cost = 1e9;
constexpr double split_note_cost = 60;
constexpr double waiting_float_cost = 25;
constexpr double lonely_end_cost = 400;
// A picture that is made smaller to find room, and each part of its size that it loses.
constexpr double shrunk_cost = 25;
constexpr double shrunk_part_cost = 100;
// A page end this much dearer than the page's best is not followed further: some 10 lines short.
constexpr double hopeless = 1000;
// A line of a hole that no page end could avoid, as before a large picture. It costs less than the
// first line that a page is short of what it could hold: such holes are not handed out to the pages
// before them.
constexpr double hole_line_cost = 8;
constexpr double first_line_part = 3;

struct Node {
  PageStart start;
  double cost = 0;
  std::uint32_t before = UINT32_MAX;  // index of the node of the page before
};

struct End {
  PageEnd page;
  double cost = 0;
  bool is_short = false;  // what is blank at its foot counts
};

class Breaker {
 public:
  Breaker(const Galley& galley, const PageArea& area)
      : galley_(galley), area_(area), at_(galley.pieces.size() + 1) {}

  std::vector<PageStart> run() {
    reach({}, 0, UINT32_MAX);
    // Nodes of one place are few: states that differ in floats or a cut note. A page of floats or
    // notes only leads to the same place with fewer of them, so the plain state comes last.
    for (std::size_t place = 0; place < at_.size(); ++place) {
      for (const bool plain : {false, true}) {
        for (std::size_t i = 0; i < at_[place].size(); ++i) {
          const PageStart& start = nodes_[at_[place][i]].start;
          const bool is_plain = start.waiting == 0 && start.rest.note == 0;
          if (is_plain == plain) extend(at_[place][i]);
        }
      }
    }
    return path();
  }

 private:
  bool is_last(const PageStart& start) const {
    return start.piece == galley_.pieces.size() && start.waiting == 0 && start.rest.note == 0;
  }

  bool ends_anyhow(const PageEnd& page) const {
    return page.next.piece == galley_.pieces.size() ||
           galley_.pieces[page.next.piece].break_before == break_cost::forced;
  }

  // What the end costs but for the blank at the page's foot.
  End end_at(const PageEnd& page) const {
    End end{page, page.overfull ? overfull_cost : 0, !ends_anyhow(page)};
    if (end.is_short) {
      end.cost += double{galley_.pieces[page.next.piece].break_before};
    } else if (page.used < 2.5 * area_.grid) {
      end.cost += lonely_end_cost;
    }
    if (page.splits_note) end.cost += split_note_cost;
    if (page.shrunk > 0) end.cost += shrunk_cost + shrunk_part_cost * page.shrunk;
    end.cost += waiting_float_cost * page.next.waiting;
    return end;
  }

  // A page shall be as full as it can be.
  void add_shortness() {
    double fullest = 0;
    for (const End& end : ends_) {
      if (end.cost < double{break_cost::forbidden}) fullest = std::max(fullest, end.page.used);
    }
    fullest = std::min(fullest, area_.height);
    const double hole = (area_.height - fullest) / area_.grid;
    for (End& end : ends_) {
      if (!end.is_short) continue;
      const double lines = std::max(0.0, fullest - end.page.used) / area_.grid;
      end.cost += hole_line_cost * hole +
                  double{break_cost::short_line} * lines * (lines + first_line_part);
    }
  }

  // Follows all pages that may start at the node.
  void extend(std::uint32_t index) {
    const PageStart start = nodes_[index].start;
    if (is_last(start)) return;
    PageFill fill(galley_, area_, start);
    ends_.clear();
    if (fill.has_end()) ends_.push_back(end_at(fill.end()));
    while (fill.add()) {
      if (fill.end().overfull && !ends_.empty()) break;
      ends_.push_back(end_at(fill.end()));
    }
    add_shortness();
    double best = std::numeric_limits<double>::infinity();
    for (const End& end : ends_) best = std::min(best, end.cost);
    for (const End& end : ends_) {
      if (end.cost > best + hopeless || end.page.next == start) continue;
      reach(end.page.next, nodes_[index].cost + end.cost, index);
    }
  }

  void reach(const PageStart& start, double cost, std::uint32_t before) {
    for (const std::uint32_t other : at_[start.piece]) {
      if (nodes_[other].start == start) {
        if (cost < nodes_[other].cost) {
          nodes_[other].cost = cost;
          nodes_[other].before = before;
        }
        return;
      }
    }
    at_[start.piece].push_back(static_cast<std::uint32_t>(nodes_.size()));
    nodes_.push_back({start, cost, before});
  }

  // The starts of the pages of the cheapest way to the galley's end.
  std::vector<PageStart> path() const {
    std::uint32_t best = UINT32_MAX;
    for (const std::uint32_t index : at_.back()) {
      if (!is_last(nodes_[index].start)) continue;
      if (best == UINT32_MAX || nodes_[index].cost < nodes_[best].cost) best = index;
    }
    base::ensure(best != UINT32_MAX, "a galley has a last page");
    std::vector<PageStart> starts;
    for (auto index = nodes_[best].before; index != UINT32_MAX; index = nodes_[index].before) {
      starts.push_back(nodes_[index].start);
    }
    std::reverse(starts.begin(), starts.end());
    return starts;
  }

  const Galley& galley_;
  const PageArea& area_;
  std::vector<Node> nodes_;
  std::vector<std::vector<std::uint32_t>> at_;  // nodes by place
  std::vector<End> ends_;
};

}  // namespace

std::vector<PageStart> break_pages(const Galley& galley, const PageArea& area) {
  return Breaker(galley, area).run();
}

}  // namespace diaoban::typeset
