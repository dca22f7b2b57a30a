// Fits a theme's page and type area to the paper: trim, gutter by page count, margins of the
// printer.
#include <algorithm>
#include <cmath>

#include "project/print/print_settings.hpp"

namespace diaoban::project {
namespace {

// A thick block opens less far: the inner margin gains this for each hundred pages, up to 1 cm.
constexpr double growth_mm = 1;
constexpr double most_growth_mm = 10;
// Ink stays further from the edges than the printer asks, as no page is cut exactly.
constexpr Length spare = Length::from_mm(1.5);
constexpr Length spare_at_gutter = Length::from_mm(4);
// Share of the page's width that the fore edge keeps free, when there is a choice.
constexpr double fore_edge_share = 0.085;
// Code is set smaller on narrower pages, so that its lines keep their columns, down to this.
constexpr Length smallest_listing = Length::from_pt(7.5);
// A running head stands over the type area.
constexpr Length head_height = Length::from_pt(28);

class TypeArea {
 public:
  TypeArea(const Theme& theme, const PrintSettings& settings, int pages)
      : theme_(theme), settings_(settings), pages_(pages), fitted_(theme) {}

  Theme fit() {
    if (settings_.trim) {
      fitted_.page_width = settings_.trim->width;
      fitted_.page_height = settings_.trim->height;
    }
    fitted_.bleed = settings_.bleed.value_or(theme_.bleed);
    fitted_.bleed_at_spine = settings_.printer.interior.bleed_at_spine;
    fit_across();
    fit_down();
    fit_listing();
    return fitted_;
  }

 private:
  Length margin() const {
    const Interior& interior = settings_.printer.interior;
    return fitted_.bleed.pt() > 0 ? interior.margin_with_bleed : interior.margin;
  }

  double scale() const { return fitted_.page_width / theme_.page_width; }

  Length inner_margin() const {
    if (settings_.gutter) return *settings_.gutter;
    const double grown = std::min(most_growth_mm, growth_mm * std::floor(pages_ / 100.0));
    const Length comfortable = theme_.inner_margin * scale() + Length::from_mm(grown);
    const Length asked = std::max(gutter_width(settings_.printer, pages_), margin());
    return std::max(comfortable, asked + spare_at_gutter);
  }

  void fit_across() {
    const Length em = theme_.body.size;
    fitted_.inner_margin = inner_margin();
    const Length outer = std::max(margin() + spare, fitted_.page_width * fore_edge_share);
    const Length room = fitted_.page_width - fitted_.inner_margin - outer;
    constexpr double least_measure = 10;
    fitted_.measure_em =
        std::max(least_measure, std::min(theme_.measure_em, std::floor(room / em + 1e-6)));
  }

  void fit_down() {
    const double wanted = theme_.lines * (fitted_.page_height / theme_.page_height);
    const Length least = margin() + spare;
    const Length room = fitted_.page_height - 2 * (least + head_height);
    const double most = std::floor(room / theme_.body.leading);
    fitted_.lines = std::max(5, static_cast<int>(std::min(std::floor(wanted + 1e-6), most)));
    if (settings_.trim) fitted_.top_margin = {};
  }

  void fit_listing() {
    const double narrower = fitted_.measure_em / theme_.measure_em;
    TextLook& look = fitted_.listing;
    const Length size = std::max(look.size * narrower, std::min(look.size, smallest_listing));
    look.leading = look.leading * (size / look.size);
    look.size = size;
  }

  const Theme& theme_;
  const PrintSettings& settings_;
  int pages_;
  Theme fitted_;
};

}  // namespace

Theme fit_to_paper(const Theme& theme, const PrintSettings& settings, int pages) {
  return TypeArea(theme, settings, pages).fit();
}

}  // namespace diaoban::project
