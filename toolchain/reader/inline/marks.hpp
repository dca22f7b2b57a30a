// Marks among siblings that cmark does not know: ~~ and attribute lists. They become nodes around,
// or attributes of, the inlines that they stand beside.
#pragma once

#include <string>
#include <vector>

#include "document/tree.hpp"
#include "reader/inline/hidden.hpp"

namespace diaoban::reader {

enum class MarkKind { Tilde, DoubleTilde, Subscript, Superscript, Attributes };

struct Mark {
  MarkKind kind = MarkKind::Tilde;
  std::size_t position = 0;  // it stands before the inline of this number
  diagnostics::Span span;
  std::string text;  // as written
  bool opens = false;
  bool closes = false;
  // The longer run that the mark is a pair of; marks of one run do not match each other.
  Range run;
  bool lone = false;  // the odd one of a run: text behind what the run closes
};

// The inlines with their marks carried out. A mark that has no effect is text.
document::Inlines apply_marks(document::Inlines inlines, const std::vector<Mark>& marks);

}  // namespace diaoban::reader
