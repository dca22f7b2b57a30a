// Looks into shaped words.
#include "typeset/paragraph/words.hpp"

#include <algorithm>

namespace diaoban::typeset::paragraph {
namespace {

// Shares of a character's width.
float protrusion_at_end(char32_t c) {
  if (c == U'.' || c == U',' || c == U'-') return 0.6F;
  if (c == U'’' || c == U'”' || c == U'–') return 0.5F;
  if (c == U':' || c == U';') return 0.4F;
  return c == U'!' || c == U'?' || c == U')' ? 0.15F : 0;
}

float protrusion_at_start(char32_t c) {
  if (c == U'‘' || c == U'“') return 0.5F;
  return c == U'(' ? 0.1F : 0;
}

}  // namespace

std::vector<float> cluster_edges(const WordRange& range, const ShapedWord& word) {
  const auto& [characters, begin, end, text_end] = range;
  const std::uint32_t base = characters[begin].offset;
  const std::size_t length = text_end - base;
  std::vector<float> advance(length + 1, -1);
  for (const fonts::ShapedGlyph& glyph : word.glyphs) {
    if (glyph.cluster >= length) continue;
    float& sum = advance[glyph.cluster];
    sum = std::max(sum, 0.0F) + glyph.advance * word.scale;
  }
  std::vector<float> edges(end - begin + 1, 0);
  for (std::size_t i = begin; i < end;) {
    std::size_t next = i + 1;
    while (next < end && advance[characters[next].offset - base] < 0) ++next;
    const float width = std::max(advance[characters[i].offset - base], 0.0F);
    const auto count = static_cast<float>(next - i);
    for (std::size_t k = i; k < next; ++k) {
      edges[k + 1 - begin] = edges[k - begin] + width / count;
    }
    i = next;
  }
  return edges;
}

CutWidths measure_cut(const WordRange& range, std::size_t cut, std::string_view text,
                      const ShapedWord& word, Voice& voice, bool code) {
  constexpr int reach = 2;  // characters on either side: a ligature of three cut anywhere
  const auto is_mark = [&](std::size_t i) { return range.characters[i].kind == Kind::Extend; };
  const auto offset = [&](std::size_t i) {
    return i < range.end ? range.characters[i].offset : range.text_end;
  };
  std::size_t begin = cut;
  std::size_t end = cut;
  for (int k = 0; k < reach; ++k) {
    if (begin > range.begin) --begin;
    while (begin > range.begin && is_mark(begin)) --begin;
    if (end < range.end) ++end;
    while (end < range.end && is_mark(end)) ++end;
  }
  const auto shape = [&](std::size_t from, std::size_t to) -> const ShapedWord& {
    return voice.shape(text.substr(offset(from), offset(to) - offset(from)), word.face, word.script,
                       code);
  };
  const ShapedWord& both = shape(begin, end);
  const WordRange around{range.characters, begin, end, offset(end)};
  const float edge = cluster_edges(around, both)[cut - begin];
  return {shape(begin, cut).width - edge, shape(cut, end).width - (both.width - edge)};
}

bool add_hyphens(const WordRange& range, std::string_view text, std::string_view language,
                 Hyphenator& hyphenator, std::vector<Break>& breaks) {
  const auto& [characters, begin, end, text_end] = range;
  const auto kind = [&](std::size_t i) { return range.characters[i].kind; };
  std::size_t first = begin;
  while (first < end && kind(first) != Kind::Letter) ++first;
  std::size_t last = first;
  while (last < end && (kind(last) == Kind::Letter || kind(last) == Kind::Extend)) ++last;
  for (std::size_t i = last; i < end; ++i) {
    if (kind(i) == Kind::Letter || kind(i) == Kind::Digit) return false;
  }
  if (first == last) return false;
  const std::uint32_t word_begin = characters[first].offset;
  const std::uint32_t word_end = last < end ? characters[last].offset : text_end;
  bool found = false;
  std::size_t at = first;
  for (const std::uint8_t point :
       hyphenator.points(text.substr(word_begin, word_end - word_begin), language)) {
    while (at < last && characters[at].offset < word_begin + point) ++at;
    if (at == last || at == first || characters[at].offset != word_begin + point) continue;
    if (breaks[at - 1 - begin] != Break::None) continue;
    breaks[at - 1 - begin] = Break::Hyphen;
    found = true;
  }
  return found;
}

void add_protrusion(Atom& atom, const WordRange& range, const std::vector<float>& edges,
                    std::size_t first, std::size_t last) {
  const auto width = [&](std::size_t i) {
    return (edges[i + 1 - range.begin] - edges[i - range.begin]) * atom.size / atom.word->scale;
  };
  atom.protrudes = true;
  atom.protrude_left = width(first) * protrusion_at_start(range.characters[first].c);
  atom.protrude_right = width(last) * protrusion_at_end(range.characters[last].c);
}

}  // namespace diaoban::typeset::paragraph
