// Implements the shared character classes by Unicode 15 blocks.
#include "base/unicode.hpp"

namespace diaoban::base {
namespace {
constexpr bool within(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }
}  // namespace

bool is_han(char32_t c) {
  return within(c, 0x4E00, 0x9FFF) || within(c, 0x3400, 0x4DBF) || within(c, 0x20000, 0x3FFFF) ||
         within(c, 0xF900, 0xFAFF) || within(c, 0x2E80, 0x2FDF) || c == 0x3005 || c == 0x3007 ||
         within(c, 0x3021, 0x3029) || within(c, 0x3038, 0x303B);
}

bool is_kana(char32_t c) {
  return within(c, 0x3041, 0x309F) || within(c, 0x30A1, 0x30FA) || within(c, 0x30FC, 0x30FF) ||
         within(c, 0x31F0, 0x31FF) || within(c, 0xFF66, 0xFF9F) || within(c, 0x1AFF0, 0x1B16F);
}

bool is_bopomofo(char32_t c) { return within(c, 0x3105, 0x312F) || within(c, 0x31A0, 0x31BF); }

bool is_hangul(char32_t c) {
  return within(c, 0xAC00, 0xD7FB) || within(c, 0x1100, 0x11FF) || within(c, 0x3131, 0x318E) ||
         within(c, 0xA960, 0xA97C);
}

bool is_cjk_punctuation(char32_t c) {
  return within(c, 0x3000, 0x3004) || c == 0x3006 || within(c, 0x3008, 0x3020) ||
         within(c, 0x3030, 0x3037) || within(c, 0x303C, 0x303F) || c == 0x30A0 || c == 0x30FB ||
         within(c, 0xFE10, 0xFE1F) || within(c, 0xFE30, 0xFE6F) || within(c, 0xFF01, 0xFF0F) ||
         within(c, 0xFF1A, 0xFF20) || within(c, 0xFF3B, 0xFF40) || within(c, 0xFF5B, 0xFF65) ||
         within(c, 0xFFE0, 0xFFE6);
}

bool is_emoji(char32_t c) {
  return within(c, 0x1F300, 0x1FAFF) || within(c, 0x1F1E6, 0x1F1FF) ||
         within(c, 0x1F000, 0x1F0FF) || within(c, 0x1F170, 0x1F251) || c == 0x231A || c == 0x231B ||
         within(c, 0x23E9, 0x23EC) || c == 0x23F0 || c == 0x23F3 || within(c, 0x25FD, 0x25FE) ||
         within(c, 0x2614, 0x2615) || within(c, 0x2648, 0x2653) || c == 0x267F || c == 0x2693 ||
         c == 0x26A1 || within(c, 0x26AA, 0x26AB) || within(c, 0x26BD, 0x26BE) ||
         within(c, 0x26C4, 0x26C5) || c == 0x26CE || c == 0x26D4 || c == 0x26EA ||
         within(c, 0x26F2, 0x26F3) || c == 0x26F5 || c == 0x26FA || c == 0x26FD || c == 0x2705 ||
         within(c, 0x270A, 0x270B) || c == 0x2728 || c == 0x274C || c == 0x274E ||
         within(c, 0x2753, 0x2755) || c == 0x2757 || within(c, 0x2795, 0x2797) || c == 0x27B0 ||
         c == 0x27BF || within(c, 0x2B1B, 0x2B1C) || c == 0x2B50 || c == 0x2B55;
}

bool joins_without_space(char32_t c) {
  return is_han(c) || is_kana(c) || is_bopomofo(c) || is_cjk_punctuation(c);
}

std::string_view without_zero_width_ends(std::string_view text) {
  constexpr std::string_view zero_width = "\xE2\x80\x8B";
  while (text.starts_with(zero_width)) text.remove_prefix(zero_width.size());
  while (text.ends_with(zero_width)) text.remove_suffix(zero_width.size());
  return text;
}

}  // namespace diaoban::base
