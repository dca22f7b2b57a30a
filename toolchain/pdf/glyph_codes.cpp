// Reads the strings of a glyph sheet.
#include "pdf/glyph_codes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ensure.hpp"
#include "pdf/operator_reader.hpp"

namespace diaoban::pdf {
namespace {

// What is shown, as pairs of a font's name and a string, in order.
class StringReader : public OperatorReader {
 public:
  std::vector<std::pair<std::string, std::string>> strings;

 private:
  void take(const std::string& name) override {
    if (name == "Tf" && operands_.size() >= 2) {
      font_ = operands_[operands_.size() - 2].getName();
    } else if (name == "Tj" && !operands_.empty()) {
      add(operands_.back());
    } else if (name == "TJ" && !operands_.empty()) {
      for (Object& part : operands_.back().getArrayAsVector()) add(part);
    }
  }

  void add(Object& object) {
    if (object.isString()) strings.emplace_back(font_, object.getStringValue());
  }

  std::string font_;
};

unsigned read_code(std::string_view bytes) {
  unsigned code = 0;
  for (const char c : bytes) code = code << 8U | static_cast<unsigned char>(c);
  return code;
}

}  // namespace

GlyphCodes::GlyphCodes(const std::vector<figures::SheetPage>& sheet, const Objects& pages) {
  base::ensure(pages.size() >= sheet.size(), "a painting begins with its glyph sheet");
  for (std::size_t i = 0; i < sheet.size(); ++i) add(sheet[i], pages[i]);
}

void GlyphCodes::add(const figures::SheetPage& sheet, Object page) {
  StringReader reader;
  Object::parseContentStream(page.getKey("/Contents"), &reader);
  if (reader.strings.empty()) return;
  auto& places = places_[sheet.face.index];
  places.resize(std::max<std::size_t>(places.size(), std::ranges::max(sheet.glyphs) + 1), 0);
  Object resources = page.getKey("/Resources").getKey("/Font");
  std::size_t shown = 0;
  for (const auto& [name, bytes] : reader.strings) {
    const std::uint16_t font = find_font(resources.getKey(name));
    const auto size = static_cast<std::size_t>(fonts_[font].code_size);
    for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
      base::ensure(shown < sheet.glyphs.size(), "a glyph sheet shows each glyph once");
      codes_.push_back(make_code(font, read_code(std::string_view(bytes).substr(at, size))));
      places[sheet.glyphs[shown++]] = static_cast<std::uint32_t>(codes_.size());
    }
  }
  base::ensure(shown == sheet.glyphs.size(), "a glyph sheet shows each glyph once");
}

std::uint16_t GlyphCodes::find_font(Object font) {
  const auto known = std::ranges::find_if(
      fonts_, [&](CodedFont& one) { return one.object.getObjGen() == font.getObjGen(); });
  const auto index = static_cast<std::uint16_t>(known - fonts_.begin());
  if (known == fonts_.end()) {
    measures_.push_back(read_font_measure(font));
    fonts_.push_back({font, fmt::format("T{}", index), measures_.back().composite ? 2 : 1});
  }
  return index;
}

GlyphCode GlyphCodes::make_code(std::uint16_t font, unsigned code) const {
  const FontMeasure& measure = measures_[font];
  const auto width = measure.widths.find(code);
  const auto text = measure.codes.texts.find(code);
  return {font, static_cast<std::uint16_t>(code),
          1000 * (width == measure.widths.end() ? measure.usual_width : width->second),
          text == measure.codes.texts.end() ? std::string() : text->second};
}

const GlyphCode* GlyphCodes::find(fonts::FaceId face, std::uint32_t glyph) const {
  const auto found = places_.find(face.index);
  if (found == places_.end() || glyph >= found->second.size()) return nullptr;
  const std::uint32_t place = found->second[glyph];
  return place == 0 ? nullptr : &codes_[place - 1];
}

}  // namespace diaoban::pdf
