// The wrap: back, spine and front of a printed book in one picture with bleed.
#pragma once

#include <string>

#include "cover/cover.hpp"
#include "project/print/print_settings.hpp"

namespace diaoban::cover {

struct WrapRequest {
  const Request& cover;
  project::Printer printer;
  std::string paper;                               // one of the printer's
  base::Length leaf = base::Length::from_mm(0.1);  // for printers without papers
  double trim_width = 0;                           // points
  double trim_height = 0;
  int pages = 0;
  std::string isbn;  // as written; empty: none
  diagnostics::Span isbn_place;
  std::string add_on;    // two or five digits of the price; empty: none
  std::string price;     // as shown: "定价：59.00 元"
  std::string qr;        // an address; empty: none
  bool preview = false;  // shows folds, trim and safe zones
  PicturePointer front;  // the author's finished cover in place of the design's front; null: none
};

// Lengths are points, from the upper left corner of the bleed.
struct Wrap {
  PicturePointer picture;
  double width = 0;
  double height = 0;
  double bleed = 0;
  double spine = 0;
};

// The request that the book's settings make: cover.leaf_mm, cover.isbn (or an ISBN as the book's
// identifier), cover.add_on, cover.price, cover.qr. A wrong one is a diagnostic at its place, and
// is left out.
WrapRequest read_wrap_request(const project::Book& book, const Request& cover,
                              const project::PrintSettings& print, double trim_width,
                              double trim_height, int pages, diagnostics::Sink& sink);

// The wrap of a book of so many pages. An ISBN that is wrong is a diagnostic.
Wrap prepare_wrap(const WrapRequest& request, const fonts::FontBook& fonts,
                  diagnostics::Sink& sink);

}  // namespace diaoban::cover
