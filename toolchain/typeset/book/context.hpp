// What is known while a part of the book is set: the input, the places of links, and what the last
// round of layout found out about pages.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "typeset/book/destinations.hpp"
#include "typeset/page/fill.hpp"
#include "typeset/typeset.hpp"

namespace diaoban::typeset {

// What the last round found: empty in the first.
struct PageFacts {
  std::vector<std::string> labels;     // page label by destination
  std::vector<std::uint32_t> pages;    // page index by destination
  resolve::NodeMap<int> note_numbers;  // note mark -> its number on its page
};

struct BookContext {
  const Input& input;
  const DestinationTable& destinations;
  const PageFacts& pages;
  const resolve::NodeMap<const document::Block*>& notes;  // footnote definitions
  std::string language;
  double measure = 399;
  PageArea area;
  bool in_print = false;
};

// A page number that was shown; the round is repeated when it is not what comes out.
struct AskedPage {
  DestinationId destination;
  std::string shown;
};
struct AskedNote {
  document::NodeId reference;
  int shown = 0;
};

// A drawing whose smallest text is hard to read where it stands: it gets a page of its own.
struct FoldOut {
  std::shared_ptr<const figures::Picture> picture;
  std::string alternative;
  std::uint32_t link = 0;  // of the section's galley, from the drawing to that page
  document::NodeId node;   // where the manuscript shows it first
  AlternativeSource alternative_source = AlternativeSource::Author;
};

// A part of the book that starts on a page of its own, set in one column.
struct SetSection {
  Galley galley;
  std::vector<Element> elements;  // [0] is the section's own
  std::vector<AskedPage> asked_pages;
  std::vector<AskedNote> asked_notes;
  std::vector<FoldOut> fold_outs;
};

}  // namespace diaoban::typeset
