// Implements the place of the type area.
#include "typeset/book/page_frame.hpp"

#include <algorithm>

namespace diaoban::typeset {
namespace {

// Share of the blank that stands above the area: the optical middle is above the middle.
constexpr double share_above = 0.49;

}  // namespace

PageFrame page_frame(const project::Theme& theme, bool recto) {
  PageFrame frame;
  frame.width = theme.measure_em * theme.body.size.pt();
  frame.height = theme.lines * theme.body.leading.pt();
  const double across = std::max(0.0, theme.page_width.pt() - frame.width);
  const double down = std::max(0.0, theme.page_height.pt() - frame.height);
  frame.left = across / 2;
  if (theme.inner_margin.pt() > 0) {
    const double inner = std::min(theme.inner_margin.pt(), across);
    frame.left = recto || !theme.two_sided ? inner : across - inner;
  }
  frame.top = theme.top_margin.pt() > 0 ? theme.top_margin.pt() : down * share_above;
  return frame;
}

PageArea page_area(const project::Theme& theme) {
  PageArea area;
  area.grid = theme.body.leading.pt();
  area.height = theme.lines * area.grid;
  area.note_gap = area.grid;
  area.note_rule = theme.measure_em * theme.body.size.pt() / 4;
  area.ink = theme.ink;
  return area;
}

}  // namespace diaoban::typeset
