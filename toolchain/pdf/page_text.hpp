// The text of one page of a finished file, by marked content.
#pragma once

#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

namespace diaoban::pdf {

// Stands in a text for each code whose characters the file does not tell. U+FFFD will not do, as
// authors write about it.
inline constexpr const char* untold = "\xEF\xBF\xBF";  // U+FFFF, which is no character

// Codes of a font's strings to UTF-8, from its ToUnicode stream (ISO 32000-1 9.10.3). Writers that
// do not know a glyph's text say U+FFFD; one glyph of a font may be that character itself.
struct FontCodes {
  std::size_t code_size = 1;  // bytes
  std::map<unsigned, std::string> texts;
};
FontCodes read_font_codes(QPDFObjectHandle font);

// The text of one run of marked content.
struct MarkedText {
  std::string text;  // UTF-8, ActualText in place of what it covers
  // Where its first and last characters stand, and their size: points, y up.
  double first_y = 0;
  double last_y = 0;
  double size = 0;
  std::vector<std::size_t> line_starts;  // bytes of the text at which a further line begins
};

struct PageText {
  std::map<int, MarkedText> marked;  // by MCID
  std::string layout_artifacts;      // text that is marked as an ornament
};

// Forms are read where they are painted.
PageText read_page_text(QPDFObjectHandle page);

// Whether a character at `y` is on another line than one of `size` at `before`: scripts are not.
bool is_other_line(double before, double y, double size);

}  // namespace diaoban::pdf
