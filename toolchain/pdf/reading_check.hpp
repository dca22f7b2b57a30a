// Checks of what a file says, beside those of how it is built: nothing that is read may be lost.
#pragma once

#include <qpdf/QPDF.hh>
#include <string>
#include <vector>

#include "pdf/inspect.hpp"
#include "pdf/read_structure.hpp"

namespace diaoban::pdf {

// As read_structure(), of a file that is open. Throws what qpdf throws.
std::vector<ReadBlock> read_structure(QPDF& document);

// - Letters in an ornament ("artifact-text"): who reads on does not hear them. Heads and folios are
//   artifacts of their own kind.
// - Two words that a line end parted and no space does ("joined-words"), outside of code and links.
// - Text that the fonts do not tell ("unreadable-text").
std::vector<Finding> check_reading(QPDF& document);

}  // namespace diaoban::pdf
