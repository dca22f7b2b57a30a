// Which script and language the words of an element are in.
#pragma once

#include <string_view>

#include "epub/xhtml/xml.hpp"

namespace diaoban::epub::xhtml {

// Whether there is a Han character, a kana or one of their punctuation in `text`.
bool holds_cjk(std::string_view text);

// Whether the words of `element` are English: four or more, all of ASCII letters. Code and drawings
// do not count. Shorter pieces are names and terms, which have no language of their own (WCAG 2.2
// §3.1.2).
bool is_english(Node element);

}  // namespace diaoban::epub::xhtml
