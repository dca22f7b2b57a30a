// Pictures of print editions that go over the edges of their page.
#pragma once

#include "document/tree.hpp"
#include "typeset/layout.hpp"

namespace diaoban::typeset {

// Whether the author asks for it: the figure's class is full-bleed.
bool is_full_bleed(const document::Block& block);

// The picture as it fills its page: all of it with the bleed, or, with a caption below, down to the
// item's own lower edge (points on the page). What is of another shape is cut at both sides alike.
PictureItem spread_picture(const PictureItem& item, const Page& page);

}  // namespace diaoban::typeset
