// Implements UTF-8 coding after Unicode 15, table 3-7 (well-formed byte sequences).
#include "base/utf8.hpp"

namespace diaoban::base {

Decoded decode(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {replacement_character, 0};
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  // Most of a Chinese text: three bytes, with a lead that does not restrict the second.
  if (lead > 0xE0 && lead < 0xED && text.size() - at > 2) {
    const unsigned second = byte(at + 1) ^ 0x80U;
    const unsigned third = byte(at + 2) ^ 0x80U;
    if (second < 0x40 && third < 0x40) {
      return {(lead & 0x0FU) << 12U | second << 6U | third, 3};
    }
  }
  std::size_t length = 0;
  unsigned lowest = 0x80;
  unsigned highest = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    value = lead & 0x1FU;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    value = lead & 0x0FU;
    if (lead == 0xE0) lowest = 0xA0;
    if (lead == 0xED) highest = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    value = lead & 0x07U;
    if (lead == 0xF0) lowest = 0x90;
    if (lead == 0xF4) highest = 0x8F;
  } else {
    return {replacement_character, 1};
  }
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned next = byte(at + i);
    if (next < lowest || next > highest) return {replacement_character, i};
    value = (value << 6U) | (next & 0x3FU);
    lowest = 0x80;
    highest = 0xBF;
  }
  return {value, length};
}

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = replacement_character;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::size_t last_character(std::string_view text) {
  std::size_t begin = text.empty() ? 0 : text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return begin;
}

std::string encode(char32_t code_point) {
  std::string out;
  append(out, code_point);
  return out;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    out.push_back(next.code_point);
    at += next.length;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).length) ++count;
  return count;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (next.code_point == replacement_character && text.substr(at, 3) != "\xEF\xBF\xBD") {
      return false;
    }
    at += next.length;
  }
  return true;
}

}  // namespace diaoban::base
