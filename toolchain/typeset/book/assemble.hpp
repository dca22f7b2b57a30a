// Joins placed sections into the book's layout: page numbers, heads, places, one structure tree.
#pragma once

#include <string>
#include <vector>

#include "typeset/book/running_heads.hpp"

namespace diaoban::typeset {

// Where a section's pages fall in the book.
struct Numbering {
  std::vector<std::vector<std::uint32_t>> pages;  // of each section: page indexes in the book
  std::vector<std::string> labels;                // of each page
  std::uint32_t page_count = 0;                   // blank pages before right-hand openings counted
  std::uint32_t first_arabic = 0;
};

Numbering number_pages(const std::vector<Section>& sections,
                       const std::vector<PlacedSection>& placed);

// What the pages of this round are, for the next.
PageFacts gather_page_facts(const BookContext& book, const Numbering& numbering,
                            const std::vector<PlacedSection>& placed);

// Takes the sections apart. Destinations of `book` keep their numbers; those of sections without a
// file follow.
Layout assemble(const BookContext& book, const std::vector<Section>& sections,
                const Numbering& numbering, std::vector<PlacedSection> placed,
                Compositor& compositor);

}  // namespace diaoban::typeset
