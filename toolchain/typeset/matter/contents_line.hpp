// One line of a list of places: title, leader, page number.
#pragma once

#include <string>

#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {

struct ContentsLine {
  document::Inlines title;
  std::string number;         // before the title; empty: none
  DestinationId destination;  // null: no page number
  std::string address;        // of an entry that leads out of the book
  double indent = 0;          // points
  double number_width = 0;    // room for the number; 0: as wide as it is
  bool leader = true;
};

// Appends the line (or lines, when the title wraps) in the look of `place` below the TOC element
// `parent`. Leaders are dots on one pitch counted from the right edge. CLREQ: page numbers end at
// the type area's right edge.
void layout_contents_line(Setter& setter, const ContentsLine& line, const BlockPlace& place,
                          std::uint32_t parent);

}  // namespace diaoban::typeset
