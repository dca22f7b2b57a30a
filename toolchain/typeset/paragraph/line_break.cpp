// Implements UAX #14, revision 50 (Unicode 15.0), with the numbers of its section 8.2, example 7.
#include "typeset/paragraph/line_break.hpp"

#include <unicode/uchar.h>

namespace diaoban::typeset::paragraph {
namespace {

constexpr std::uint8_t first_unknown_class = U_LB_ZWJ + 1;

template <class... Classes>
constexpr bool is_any(int line_class, Classes... classes) {
  return ((line_class == classes) || ...);
}

bool is_alphabetic(int c) { return is_any(c, U_LB_ALPHABETIC, U_LB_HEBREW_LETTER); }
bool is_ideographic(int c) { return is_any(c, U_LB_IDEOGRAPHIC, U_LB_E_BASE, U_LB_E_MODIFIER); }
bool is_hangul_class(int c) { return is_any(c, U_LB_JL, U_LB_JV, U_LB_JT, U_LB_H2, U_LB_H3); }
bool is_prefix_or_postfix(int c) { return is_any(c, U_LB_PREFIX_NUMERIC, U_LB_POSTFIX_NUMERIC); }
bool is_closing(int c) { return is_any(c, U_LB_CLOSE_PUNCTUATION, U_LB_CLOSE_PARENTHESIS); }
bool is_hard(int c) {
  return is_any(c, U_LB_MANDATORY_BREAK, U_LB_CARRIAGE_RETURN, U_LB_LINE_FEED, U_LB_NEXT_LINE);
}

// Walks over the text and decides after each character. `base_` is the character before, with
// combining marks absorbed (LB9); the class before a run of spaces is kept for LB14 to LB17.
class Walk {
 public:
  explicit Walk(const std::vector<BreakInput>& text) : text_(text) {}

  void run(std::vector<Opportunity>& after) {
    after.assign(text_.size(), Opportunity::Mandatory);
    if (text_.empty()) return;
    start(0);
    for (std::size_t i = 1; i < text_.size(); ++i) after[i - 1] = step(i);
  }

 private:
  void start(std::size_t i) {
    const int c = text_[i].line_class;
    raw_ = c;
    base_ = is_any(c, U_LB_COMBINING_MARK, U_LB_ZWJ) ? int{U_LB_ALPHABETIC} : c;
    base_wide_ = text_[i].wide;
    base_unassigned_ = text_[i].pictographic_unassigned;
    before_spaces_ = base_;
    before_base_ = -1;
    regional_ = base_ == U_LB_REGIONAL_INDICATOR ? 1 : 0;
    number_ = base_ == U_LB_NUMERIC ? Number::Digits : Number::None;
  }

  Opportunity step(std::size_t i) {
    const int next_raw = text_[i].line_class;
    if (is_fast_pair(next_raw)) {
      advance(next_raw, next_raw, text_[i]);
      return Opportunity::Allowed;
    }
    const Opportunity hard = hard_rules(next_raw);
    // LB9: a combining mark takes the class of what it sits on.
    const bool mark = is_any(next_raw, U_LB_COMBINING_MARK, U_LB_ZWJ);
    const bool absorbs = mark && !is_hard(base_) && !is_any(base_, U_LB_SPACE, U_LB_ZWSPACE);
    if (absorbs) {
      raw_ = next_raw;
      return Opportunity::Prohibited;
    }
    const int next = mark ? int{U_LB_ALPHABETIC} : next_raw;  // LB10
    Opportunity result = hard;
    if (hard == Opportunity::Allowed && is_prohibited(next, text_[i], i)) {
      result = Opportunity::Prohibited;
    }
    advance(next, next_raw, text_[i]);
    return result;
  }

  bool is_fast_pair(int next) const {
    return base_ == U_LB_IDEOGRAPHIC && next == U_LB_IDEOGRAPHIC && raw_ != U_LB_ZWJ;
  }

