// Sets one section of the book: its galley, cut into pages.
#pragma once

#include <vector>

#include "typeset/book/context.hpp"
#include "typeset/book/plan.hpp"
#include "typeset/page/place.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset {

// A section with its pages. After placing, `set.galley` keeps links and notes only.
struct PlacedSection {
  SetSection set;
  std::vector<SetPage> pages;
};

PlacedSection set_section(const Section& section, const BookContext& book, Compositor& compositor);

}  // namespace diaoban::typeset
