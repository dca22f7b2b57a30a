// Where addresses and identifiers may be cut, with nothing added: after / . _ - : and at humps.
#include "typeset/paragraph/analysis.hpp"

namespace diaoban::typeset::paragraph {
namespace {

bool is_word_part(Kind kind) {
  return kind == Kind::Letter || kind == Kind::Digit || kind == Kind::Symbol ||
         kind == Kind::Quote || kind == Kind::Extend;
}

bool is_separator(char32_t c) {
  return c == U'/' || c == U'.' || c == U'_' || c == U'-' || c == U':' || c == U'?' || c == U'&' ||
         c == U'=' || c == U'#' || c == U'\\' || c == U',' || c == U';' || c == U'@' || c == U'%' ||
         c == U'|' || c == U'+';
}

bool is_opening(char32_t c) { return c == U'(' || c == U'[' || c == U'{' || c == U'<'; }
bool is_closing(char32_t c) {
  return c == U')' || c == U']' || c == U'}' || c == U'>' || c == U'!' || c == U'"' || c == U'\'';
}
bool is_upper(char32_t c) { return c >= U'A' && c <= U'Z'; }
bool is_lower(char32_t c) { return c >= U'a' && c <= U'z'; }

// A run of characters without spaces.
struct Token {
  std::size_t begin;
  std::size_t end;
};

class Cutter {
 public:
  Cutter(std::vector<Character>& characters, const ParagraphText& text)
      : characters_(characters), text_(text) {}

  void cut(Token token) {
    const bool code = text_.styles[characters_[token.begin].style].code;
    if (!code && !is_identifier(token)) return;
    // Two characters at least stay on either side.
    constexpr std::size_t margin = 2;
    for (std::size_t i = token.begin; i + 1 < token.end; ++i) {
      if (characters_[i].after == Break::Mandatory) continue;
      const bool inside = i + 1 >= token.begin + margin && i + 1 + margin <= token.end;
      characters_[i].after = inside ? break_after(i) : Break::None;
    }
  }

 private:
  char32_t at(std::size_t i) const { return characters_[i].c; }

  Break break_after(std::size_t i) const {
    const char32_t c = at(i);
    const char32_t next = at(i + 1);
    // Keeps "://", "::" and "..." together, and each bracket with what it holds.
    if (is_separator(next) || is_closing(next) || is_opening(c)) return Break::None;
    if (is_opening(next)) {
      const bool empty = i + 2 < characters_.size() && is_closing(at(i + 2));  // "name()"
      return is_word(i) && !empty ? Break::Identifier : Break::None;
    }
    const bool digits =
        characters_[i + 1].kind == Kind::Digit && i > 0 && characters_[i - 1].kind == Kind::Digit;
    if (is_separator(c)) {
      const bool scheme = c == U'/' && i > 0 && at(i - 1) == U'/';
      const bool number = digits && (c == U'.' || c == U',' || c == U':');
      const bool option = c == U'-' && i > 0 && !is_word(i - 1);
      return scheme || number || option ? Break::None : Break::Identifier;
    }
    return is_hump(i) ? Break::Hump : Break::None;
  }

  // "Thread|Local" and, after an abbreviation, "VM|Structs".
  bool is_hump(std::size_t i) const {
    if (!is_upper(at(i + 1))) return false;
    if (is_lower(at(i))) return true;
    return is_upper(at(i)) && i + 2 < characters_.size() && is_lower(at(i + 2));
  }

  bool is_word(std::size_t i) const {
    const Kind kind = characters_[i].kind;
    return kind == Kind::Letter || kind == Kind::Digit;
  }

  // In running text: an address, a path, a qualified or compound name.
  bool is_identifier(Token token) const {
    constexpr std::size_t shortest = 8;
    if (token.end - token.begin < shortest) return false;
    int slashes = 0;
    int humps = 0;
    int joints = 0;  // _ :: . between letters
    for (std::size_t i = token.begin; i + 1 < token.end; ++i) {
      slashes += at(i) == U'/' ? 1 : 0;
      humps += is_lower(at(i)) && is_upper(at(i + 1)) ? 1 : 0;
      joints += at(i) == U'_' || (at(i) == U':' && at(i + 1) == U':') ? 1 : 0;
      const bool dotted = at(i) == U'.' && i > token.begin &&
                          characters_[i - 1].kind == Kind::Letter && is_lower(at(i + 1));
      joints += dotted ? 1 : 0;
    }
    return slashes >= 2 || humps >= 1 || joints >= 1;
  }

  std::vector<Character>& characters_;
  const ParagraphText& text_;
};

}  // namespace

void resolve_identifier_breaks(std::vector<Character>& characters, const ParagraphText& text) {
  Cutter cutter(characters, text);
  for (std::size_t i = 0; i < characters.size();) {
    if (!is_word_part(characters[i].kind)) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < characters.size() && is_word_part(characters[end].kind) &&
           characters[end].style == characters[i].style) {
      ++end;
    }
    cutter.cut({i, end});
    i = end;
  }
}

}  // namespace diaoban::typeset::paragraph
