// The ink of one page: follows a content stream's state as a painter would (ISO 32000-1 8, 9).
#pragma once

#include <map>
#include <qpdf/QPDFObjectHandle.hh>

#include "pdf/page_text.hpp"
#include "pdf/print_file.hpp"

namespace diaoban::pdf {

// What of a font decides where its text has ink. Lengths are shares of the type size.
struct FontMeasure {
  FontCodes codes;
  bool composite = false;
  std::map<unsigned, double> widths;
  double usual_width = 1;
  double ascent = 0.88;
  double descent = -0.12;
};
FontMeasure read_font_measure(QPDFObjectHandle font);

using FontMeasures = std::map<QPDFObjGen, FontMeasure>;

// Fills inks, colours and transparency of `to`; `fonts` keeps what was read of fonts before.
void read_page_ink(QPDFObjectHandle page, FontMeasures& fonts, PrintPage& to);

}  // namespace diaoban::pdf
