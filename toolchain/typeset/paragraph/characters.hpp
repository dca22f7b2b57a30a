// What a character is to the setter of lines: its kind, its UAX #14 class and its script, from
// Unicode's properties with the marks of Chinese told apart.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace diaoban::typeset::paragraph {

enum class Kind : std::uint8_t {
  Han,  // ideographs, kana, bopomofo, full-width letters and digits: one slot each
  Hangul,
  Open,  // opening brackets and, once resolved, quotation marks of Chinese
  Close,
  Comma,       // 、，；：
  Stop,        // 。．！？
  Interpunct,  // · ‧ ・
  Connect,     // ～ and single dashes beside Chinese
  Solidus,     // ／, and / beside Chinese
  Long,        // —— …… ⸺ and their halves
  Letter,
  Digit,
  Symbol,  // any other visible character
  Quote,   // “ ” ‘ ’ before the pairs are resolved; afterwards: one of Latin
  Dash,    // — … before their neighbours have been looked at
  Emoji,
  Extend,  // combining marks, joiners, variation selectors: part of the character before
  Space,
  NoBreakSpace,
  WideSpace,  // U+3000
  ZeroWidth,  // U+200B: a place to break
  Joiner,     // U+2060, U+FEFF: no place to break
  SoftHyphen,
  Newline,
  Object,  // U+FFFC
};

struct CharacterInfo {
  Kind kind = Kind::Symbol;
  std::uint8_t line_class = 0;           // ULineBreak
  bool wide = false;                     // East Asian width F, W or H
  bool pictographic_unassigned = false;  // for LB30b
  std::uint16_t script = 0;              // UScriptCode
};

// Set on lines of Chinese by slots: takes the CJK face of its role and the paragraph's language.
inline bool is_cjk(Kind kind) { return kind <= Kind::Long || kind == Kind::WideSpace; }
// Punctuation that fills a slot of its own.
inline bool is_mark(Kind kind) { return kind >= Kind::Open && kind <= Kind::Interpunct; }

// Looks characters up by pages that are filled when first needed. For one thread.
class CharacterTable {
 public:
  const CharacterInfo& at(char32_t c) {
    if (c > 0x10FFFF) c = 0xFFFD;
    const std::unique_ptr<Page>& page = pages_[c >> 8U];
    return (page ? *page : fill(c))[c & 0xFFU];
  }

 private:
  using Page = std::array<CharacterInfo, 256>;

  const Page& fill(char32_t c);

  std::array<std::unique_ptr<Page>, 0x1100> pages_;
};

// The ISO 15924 tag of a UScriptCode, as HarfBuzz wants it.
const char* script_tag(std::uint16_t script);

// Whether a script has no letters of its own, so that it takes the script of its neighbours.
bool is_common_script(std::uint16_t script);

}  // namespace diaoban::typeset::paragraph
