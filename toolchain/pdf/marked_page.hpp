// The marked content of one page of a finished file.
#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

namespace diaoban::pdf {

struct MarkedPage {
  std::vector<int> mcids;  // in painting order
  bool is_balanced = true;
  std::size_t untagged_ink = 0;  // painting operators outside of any marked content
};

// Reads the page's content with qpdf's own parser.
MarkedPage read_marked_page(QPDFObjectHandle page);

}  // namespace diaoban::pdf
