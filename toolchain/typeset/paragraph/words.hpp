// What is inside a shaped word: the places of its characters, where a hyphen may stand, and how far
// its ends may stand out of the measure.
#pragma once

#include <string_view>
#include <vector>

#include "typeset/paragraph/material.hpp"

namespace diaoban::typeset::paragraph {

// Characters [begin, end) are one shaped word; its text ends before byte `text_end`.
struct WordRange {
  const std::vector<Character>& characters;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t text_end = 0;
};

// The x of each character's left edge in em fractions, and the word's end. Where characters share a
// cluster its width is shared out evenly: a line that breaks there shapes its piece anew.
std::vector<float> cluster_edges(const WordRange& range, const ShapedWord& word);

// What the two parts of a word are wider by, in em fractions, when it is cut.
struct CutWidths {
  float before = 0;
  float after = 0;
};

// Of the word `word`, whose characters are `range` of `text`, cut before character `cut`. The few
// characters beside the cut are shaped together and apart: kerning and ligatures reach no further.
CutWidths measure_cut(const WordRange& range, std::size_t cut, std::string_view text,
                      const ShapedWord& word, Voice& voice, bool code);

// Adds Break::Hyphen to `breaks` (one a character) where nothing else is possible. Only words of
// letters, with punctuation around them, have any; returns whether this one has.
bool add_hyphens(const WordRange& range, std::string_view text, std::string_view language,
                 Hyphenator& hyphenator, std::vector<Break>& breaks);

// Edges of Latin look straight when light punctuation stands a little outside of them. `atom` is
// the piece of characters [first, last].
void add_protrusion(Atom& atom, const WordRange& range, const std::vector<float>& edges,
                    std::size_t first, std::size_t last);

}  // namespace diaoban::typeset::paragraph
