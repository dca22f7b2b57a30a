// What the rules of print measure with.
#include <fmt/format.h>

#include "check/print_rules.hpp"

namespace diaoban::check {

using base::Length;
using pdf::PageBox;

project::TrimSize size_of(const PageBox& box) {
  return {Length::from_pt(box.width()), Length::from_pt(box.height())};
}

PageBox trim_of(const pdf::PrintPage& page, const project::Printer& printer, std::size_t index) {
  if (page.has_trim) return page.trim;
  const auto is_made = [&](const PageBox& box) {
    for (const project::TrimGroup& group : printer.trims) {
      for (const project::TrimSize& size : group.sizes) {
        if (same_trim(size, size_of(box))) return true;
      }
    }
    return false;
  };
  if (is_made(page.media)) return page.media;
  const project::Interior& rules = printer.interior;
  const double bleed = rules.bleed.pt();
  const bool recto = index % 2 == 0;
  PageBox inside = page.media;
  inside.bottom += bleed;
  inside.top -= bleed;
  if (rules.bleed_at_spine || !recto) inside.left += bleed;
  if (rules.bleed_at_spine || recto) inside.right -= bleed;
  return is_made(inside) ? inside : page.media;
}

std::string place_of_page(const PrintPart& part, std::size_t index) {
  return fmt::format("{}, page {}", part.name, index + 1);
}

std::string written_length(double points) {
  return fmt::format("{:.3g} in ({:.1f} mm)", points / 72, points / 72 * 25.4);
}

}  // namespace diaoban::check
