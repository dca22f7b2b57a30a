// Paints laid-out pages with Cairo, with the marks that the finishing pass needs.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "figures/canvas.hpp"
#include "fonts/font_book.hpp"
#include "pdf/bounds.hpp"
#include "pdf/flatten.hpp"
#include "pdf/write.hpp"
#include "typeset/layout.hpp"

namespace diaoban::pdf {

struct PaintedPage {
  std::vector<typeset::Owner> owners;   // one a run of marked content, in painting order
  std::vector<std::size_t> drawings{};  // that have a place on it
};

// A PDF file by Cairo. Its first pages are those of its glyph sheet.
struct PaintedFile {
  std::string bytes;
  std::vector<figures::SheetPage> sheet;
  // Holds what the stand-ins in `bytes` view.
  std::optional<figures::Canvas> canvas;
};

// Where a text that no face has is met first.
struct MissingGlyph {
  std::size_t page = 0;
  typeset::Owner owner;
};

// Text of pages is not in `file`, but for its glyph sheet: see pdf/page_walk.hpp. Drawings begin
// with a glyph sheet, too, so that the fonts of the pages serve them.
struct Painting {
  Flattener flattener;  // holds flattened pictures, which stand-ins view
  PaintedFile file;
  std::vector<PaintedPage> pages;
  // Vector pictures, each painted once, on a page of its own size; in `file` are only their places.
  PaintedFile drawings;
  // One a page of `drawings` after its sheet.
  std::vector<std::shared_ptr<const figures::Picture>> pictures;
  // What the items said that finishing needs. Of tagged files only.
  std::map<std::uint32_t, Bounds> bounds;              // of figures and formulas, by element
  std::map<std::string, MissingGlyph> missing_glyphs;  // by text that no face has
};

// Where the trimmed page lies on its sheet, in points from the sheet's corners.
struct Sheet {
  double width = 0;
  double height = 0;
  typeset::Edges bleed;
  typeset::Edges margin;  // bleed, and the room for crop marks
};
Sheet find_sheet(const typeset::Page& page, const WriteOptions& options);

// Paints all that is not text of pages, and the marks at which it is put in.
// Pages and drawings are painted at once where `options.jobs` allows it.
Painting paint_pages(const typeset::Layout& layout, const fonts::FontBook& fonts,
                     const WriteOptions& options, bool copyable_emoji);

}  // namespace diaoban::pdf
