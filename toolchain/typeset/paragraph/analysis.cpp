// Reads the characters of a paragraph and resolves those that Latin and Chinese share.
#include "typeset/paragraph/analysis.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "fonts/region.hpp"

namespace diaoban::typeset::paragraph {
namespace {

// Whether curly quotes, dashes and dots of text in `language` are those of Chinese type. Korean
// has the Latin ones.
bool has_wide_marks(std::string_view language) {
  return fonts::is_cjk_language(language) && fonts::han_form(language) != "ko";
}

// Resolves what depends on neighbours, in a paragraph that is walked once for each concern.
class Context {
 public:
  Context(std::vector<Character>& characters, const ParagraphText& text,
          const ParagraphStyle& paragraph)
      : characters_(characters) {
    for (const TextStyle& style : text.styles) {
      wide_.push_back(!style.code && has_wide_marks(language_of(style, paragraph)));
      code_.push_back(style.code);
    }
  }

  void resolve() {
    bool selectors = false;
    bool signs = false;
    bool quotes = false;
    bool dashes = false;
    for (const Character& character : characters_) {
      const Kind k = character.kind;
      selectors |= k == Kind::Extend;
      signs |= k == Kind::Interpunct || character.c == U'/' || character.c == U'–';
      quotes |= k == Kind::Quote;
      dashes |= k == Kind::Dash;
    }
    if (selectors) resolve_emoji();
    if (signs) resolve_signs();
    if (quotes) count_cjk();
    if (quotes) resolve_quotes();
    if (dashes) resolve_dashes();
  }

 private:
  bool is_wide_style(std::size_t i) const { return wide_[characters_[i].style]; }
  Kind kind(std::size_t i) const { return characters_[i].kind; }
  bool is_cjk_at(std::size_t i) const {
    return i < characters_.size() && is_cjk(kind(i)) && !code_[characters_[i].style];
  }
  bool is_letter_or_digit(std::size_t i) const {
    return i < characters_.size() && (kind(i) == Kind::Letter || kind(i) == Kind::Digit);
  }

  // A sign with a variation selector for pictures, and keycaps.
  void resolve_emoji() {
    for (std::size_t i = 0; i + 1 < characters_.size(); ++i) {
      const char32_t next = characters_[i + 1].c;
      const Kind k = kind(i);
      if (next == 0xFE0F && (k == Kind::Symbol || k == Kind::Han || k == Kind::Stop)) {
        characters_[i].kind = Kind::Emoji;
      }
      const bool keycap =
          (next == 0xFE0F && i + 2 < characters_.size() && characters_[i + 2].c == 0x20E3) ||
          next == 0x20E3;
      if (keycap && (k == Kind::Digit || k == Kind::Symbol)) characters_[i].kind = Kind::Emoji;
      if (next == 0xFE0E && k == Kind::Emoji) characters_[i].kind = Kind::Symbol;
    }
  }

  // How many characters of Chinese stand before each place, and whether the nearest one on either
  // side that is neither space nor quotation mark is of Chinese.
  void count_cjk() {
    const std::size_t count = characters_.size();
    cjk_before_.assign(count + 1, 0);
    cjk_left_.assign(count, false);
    cjk_right_.assign(count, false);
    bool nearest = false;
    for (std::size_t i = 0; i < count; ++i) {
      cjk_before_[i + 1] = cjk_before_[i] + (is_cjk_at(i) ? 1 : 0);
      cjk_left_[i] = nearest;
      if (!is_transparent(i)) nearest = is_cjk_at(i);
    }
    nearest = false;
    for (std::size_t i = count; i-- > 0;) {
      cjk_right_[i] = nearest;
      if (!is_transparent(i)) nearest = is_cjk_at(i);
    }
  }

  bool is_cjk_before(std::size_t i) const { return cjk_left_[i]; }
  bool is_cjk_after(std::size_t i) const { return cjk_right_[i]; }
  bool is_transparent(std::size_t i) const {
    return kind(i) == Kind::Space || kind(i) == Kind::Quote || kind(i) == Kind::Extend;
  }

  void resolve_quotes() {
    struct OpenQuote {
      std::size_t at;
      char32_t c;
    };
    std::vector<OpenQuote> open;
    std::vector<Kind> resolved(characters_.size(), Kind::Quote);
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      if (kind(i) != Kind::Quote) continue;
      const char32_t c = characters_[i].c;
      if (!is_wide_style(i) || is_apostrophe(i)) continue;
      if (c == U'“' || c == U'‘') {
        open.push_back({i, c});
        continue;
      }
      const char32_t partner = c == U'”' ? U'“' : U'‘';
      if (!open.empty() && open.back().c != partner && open.size() > 1 &&
          open[open.size() - 2].c == partner) {
        open.pop_back();  // an inner quote that nobody closes
      }
      if (!open.empty() && open.back().c == partner) {
        const std::size_t start = open.back().at;
        open.pop_back();
        const bool chinese =
            cjk_before_[i] > cjk_before_[start] || is_cjk_before(start) || is_cjk_after(i);
        if (chinese) {
          resolved[start] = Kind::Open;
          resolved[i] = Kind::Close;
        }
      } else if (is_cjk_before(i) || is_cjk_after(i)) {
        resolved[i] = Kind::Close;
      }
    }
    for (const OpenQuote& left : open) {
      if (is_cjk_before(left.at) || is_cjk_after(left.at)) resolved[left.at] = Kind::Open;
    }
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      if (kind(i) == Kind::Quote) characters_[i].kind = resolved[i];
    }
  }

