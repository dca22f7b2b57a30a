// Matter of short lines in two columns, as indexes are set.
#pragma once

#include <vector>

#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {

// Appends `pieces`, which were set `shift` narrower than the type area or more, in two columns that
// are `shift` apart, page by page; those of the last page are about equally long.
void layout_two_columns(Setter& setter, std::vector<Piece> pieces, double shift);

}  // namespace diaoban::typeset
