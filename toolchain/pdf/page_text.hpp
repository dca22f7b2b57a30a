// The text of one page of a finished file, by marked content.
#pragma once

#include <map>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>

namespace diaoban::pdf {

// Codes of a font's strings to UTF-8, from its ToUnicode stream (ISO 32000-1 9.10.3).
struct FontCodes {
  std::size_t code_size = 1;  // bytes
  std::map<unsigned, std::string> texts;
};
FontCodes read_font_codes(QPDFObjectHandle font);

// UTF-8 by MCID, ActualText in place of what it covers; forms are read where they are painted.
std::map<int, std::string> read_page_text(QPDFObjectHandle page);

}  // namespace diaoban::pdf
