// Lays the rules of Chinese, Japanese and Korean lines over UAX #14: four levels of forbidden line
// starts and ends (CLREQ 3.1.3), unbreakable dashes and dots, Korean by words.
#include <unicode/uchar.h>

#include "fonts/region.hpp"
#include "typeset/paragraph/analysis.hpp"

namespace diaoban::typeset::paragraph {
namespace {

enum class Level { None, Basic, Gb, Strict };

Level level_of(const std::string& name) {
  if (name == "none") return Level::None;
  if (name == "basic") return Level::Basic;
  if (name == "strict") return Level::Strict;
  return Level::Gb;
}

class Overlay {
 public:
  Overlay(const ParagraphText& text, const ParagraphStyle& paragraph)
      : level_(level_of(paragraph.look.prohibition)),
        strict_japanese_(paragraph.look.japanese == "strict"),
        loose_japanese_(paragraph.look.japanese == "loose") {
    const bool korean_words = paragraph.look.korean == "word";
    for (const TextStyle& style : text.styles) {
      const std::string_view language = language_of(style, paragraph);
      words_.push_back(fonts::is_cjk_language(language) && fonts::han_form(language) == "ko" &&
                       korean_words);
    }
  }

  BreakInput input(const Character& character) const {
    const bool ideograph = character.kind == Kind::Han && character.line_class == U_LB_IDEOGRAPHIC;
    if (ideograph && !words_[character.style]) {
      return {U_LB_IDEOGRAPHIC, true, character.pictographic_unassigned};
    }
    if (words_[character.style] && is_of_word(character)) {
      return {U_LB_ALPHABETIC, character.wide, character.pictographic_unassigned};
    }
    BreakInput input{resolve_line_class(character.line_class), character.wide,
                     character.pictographic_unassigned};
    if (is_cjk(character.kind)) {
      input.line_class = cjk_class(character, input.line_class);
      input.wide = true;
    }
    return input;
  }

  // What remains of an opportunity that UAX #14 gives between `a` and `b`; `shown` is the last
  // character up to `a` that is no space.
  Break decide(Opportunity opportunity, const Character& shown, const Character& a,
               const Character& b) const {
    const bool plain = a.kind == Kind::Han && b.kind == Kind::Han;
    if (plain && opportunity == Opportunity::Allowed) return Break::Normal;
    if (opportunity == Opportunity::Mandatory) return Break::Mandatory;
    const bool inside_long = a.kind == Kind::Long && b.kind == Kind::Long && a.c == b.c;
    if (inside_long) return Break::None;
    if (opportunity == Opportunity::Allowed) {
      if (a.kind == Kind::SoftHyphen) return Break::Hyphen;
      return is_forbidden(shown.kind, b.kind) ? Break::Rescue : Break::Normal;
    }
    return may_tear(a.kind, b.kind) ? Break::Rescue : Break::None;
  }

 private:
  // Where Korean breaks at spaces, Hangul and ideographs are as Latin (UAX #14, LB26), and so are
  // all letters of CJK (CSS Text 3 §5.2, keep-all).
  static bool is_of_word(const Character& character) {
    const bool letter = is_cjk(character.kind) && u_isalpha(static_cast<UChar32>(character.c));
    return letter || character.line_class == U_LB_IDEOGRAPHIC;
  }

  // Slots that only the rules hold together, words that a quotation mark ties to them, and what an
  // author has tied, are torn apart when nothing else will do: a line that leaves its measure would
  // be worse.
  static bool may_tear(Kind a, Kind b) {
    const auto stays_behind = [](Kind kind) {
      return kind == Kind::Close || kind == Kind::Comma || kind == Kind::Stop;
    };
    const auto slot = [](Kind kind) {
      return is_cjk(kind) || kind == Kind::Emoji || kind == Kind::Object;
    };
    const bool tied = (slot(a) && a != Kind::Open && b == Kind::Symbol) ||
                      (a == Kind::Symbol && slot(b) && !stays_behind(b));
    return (slot(a) && slot(b)) || tied || a == Kind::NoBreakSpace || a == Kind::Joiner;
  }

  std::uint8_t cjk_class(const Character& character, std::uint8_t resolved) const {
    switch (character.kind) {
      case Kind::Open:
        return level_ == Level::None ? U_LB_IDEOGRAPHIC : U_LB_OPEN_PUNCTUATION;
      case Kind::Close:
      case Kind::Comma:
      case Kind::Stop:
        return level_ == Level::None ? U_LB_IDEOGRAPHIC : U_LB_CLOSE_PUNCTUATION;
      case Kind::Interpunct:
      case Kind::Connect:
      case Kind::Solidus:
      case Kind::Long:
        return U_LB_IDEOGRAPHIC;
      case Kind::Hangul:
      case Kind::WideSpace:
        return resolved;
      default:
        return han_class(character, resolved);
    }
  }

  std::uint8_t han_class(const Character& character, std::uint8_t resolved) const {
    if (character.line_class == U_LB_CONDITIONAL_JAPANESE_STARTER) {
      return strict_japanese_ ? U_LB_NONSTARTER : U_LB_IDEOGRAPHIC;
    }
    if (resolved == U_LB_NONSTARTER) {
      return loose_japanese_ || level_ == Level::None ? U_LB_IDEOGRAPHIC : U_LB_NONSTARTER;
    }
    return resolved == U_LB_ALPHABETIC ? std::uint8_t{U_LB_IDEOGRAPHIC} : resolved;
  }

  bool is_forbidden(Kind a, Kind b) const {
    if (level_ == Level::None) return false;
    const bool start = b == Kind::Comma || b == Kind::Stop || b == Kind::Close ||
                       b == Kind::Interpunct || b == Kind::Connect || b == Kind::Solidus;
    if (start || a == Kind::Open) return true;
    if (level_ >= Level::Gb && a == Kind::Solidus) return true;
    return level_ == Level::Strict && b == Kind::Long;
  }

  Level level_;
  bool strict_japanese_;
  bool loose_japanese_;
  std::vector<bool> words_;  // by style: Korean that breaks at spaces only
};

// "%}" ends a template's tag that is shown as it is written: like the bracket, it begins no line.
bool ends_tag(const std::vector<Character>& characters, std::size_t at) {
  return at + 1 < characters.size() && characters[at].c == U'%' && characters[at + 1].c == U'}';
}

}  // namespace

void resolve_breaks(std::vector<Character>& characters, const ParagraphText& text,
                    const ParagraphStyle& style) {
  const Overlay overlay(text, style);
  std::vector<BreakInput> input;
  input.reserve(characters.size());
  for (const Character& character : characters) input.push_back(overlay.input(character));
  std::vector<Opportunity> after;
  find_opportunities(input, after);
  std::size_t shown = 0;
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    if (characters[i].kind != Kind::Space) shown = i;
    characters[i].after =
        overlay.decide(after[i], characters[shown], characters[i], characters[i + 1]);
    const bool parts_tag = characters[i].after == Break::Normal && ends_tag(characters, i + 1);
    if (parts_tag) characters[i].after = Break::Rescue;
  }
  if (!characters.empty()) characters.back().after = Break::Mandatory;
}

}  // namespace diaoban::typeset::paragraph
