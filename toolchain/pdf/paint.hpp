// Paints laid-out pages with Cairo, with the marks that the finishing pass needs.
#pragma once

#include <string>
#include <vector>

#include "figures/canvas.hpp"
#include "fonts/font_book.hpp"
#include "pdf/flatten.hpp"
#include "pdf/write.hpp"
#include "typeset/layout.hpp"

namespace diaoban::pdf {

struct PaintedPage {
  std::vector<typeset::Owner> owners;  // of its sentinels, in painting order
};

struct Painting {
  std::string bytes;  // a PDF file by Cairo
  std::vector<PaintedPage> pages;
  // Hold what the stand-ins in `bytes` view.
  Flattener flattener;
  figures::Canvas canvas;
};

// Where the trimmed page lies on its sheet, in points from the sheet's corners.
struct Sheet {
  double width = 0;
  double height = 0;
  typeset::Edges bleed;
  typeset::Edges margin;  // bleed, and the room for crop marks
};
Sheet find_sheet(const typeset::Page& page, const WriteOptions& options);

// Paints each page's items in order; a sentinel where the owner changes when `options.tagged`.
Painting paint_pages(const typeset::Layout& layout, const fonts::FontBook& fonts,
                     const WriteOptions& options, bool copyable_emoji);

}  // namespace diaoban::pdf
