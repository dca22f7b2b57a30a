// How the fonts of a painted file show glyphs: read from its glyph sheet.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "figures/canvas.hpp"
#include "pdf/objects.hpp"
#include "pdf/page_ink.hpp"

namespace diaoban::pdf {

struct GlyphCode {
  std::uint16_t font = 0;  // index into GlyphCodes::fonts()
  std::uint16_t code = 0;
  double width = 0;  // as the font says it, in thousandths of an em
  std::string text;  // what readers take it for where nothing else is said
};

struct CodedFont {
  Object object;
  std::string name;   // in the resources of a page, without the slash
  int code_size = 1;  // bytes
};

class GlyphCodes {
 public:
  GlyphCodes() = default;
  // `pages` shows the glyphs of `sheet`, page by page, as Canvas::draw_glyph_sheet() painted them.
  GlyphCodes(const std::vector<figures::SheetPage>& sheet, const Objects& pages);

  // Null for a glyph that no font of the file shows: a blank of a face that is used for nothing
  // else, or one of a face that was not on the sheet.
  const GlyphCode* find(fonts::FaceId face, std::uint32_t glyph) const;
  const std::vector<CodedFont>& fonts() const { return fonts_; }

 private:
  void add(const figures::SheetPage& sheet, Object page);
  std::uint16_t find_font(Object font);
  GlyphCode make_code(std::uint16_t font, unsigned code) const;

  std::vector<CodedFont> fonts_;
  std::vector<FontMeasure> measures_;  // of the same
  std::vector<GlyphCode> codes_;
  std::map<std::uint16_t, std::vector<std::uint32_t>> places_;  // by face; then by glyph, from 1
};

}  // namespace diaoban::pdf
