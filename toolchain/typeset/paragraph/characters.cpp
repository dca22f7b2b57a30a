// Fills the table of characters from ICU's properties.
#include "typeset/paragraph/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string_view>

#include "base/unicode.hpp"

namespace diaoban::typeset::paragraph {
namespace {

constexpr std::u32string_view open_marks = U"「『（《〈【〖〔［｛〘〚｟｢";
constexpr std::u32string_view close_marks = U"」』）》〉】〗〕］｝〙〛｠｣";
constexpr std::u32string_view commas = U"、，；：､";
constexpr std::u32string_view stops = U"。．！？｡‼⁇⁈⁉";
constexpr std::u32string_view quotes = U"“”‘’";
constexpr std::u32string_view longs = U"⸺⸻⋯";
constexpr std::u32string_view dashes = U"—…";

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_wide(char32_t c) {
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE || width == U_EA_HALFWIDTH;
}

Kind control_or_space(char32_t c) {
  switch (c) {
    case U'\n':
    case 0x2028:
    case 0x2029:
      return Kind::Newline;
    case U' ':
    case U'\t':
      return Kind::Space;
    case 0x00A0:
    case 0x202F:
      return Kind::NoBreakSpace;
    case 0x3000:
      return Kind::WideSpace;
    case 0x200B:
      return Kind::ZeroWidth;
    case 0x2060:
    case 0xFEFF:
      return Kind::Joiner;
    case 0x00AD:
      return Kind::SoftHyphen;
    case 0xFFFC:
      return Kind::Object;
    default:
      return Kind::Symbol;
  }
}

Kind mark_of(char32_t c) {
  if (contains(open_marks, c)) return Kind::Open;
  if (contains(close_marks, c)) return Kind::Close;
  if (contains(commas, c)) return Kind::Comma;
  if (contains(stops, c)) return Kind::Stop;
  if (contains(quotes, c)) return Kind::Quote;
  if (contains(longs, c)) return Kind::Long;
  if (contains(dashes, c)) return Kind::Dash;
  if (c == U'·' || c == U'‧' || c == U'・' || c == U'･') return Kind::Interpunct;
  if (c == U'～' || c == U'〜') return Kind::Connect;
  if (c == U'／') return Kind::Solidus;
  return Kind::Symbol;
}

bool is_extension(char32_t c, int line_class) {
  return line_class == U_LB_COMBINING_MARK || line_class == U_LB_ZWJ ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

// A slot of its own in Chinese: letters and signs of Chinese and Japanese, and what is wide.
bool fills_slot(char32_t c) {
  return base::is_han(c) || base::is_kana(c) || base::is_bopomofo(c) ||
         base::is_cjk_punctuation(c) || (c >= 0x3200 && c <= 0x33FF) ||
         (c >= 0xFF01 && c <= 0xFFEF) || (c >= 0x2460 && c <= 0x24FF);
}

Kind kind_of(char32_t c, int line_class) {
  if (const Kind kind = control_or_space(c); kind != Kind::Symbol) return kind;
  if (const Kind kind = mark_of(c); kind != Kind::Symbol) return kind;
  if (is_extension(c, line_class)) return Kind::Extend;
  if (base::is_hangul(c)) return Kind::Hangul;
  if (fills_slot(c)) return Kind::Han;
  if (base::is_emoji(c)) return Kind::Emoji;
  const auto character = static_cast<UChar32>(c);
  if (u_isdigit(character)) return Kind::Digit;
  if (u_isalpha(character)) return Kind::Letter;
  return Kind::Symbol;
}

CharacterInfo read_info(char32_t c) {
  const auto character = static_cast<UChar32>(c);
  CharacterInfo info;
  info.line_class = static_cast<std::uint8_t>(u_getIntPropertyValue(character, UCHAR_LINE_BREAK));
  info.kind = kind_of(c, info.line_class);
  info.wide = is_wide(c);
  info.pictographic_unassigned = u_charType(character) == U_UNASSIGNED &&
                                 u_hasBinaryProperty(character, UCHAR_EXTENDED_PICTOGRAPHIC);
  UErrorCode status = U_ZERO_ERROR;
  info.script = static_cast<std::uint16_t>(uscript_getScript(character, &status));
  // Classes of SA depend on whether the character is a combining mark (LB1).
  if (info.line_class == U_LB_COMPLEX_CONTEXT) {
    const int type = u_charType(character);
    if (type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK) {
      info.line_class = U_LB_COMBINING_MARK;
      info.kind = Kind::Extend;
    }
  }
  return info;
}

}  // namespace

const CharacterTable::Page& CharacterTable::fill(char32_t c) {
  std::unique_ptr<Page>& page = pages_[c >> 8U];
  page = std::make_unique<Page>();
  for (char32_t i = 0; i < 256; ++i) (*page)[i] = read_info((c & ~char32_t{0xFF}) | i);
  return *page;
}

const char* script_tag(std::uint16_t script) {
  return uscript_getShortName(static_cast<UScriptCode>(script));
}

bool is_common_script(std::uint16_t script) {
  return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

}  // namespace diaoban::typeset::paragraph
