// The widths that inlines and blocks need, found without setting them.
#pragma once

#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {

// What `blocks` need in the look of `place`: for the widths of table columns. Listings and
// pictures need what they can be scaled or wrapped to.
Widths measure_blocks(Setter& setter, const document::Blocks& blocks, const BlockPlace& place);

}  // namespace diaoban::typeset
