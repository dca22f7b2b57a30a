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
  std::vector<typeset::Owner> owners;   // of its sentinels, in painting order
  std::vector<std::size_t> drawings{};  // that have a place on it
};

// A PDF file by Cairo.
struct PaintedFile {
  std::string bytes;
  // Holds what the stand-ins in `bytes` view.
  std::optional<figures::Canvas> canvas;
};

// Where a text that no face has is met first.
struct MissingGlyph {
  std::size_t page = 0;
  typeset::Owner owner;
};

// Both files begin with a glyph sheet, so that one's fonts serve the other: see
// figures::Canvas::draw_glyph_sheet().
struct Painting {
  Flattener flattener;  // holds flattened pictures, which stand-ins view
  PaintedFile file;
  std::vector<PaintedPage> pages;
  // Vector pictures, each painted once, on a page of its own size; in `file` are only their places.
  PaintedFile drawings;
  // One a page of `drawings`; the layout gives up its own while it is painted.
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

// Paints each page's items in order; a sentinel where the owner changes when `options.tagged`.
// Items are taken from the layout as they are painted, since all pages of a long book are too much
// to keep until the file is finished.
// Pages and drawings are painted at once where `options.jobs` allows it.
Painting paint_pages(typeset::Layout& layout, const fonts::FontBook& fonts,
                     const WriteOptions& options, bool copyable_emoji);

}  // namespace diaoban::pdf