  bool is_apostrophe(std::size_t i) const {
    return characters_[i].c == U'’' && i > 0 && is_letter_or_digit(i - 1) &&
           is_letter_or_digit(i + 1);
  }

  void resolve_dashes() {
    for (std::size_t i = 0; i < characters_.size();) {
      if (kind(i) != Kind::Dash) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < characters_.size() && characters_[end].c == characters_[i].c) ++end;
      const bool beside = (i > 0 && is_cjk_at(i - 1)) || is_cjk_at(end);
      Kind result = Kind::Symbol;
      if (is_wide_style(i) && end - i >= 2) {
        result = Kind::Long;
      } else if (is_wide_style(i) && beside) {
        result = characters_[i].c == U'—' ? Kind::Connect : Kind::Long;
      }
      for (; i < end; ++i) characters_[i].kind = result;
    }
  }

  // · belongs to Chinese beside it, / between it.
  void resolve_signs() {
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      Character& character = characters_[i];
      const auto is_beside = [&](std::size_t k) {
        return is_cjk_at(k) && characters_[k].c != U'·' && characters_[k].c != U'‧';
      };
      const bool before = i > 0 && is_beside(i - 1);
      const bool after = is_beside(i + 1);
      if (character.c == U'·' || character.c == U'‧') {
        if (!is_wide_style(i) || (!before && !after)) character.kind = Kind::Symbol;
      } else if (character.c == U'/' && is_wide_style(i) && before && after) {
        character.kind = Kind::Solidus;
      } else if (character.c == U'–' && is_wide_style(i) && before && after) {
        character.kind = Kind::Connect;
      }
    }
  }

  std::vector<Character>& characters_;
  std::vector<bool> wide_;
  std::vector<bool> code_;
  std::vector<std::uint32_t> cjk_before_;
  std::vector<bool> cjk_left_;
  std::vector<bool> cjk_right_;
};

bool stays_behind(Kind kind) {
  return kind == Kind::Space || kind == Kind::Close || kind == Kind::Comma || kind == Kind::Stop;
}

}  // namespace

const std::string& language_of(const TextStyle& style, const ParagraphStyle& paragraph) {
  return style.language.empty() ? paragraph.language : style.language;
}

std::vector<Character> read_characters(const ParagraphText& text, CharacterTable& table) {
  std::vector<Character> characters;
  characters.reserve(text.text.size() / 2);
  const std::size_t all = text.text.size();
  std::size_t run = 0;
  for (std::size_t at = 0; at < all;) {
    while (run < text.runs.size() && text.runs[run].end <= at) ++run;
    const bool covered = run < text.runs.size() && text.runs[run].begin <= at;
    const auto style = static_cast<std::uint16_t>(covered ? text.runs[run].style : 0);
    std::size_t limit = all;  // where another style begins
    if (run < text.runs.size()) {
      limit = std::min<std::size_t>(all, covered ? text.runs[run].end : text.runs[run].begin);
    }
    while (at < limit) {
      const base::Decoded decoded = base::decode(text.text, at);
      const CharacterInfo& info = table.at(decoded.code_point);
      characters.push_back({decoded.code_point, static_cast<std::uint32_t>(at), style, info.kind,
                            Break::None, info.line_class, info.wide, info.pictographic_unassigned,
                            info.script});
      at += decoded.length;
    }
  }
  return characters;
}

void resolve_context(std::vector<Character>& characters, const ParagraphText& text,
                     const ParagraphStyle& style) {
  Context(characters, text, style).resolve();
}

bool is_display(const InlineObject& object, const ParagraphStyle& style) {
  constexpr double widest = 0.5;  // of the measure
  constexpr double highest = 4;   // em
  return object.width > widest * style.measure ||
         object.ascent + object.descent > highest * style.em;
}

void resolve_display_objects(std::vector<Character>& characters, const ParagraphText& text,
                             const ParagraphStyle& style) {
  for (const InlineObject& object : text.objects) {
    if (!is_display(object, style)) continue;
    const auto found = std::lower_bound(
        characters.begin(), characters.end(), object.offset,
        [](const Character& character, std::uint32_t at) { return character.offset < at; });
    if (found == characters.end() || found->kind != Kind::Object) continue;
    const bool opens = found != characters.begin() && (found - 1)->kind == Kind::Open;
    if (found != characters.begin() && !opens) (found - 1)->after = Break::Mandatory;
    // The spaces after it, and marks that may not start a line, stay with it.
    auto last = found;
    while (last + 1 != characters.end() && stays_behind((last + 1)->kind)) ++last;
    last->after = Break::Mandatory;
  }
}

std::vector<Character> analyse(const ParagraphText& text, const ParagraphStyle& style,
                               CharacterTable& table) {
  std::vector<Character> characters = read_characters(text, table);
  resolve_context(characters, text, style);
  resolve_breaks(characters, text, style);
  resolve_dictionary_breaks(characters);
  resolve_identifier_breaks(characters, text);
  resolve_display_objects(characters, text, style);
  return characters;
}

}  // namespace diaoban::typeset::paragraph
