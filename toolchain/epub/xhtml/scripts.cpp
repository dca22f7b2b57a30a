// Implements the recognition of scripts.
#include "epub/xhtml/scripts.hpp"

#include <cstddef>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::epub::xhtml {
namespace {

bool is_left_out(Node node) {
  for (const char* name : {"code", "pre", "kbd", "samp", "var", "svg"}) {
    if (std::string_view(node.name()) == name) return true;
  }
  return false;
}

// Letters that are not English: Latin with accents, Greek, Cyrillic and what follows, up to the
// punctuation that all scripts share; and all behind it.
bool is_foreign(char32_t c) {
  return (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || c >= 0x2C00;
}

// Words of two letters or more in `text`; 0 with `is_other` set when there is another script.
std::size_t count_words(std::string_view text, bool& is_other) {
  std::size_t words = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    const char32_t c = decoded.code_point;
    is_other = is_other || is_foreign(c);
    const bool is_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    letters = is_letter ? letters + 1 : 0;
    words += letters == 2 ? 1 : 0;
    at += decoded.length;
  }
  return words;
}

}  // namespace

bool holds_cjk(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    if (base::joins_without_space(decoded.code_point)) return true;
    at += decoded.length;
  }
  return false;
}

bool is_english(Node element) {
  constexpr std::size_t least = 4;
  std::size_t words = 0;
  bool is_other = false;
  Node at = element.first_child();
  while (at) {
    if (at.type() == pugi::node_pcdata) words += count_words(at.value(), is_other);
    at = is_left_out(at) ? next_outside(at, element) : next(at, element);
  }
  return words >= least && !is_other;
}

}  // namespace diaoban::epub::xhtml