  // LB4 to LB8a. Allowed stands for "not decided".
  Opportunity hard_rules(int next) const {
    if (base_ == U_LB_CARRIAGE_RETURN && next == U_LB_LINE_FEED) return Opportunity::Prohibited;
    if (is_hard(base_)) return Opportunity::Mandatory;
    if (is_hard(next) || is_any(next, U_LB_SPACE, U_LB_ZWSPACE)) return Opportunity::Prohibited;
    return Opportunity::Allowed;
  }

  bool is_prohibited(int next, const BreakInput& input, std::size_t i) const {
    if (before_spaces_ == U_LB_ZWSPACE) return false;                        // LB8
    if (raw_ == U_LB_ZWJ) return true;                                       // LB8a
    if (next == U_LB_WORD_JOINER || base_ == U_LB_WORD_JOINER) return true;  // LB11
    if (base_ == U_LB_GLUE) return true;                                     // LB12
    if (next == U_LB_GLUE && !is_any(base_, U_LB_SPACE, U_LB_BREAK_AFTER, U_LB_HYPHEN)) {
      return true;  // LB12a
    }
    if (is_closing(next) ||
        is_any(next, U_LB_EXCLAMATION, U_LB_INFIX_NUMERIC, U_LB_BREAK_SYMBOLS)) {
      return true;  // LB13
    }
    if (is_prohibited_over_spaces(next)) return true;                    // LB14 to LB17
    if (base_ == U_LB_SPACE) return false;                               // LB18
    if (next == U_LB_QUOTATION || base_ == U_LB_QUOTATION) return true;  // LB19
    if (next == U_LB_CONTINGENT_BREAK || base_ == U_LB_CONTINGENT_BREAK) return false;  // LB20
    return is_prohibited_by_pair(next) || is_prohibited_in_number(next, i) ||
           is_prohibited_in_script(next, input);
  }

  bool is_prohibited_over_spaces(int next) const {
    if (before_spaces_ == U_LB_OPEN_PUNCTUATION) return true;                            // LB14
    if (before_spaces_ == U_LB_QUOTATION && next == U_LB_OPEN_PUNCTUATION) return true;  // LB15
    if (is_closing(before_spaces_) && next == U_LB_NONSTARTER) return true;              // LB16
    return before_spaces_ == U_LB_BREAK_BOTH && next == U_LB_BREAK_BOTH;                 // LB17
  }

  bool is_prohibited_by_pair(int next) const {
    if (is_any(next, U_LB_BREAK_AFTER, U_LB_HYPHEN, U_LB_NONSTARTER)) return true;  // LB21
    if (base_ == U_LB_BREAK_BEFORE) return true;
    if (before_base_ == U_LB_HEBREW_LETTER && is_any(base_, U_LB_HYPHEN, U_LB_BREAK_AFTER)) {
      return true;  // LB21a
    }
    if (base_ == U_LB_BREAK_SYMBOLS && next == U_LB_HEBREW_LETTER) return true;  // LB21b
    if (next == U_LB_INSEPARABLE) return true;                                   // LB22
    if (is_alphabetic(base_) && next == U_LB_NUMERIC) return true;               // LB23
    if (base_ == U_LB_NUMERIC && is_alphabetic(next)) return true;
    if (base_ == U_LB_PREFIX_NUMERIC && is_ideographic(next)) return true;  // LB23a
    if (is_ideographic(base_) && next == U_LB_POSTFIX_NUMERIC) return true;
    if (is_prefix_or_postfix(base_) && is_alphabetic(next)) return true;  // LB24
    return is_alphabetic(base_) && is_prefix_or_postfix(next);
  }

  // LB25 as the regular expression of section 8.2, example 7.
  bool is_prohibited_in_number(int next, std::size_t i) const {
    const bool opens_number =
        is_any(next, U_LB_OPEN_PUNCTUATION, U_LB_HYPHEN) && next_base_class(i) == U_LB_NUMERIC;
    if (is_prefix_or_postfix(base_) && (next == U_LB_NUMERIC || opens_number)) return true;
    if (is_any(base_, U_LB_OPEN_PUNCTUATION, U_LB_HYPHEN) && next == U_LB_NUMERIC) return true;
    if (number_ == Number::Digits) {
      if (is_any(next, U_LB_NUMERIC, U_LB_BREAK_SYMBOLS, U_LB_INFIX_NUMERIC)) return true;
      if (is_closing(next) || is_prefix_or_postfix(next)) return true;
    }
    return number_ == Number::Closed && is_prefix_or_postfix(next);
  }

