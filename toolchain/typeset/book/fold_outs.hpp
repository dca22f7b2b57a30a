// Fold-outs of the screen edition: pages of their own for drawings whose smallest text is hard to
// read in the type area.
#pragma once

#include <string>
#include <vector>

#include "typeset/book/context.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset {

// Where a picture stands in the type area.
struct SmallPlace {
  DestinationId place;
  std::string label;  // folio of its page
};

// The page of `fold_out`: the picture with its links, as large as makes its smallest text
// `least_text` high, and a line that leads back to all places where it stands. Its elements, a
// Figure and a paragraph, become children of `parent` at the end of `elements`.
Page layout_fold_out(const FoldOut& fold_out, const std::vector<SmallPlace>& places,
                     const BookContext& book, Compositor& compositor, std::uint32_t parent,
                     std::vector<Element>& elements);

}  // namespace diaoban::typeset
