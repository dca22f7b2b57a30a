// Reads ToUnicode streams.
#include <algorithm>
#include <optional>
#include <vector>

#include "base/utf8.hpp"
#include "pdf/operator_reader.hpp"
#include "pdf/page_text.hpp"

namespace diaoban::pdf {
namespace {

unsigned to_number(const std::string& bytes) {
  unsigned value = 0;
  for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

std::string from_utf16(const std::string& bytes) {
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t unit = to_number(bytes.substr(i, 2));
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.size()) {
      const char32_t low = to_number(bytes.substr(i + 2, 2));
      unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
      i += 2;
    }
    base::append(text, unit);
  }
  return text;
}

// Adds `offset` to the last UTF-16 unit, as the codes of a range count up.
std::string step(std::string bytes, unsigned offset) {
  if (bytes.size() < 2) return bytes;
  const unsigned last = to_number(bytes.substr(bytes.size() - 2)) + offset;
  bytes[bytes.size() - 2] = static_cast<char>(last >> 8U & 0xFFU);
  bytes[bytes.size() - 1] = static_cast<char>(last & 0xFFU);
  return bytes;
}

class CodeReader : public OperatorReader {
 public:
  FontCodes codes;

 private:
  void take(const std::string& name) override {
    if (name == "endcodespacerange" && !operands_.empty() && operands_.back().isString()) {
      codes.code_size = operands_.back().getStringValue().size();
    } else if (name == "endbfchar") {
      take_characters();
    } else if (name == "endbfrange") {
      take_ranges();
    }
  }

  void take_characters() {
    for (std::size_t i = 0; i + 1 < operands_.size(); i += 2) {
      if (!operands_[i].isString() || !operands_[i + 1].isString()) return;
      codes.texts[to_number(operands_[i].getStringValue())] =
          from_utf16(operands_[i + 1].getStringValue());
    }
  }

  void take_ranges() {
    constexpr unsigned most = 0x10000;
    for (std::size_t i = 0; i + 2 < operands_.size(); i += 3) {
      if (!operands_[i].isString() || !operands_[i + 1].isString()) return;
      const unsigned first = to_number(operands_[i].getStringValue());
      const unsigned last = to_number(operands_[i + 1].getStringValue());
      auto target = operands_[i + 2];
      for (unsigned code = first; code <= last && code - first < most; ++code) {
        if (target.isString()) {
          codes.texts[code] = from_utf16(step(target.getStringValue(), code - first));
        } else if (target.isArray() && static_cast<int>(code - first) < target.getArrayNItems()) {
          auto item = target.getArrayItem(static_cast<int>(code - first));
          if (item.isString()) codes.texts[code] = from_utf16(item.getStringValue());
        }
      }
    }
  }
};

}  // namespace

FontCodes read_font_codes(Object font) {
  CodeReader reader;
  auto stream = font.getKey("/ToUnicode");
  if (stream.isStream()) Object::parseContentStream(stream, &reader);
  auto& texts = reader.codes.texts;
  const auto is_replacement = [](const auto& entry) { return entry.second == "\uFFFD"; };
  if (std::count_if(texts.begin(), texts.end(), is_replacement) > 1) {
    std::erase_if(texts, is_replacement);
  }
  return std::move(reader.codes);
}

}  // namespace diaoban::pdf
