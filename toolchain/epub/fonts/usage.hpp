// Which characters a book's pages use in which role of the theme.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "epub/xhtml/page.hpp"

namespace diaoban::epub {

// Role ("serif", "sans-bold", "kai", "mono" …) -> characters, without white space and controls.
using Usage = std::map<std::string, std::set<char32_t>>;

// What `pages` use, by the elements that text stands in, as the stylesheet sets them. Text in
// drawings names its own families and does not count.
Usage usage_of(const std::vector<xhtml::Page>& pages, const std::string& language);

// Whether readers are likely to lack the character: ideographs outside of the first block, those
// for private use, historic kana. Emoji and common symbols are not rare.
bool is_rare(char32_t c);

// Puts each run of rare characters outside of code in a span of class "rare", so that a face can
// be named for them without forcing one on the text around.
void mark_rare(std::vector<xhtml::Page>& pages);

}  // namespace diaoban::epub
