// Reads the widths of fonts (ISO 32000-1 9.2.4, 9.7.4.3).
#include <algorithm>

#include "pdf/page_ink.hpp"

namespace diaoban::pdf {
namespace {

using Object = QPDFObjectHandle;

// W: "first [w w w]" or "first last w", over and over.
void read_cid_widths(Object list, FontMeasure& measure) {
  if (!list.isArray()) return;
  const auto items = list.getArrayAsVector();
  constexpr unsigned most = 0x10000;
  for (std::size_t i = 0; i + 1 < items.size();) {
    Object first_item = items[i];
    Object second = items[i + 1];
    if (!first_item.isInteger()) return;
    const auto first = static_cast<unsigned>(first_item.getIntValue());
    if (second.isArray()) {
      unsigned code = first;
      for (Object& width : second.getArrayAsVector()) {
        if (width.isNumber()) measure.widths[code] = width.getNumericValue() / 1000;
        ++code;
      }
      i += 2;
      continue;
    }
    if (i + 2 >= items.size() || !second.isInteger()) return;
    Object width = items[i + 2];
    const auto last = static_cast<unsigned>(second.getIntValue());
    for (unsigned code = first; code <= last && code - first < most && width.isNumber(); ++code) {
      measure.widths[code] = width.getNumericValue() / 1000;
    }
    i += 3;
  }
}

void read_simple_widths(Object font, FontMeasure& measure) {
  Object list = font.getKey("/Widths");
  Object first = font.getKey("/FirstChar");
  if (!list.isArray() || !first.isInteger()) return;
  double unit = 0.001;
  if (font.getKey("/Subtype").isNameAndEquals("/Type3")) {
    Object matrix = font.getKey("/FontMatrix");
    if (matrix.isArray() && matrix.getArrayNItems() == 6 && matrix.getArrayItem(0).isNumber()) {
      unit = matrix.getArrayItem(0).getNumericValue();
    }
  }
  auto code = static_cast<unsigned>(first.getIntValue());
  for (Object& width : list.getArrayAsVector()) {
    if (width.isNumber()) measure.widths[code] = width.getNumericValue() * unit;
    ++code;
  }
}

}  // namespace

FontMeasure read_font_measure(Object font) {
  FontMeasure measure;
  measure.codes = read_font_codes(font);
  Object holder = font;
  Object descendants = font.getKey("/DescendantFonts");
  measure.composite = font.getKey("/Subtype").isNameAndEquals("/Type0");
  if (descendants.isArray() && descendants.getArrayNItems() > 0) {
    holder = descendants.getArrayItem(0);
    read_cid_widths(holder.getKey("/W"), measure);
    Object usual = holder.getKey("/DW");
    if (usual.isNumber()) measure.usual_width = usual.getNumericValue() / 1000;
    if (measure.codes.texts.empty()) measure.codes.code_size = 2;
  } else {
    measure.usual_width = 0.5;
    read_simple_widths(font, measure);
  }
  Object descriptor = holder.getKey("/FontDescriptor");
  if (!descriptor.isDictionary() || measure.composite) return measure;
  // A font's own box can be far larger than its letters.
  Object ascent = descriptor.getKey("/Ascent");
  Object descent = descriptor.getKey("/Descent");
  if (ascent.isNumber() && ascent.getNumericValue() > 0) {
    measure.ascent = std::min(0.95, ascent.getNumericValue() / 1000);
  }
  if (descent.isNumber() && descent.getNumericValue() < 0) {
    measure.descent = std::max(-0.25, descent.getNumericValue() / 1000);
  }
  return measure;
}

}  // namespace diaoban::pdf
