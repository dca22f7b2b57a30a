// Text of a page as content stream operators (ISO 32000-1 9.4): what stands at the marks that Cairo
// left for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/content.hpp"
#include "pdf/glyph_codes.hpp"
#include "typeset/layout.hpp"

namespace diaoban::pdf {

class TextContent {
 public:
  // Points of the page's origin from the sheet's corner, y down, and what becomes of colours.
  struct Setting {
    double left = 0;
    double top = 0;
    Inks inks = Inks::Rgb;
    bool grey = false;  // as PdfOptions::grey
  };
  // `openings`: the marked-content operators of the page, in order.
  TextContent(const GlyphCodes& codes, const Setting& setting, std::vector<std::string> openings);

  // The steps of walk_page().
  void take_owner(const typeset::Owner&);
  void take_text(const typeset::TextItem& text, bool turned);
  void take_mark();
  void take_item(const typeset::Item&) {}
  void take_crop_marks() {}

  // One a mark.
  const std::vector<std::string>& insertions() const { return insertions_; }
  // What closes the page's content.
  std::string_view ending() const { return is_open_ ? "\nEMC\n" : ""; }
  // Indices of the fonts that the page shows, in the order of their first use.
  const std::vector<std::uint16_t>& used_fonts() const { return used_fonts_; }

 private:
  void write_clusters(const typeset::TextItem& text);
  void write_glyphs(const fonts::GlyphRun& run, std::size_t first, std::size_t end);
  void write_glyph(const fonts::GlyphRun& run, const fonts::Glyph& glyph, const GlyphCode& code);
  void begin_text(const typeset::Color& color);
  void end_text();
  void end_strings();
  void end_string();
  void set_place(double x, double y, double size);
  void set_font(std::uint16_t font);
  void append_code(const GlyphCode& code);

  const GlyphCodes& codes_;
  Setting setting_;
  std::vector<std::string> openings_;
  std::size_t next_opening_ = 0;
  bool is_open_ = false;
  std::vector<std::string> insertions_;
  std::string content_;  // of the insertion in work
  std::vector<std::uint16_t> used_fonts_;

  // The state of the text object in work.
  bool in_text_ = false;
  bool in_array_ = false;
  bool in_string_ = false;
  std::optional<typeset::Color> color_;
  std::optional<std::uint16_t> font_;
  // Of the run in work.
  double x_ = 0;
  double y_ = 0;
  bool turned_ = false;
  bool is_placed_ = false;
  double baseline_ = 0;  // points below the run's origin
  double pen_ = 0;       // thousandths of an em from the run's origin
};

}  // namespace diaoban::pdf
