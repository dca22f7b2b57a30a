// Bounding boxes of figures and formulas.
#include "pdf/bounds.hpp"

#include <algorithm>

namespace diaoban::pdf {
namespace {

constexpr std::uint32_t no_element = UINT32_MAX;

struct BoxOf {
  Bounds operator()(const typeset::TextItem& item) const {
    double right = item.x;
    for (const auto& glyph : item.run.glyphs) {
      right = std::max(right, item.x + static_cast<double>(glyph.x) + item.run.size);
    }
    return {0, item.x, item.y - item.run.size, right, item.y + item.run.size / 4};
  }
  Bounds operator()(const typeset::RuleItem& item) const { return box(item.area); }
  Bounds operator()(const typeset::StrokeItem& item) const {
    const double half = item.thickness / 2;
    return {0, std::min(item.x0, item.x1) - half, std::min(item.y0, item.y1) - half,
            std::max(item.x0, item.x1) + half, std::max(item.y0, item.y1) + half};
  }
  Bounds operator()(const typeset::PictureItem& item) const { return box(item.area); }

 private:
  static Bounds box(const typeset::Rectangle& area) {
    return {0, area.x, area.y, area.x + area.width, area.y + area.height};
  }
};

// For each element of the layout the outermost Figure or Formula it is in, or none.
std::vector<std::uint32_t> find_figures(const typeset::Layout& layout) {
  std::vector<std::uint32_t> figures(layout.elements.size(), no_element);
  std::vector<std::uint32_t> stack;
  if (!layout.elements.empty()) stack.push_back(0);
  while (!stack.empty()) {
    const auto index = stack.back();
    stack.pop_back();
    const auto& role = layout.elements[index].role;
    if (figures[index] == no_element && (role == "Figure" || role == "Formula")) {
      figures[index] = index;
    }
    for (const auto child : layout.elements[index].children) {
      figures[child] = figures[index];
      stack.push_back(child);
    }
  }
  return figures;
}

}  // namespace

std::map<std::uint32_t, Bounds> find_bounds(const typeset::Layout& layout) {
  const auto figures = find_figures(layout);
  std::map<std::uint32_t, Bounds> bounds;
  for (std::uint32_t page = 0; page < layout.pages.size(); ++page) {
    for (const auto& item : layout.pages[page].items) {
      if (item.owner.is_artifact() || item.owner.element >= figures.size()) continue;
      const auto figure = figures[item.owner.element];
      if (figure == no_element) continue;
      Bounds box = std::visit(BoxOf{}, item.what);
      if (item.turned) box = {0, box.top, -box.right, box.bottom, -box.left};
      box.page = page;
      const auto [found, is_new] = bounds.emplace(figure, box);
      if (is_new || found->second.page != page) continue;
      Bounds& all = found->second;
      all.left = std::min(all.left, box.left);
      all.top = std::min(all.top, box.top);
      all.right = std::max(all.right, box.right);
      all.bottom = std::max(all.bottom, box.bottom);
    }
  }
  return bounds;
}

}  // namespace diaoban::pdf
