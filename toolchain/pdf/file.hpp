// The file in work: qpdf's object and, page by page, what the steps of finishing need of it.
#pragma once

#include <qpdf/QPDF.hh>
#include <vector>

#include "pdf/glyph_codes.hpp"
#include "pdf/objects.hpp"
#include "pdf/paint.hpp"
#include "typeset/layout.hpp"

namespace diaoban::pdf {

// A drawing as the content of a form (ISO 32000-1 8.10), in points of a page of its own size.
struct Drawing {
  double width = 0;
  double height = 0;
  std::string content;  // packed by Deflate
  Object resources;     // of the file in work
  int nesting = 0;      // deepest q…Q
};

struct File {
  QPDF painted_drawings;  // what `document` takes from it is read when the file is written
  QPDF document;
  Objects pages;
  GlyphCodes codes;  // of the text of pages
  std::vector<Drawing> drawings;
  std::vector<Sheet> sheets;         // a page's place on its sheet
  std::vector<Objects> annotations;  // a page's, one a link area; null where there is none
  Object structure_root;             // stands for StructTreeRoot, which only FileWriter has

  Object catalog() { return document.getRoot(); }
  // Layout coordinates (origin at the trim's top left, y down) to the page's (bottom left, y up).
  double to_x(std::size_t page, double x) const { return sheets[page].margin.left + x; }
  double to_y(std::size_t page, double y) const {
    return sheets[page].height - sheets[page].margin.top - y;
  }
};

}  // namespace diaoban::pdf
