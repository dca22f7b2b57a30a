// Notes for the addresses of links, for paper: nobody can follow a link there.
#pragma once

#include "document/tree.hpp"

namespace diaoban::document {

// Puts a footnote with the address behind each link that leads out of the book, where the reader
// does not see the address already. Links in headings, captions and notes are left alone, as their
// text is shown in other places, too. New nodes get the ids after the file's last.
void add_link_notes(Document& document);

}  // namespace diaoban::document
