// Character classes that several rooms share: which script a character is of, as a book sees it.
#pragma once

#include <string_view>

namespace diaoban::base {

// Han: unified and compatibility ideographs, radicals, U+3007, planes 2 and 3.
bool is_han(char32_t c);
// Hiragana, katakana and their marks (U+30FC too), half-width katakana.
bool is_kana(char32_t c);
bool is_bopomofo(char32_t c);
bool is_hangul(char32_t c);
// CJK symbols and full-width forms: 、 。 「 」 ， ！ and their like (not the curly quotes, which
// Latin shares).
bool is_cjk_punctuation(char32_t c);
// Emoji that has colour presentation by default, or a part of an emoji sequence.
bool is_emoji(char32_t c);

// Two adjacent characters of these classes are joined without a space over a soft line break:
// Han, kana, bopomofo, CJK punctuation (Hangul keeps its space).
bool joins_without_space(char32_t c);

// The text without U+200B ZERO WIDTH SPACE at its ends.
std::string_view without_zero_width_ends(std::string_view text);

}  // namespace diaoban::base
