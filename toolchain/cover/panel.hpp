// One panel of a cover — front, spine or back — as a drawing.
#pragma once

#include <map>
#include <string>

#include "cover/design.hpp"
#include "diagnostics/diagnostic.hpp"
#include "figures/drawing.hpp"
#include "figures/picture.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::cover {

// The texts of a cover by name: title, subtitle, authors, publisher, series, edition, blurb,
// about, seal. One that is not there is empty or missing.
using Texts = std::map<std::string, std::string, std::less<>>;

struct PanelSize {
  Part part = Part::Front;
  double front_width = 1000;  // units that the design counts in
  double height = 1600;
  double spine = 0;
  double bleed = 0;
  double spine_clear = 0;  // kept free of text beside each fold
  double codes = 0;        // height at the foot of the back that barcodes take
};

struct PanelInput {
  const Design& design;
  const Texts& texts;
  const std::map<std::string, std::string>& palette;
  std::string language;
  std::shared_ptr<const figures::Picture> picture;  // null: the design's ornament
  const fonts::FontBook& fonts;
  diagnostics::Sink& sink;
  const std::map<std::string, diagnostics::Span>& places;  // of the texts, by name
};

// The front's width in units: 1000, or more where the format is so broad that a design would not
// find the height it needs.
double front_units(double width, double height);

// The panel in units, its trim's top left at the origin; art reaches `bleed` beyond the trim. A
// text that fits its place only below the design's smallest size is a diagnostic.
figures::Drawing prepare_panel(const PanelInput& input, const PanelSize& size);

}  // namespace diaoban::cover