  int next_base_class(std::size_t i) const {
    for (std::size_t k = i + 1; k < text_.size(); ++k) {
      if (!is_any(text_[k].line_class, U_LB_COMBINING_MARK, U_LB_ZWJ)) return text_[k].line_class;
    }
    return -1;
  }

  bool is_prohibited_in_script(int next, const BreakInput& input) const {
    if (base_ == U_LB_JL && is_any(next, U_LB_JL, U_LB_JV, U_LB_H2, U_LB_H3)) return true;  // LB26
    if (is_any(base_, U_LB_JV, U_LB_H2) && is_any(next, U_LB_JV, U_LB_JT)) return true;
    if (is_any(base_, U_LB_JT, U_LB_H3) && next == U_LB_JT) return true;
    if (is_hangul_class(base_) && next == U_LB_POSTFIX_NUMERIC) return true;  // LB27
    if (base_ == U_LB_PREFIX_NUMERIC && is_hangul_class(next)) return true;
    if (is_alphabetic(base_) && is_alphabetic(next)) return true;         // LB28
    if (base_ == U_LB_INFIX_NUMERIC && is_alphabetic(next)) return true;  // LB29
    const auto is_word = [](int c) { return is_alphabetic(c) || c == U_LB_NUMERIC; };
    if (is_word(base_) && next == U_LB_OPEN_PUNCTUATION && !input.wide) return true;  // LB30
    if (base_ == U_LB_CLOSE_PARENTHESIS && !base_wide_ && is_word(next)) return true;
    if (base_ == U_LB_REGIONAL_INDICATOR && next == U_LB_REGIONAL_INDICATOR) {  // LB30a
      return regional_ % 2 == 1;
    }
    return next == U_LB_E_MODIFIER && (base_ == U_LB_E_BASE || base_unassigned_);  // LB30b
  }

  void advance(int next, int next_raw, const BreakInput& input) {
    advance_number(next);
    regional_ = next == U_LB_REGIONAL_INDICATOR ? regional_ + 1 : 0;
    before_base_ = base_;
    if (next != U_LB_SPACE) before_spaces_ = next;
    base_ = next;
    raw_ = next_raw;
    base_wide_ = input.wide;
    base_unassigned_ = input.pictographic_unassigned;
  }

  void advance_number(int next) {
    const bool inside = number_ == Number::Digits;
    if (next == U_LB_NUMERIC) {
      number_ = Number::Digits;
    } else if (inside && is_closing(next)) {
      number_ = Number::Closed;
    } else if (!inside || !is_any(next, U_LB_BREAK_SYMBOLS, U_LB_INFIX_NUMERIC)) {
      number_ = Number::None;
    }
  }

  enum class Number { None, Digits, Closed };

  const std::vector<BreakInput>& text_;
  int raw_ = 0;   // class of the last character itself
  int base_ = 0;  // class with marks absorbed
  int before_base_ = -1;
  int before_spaces_ = 0;
  bool base_wide_ = false;
  bool base_unassigned_ = false;
  int regional_ = 0;
  Number number_ = Number::None;
};

}  // namespace

std::uint8_t resolve_line_class(std::uint8_t line_class) {
  switch (line_class) {
    case U_LB_AMBIGUOUS:
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_SURROGATE:
    case U_LB_UNKNOWN:
      return U_LB_ALPHABETIC;
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
      return U_LB_NONSTARTER;
    default:
      return line_class >= first_unknown_class ? std::uint8_t{U_LB_ALPHABETIC} : line_class;
  }
}

void find_opportunities(const std::vector<BreakInput>& text, std::vector<Opportunity>& after) {
  Walk(text).run(after);
}

}  // namespace diaoban::typeset::paragraph
