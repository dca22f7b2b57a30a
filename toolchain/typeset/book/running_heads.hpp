// Running heads and folios.
#pragma once

#include <string>
#include <vector>

#include "typeset/book/page_frame.hpp"
#include "typeset/book/set_section.hpp"

namespace diaoban::typeset {

// What the headings before and on a page say of it.
struct HeadState {
  std::string chapter;
  std::string section;       // the first that starts on the page, else the one that goes on
  std::string last_section;  // the last that starts on the page, if another
  bool opens = false;  // a chapter opens on the page: it has no head
};

// Goes through the headings of `page` in order.
HeadState advance_heads(HeadState& state, const SetPage& page);

// Sets the head of a page into `content` (points from the type area's top left). Two-sided books
// have the folio at the outer edge, the chapter on the left page and the section on the right: the
// first of the page, with the last where there is room.
void set_running_head(const HeadState& head, const std::string& folio, bool recto,
                      const BookContext& book, Compositor& compositor, Content& content);

}  // namespace diaoban::typeset
