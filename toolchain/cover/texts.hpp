// The texts of a cover, from the book's metadata.
#pragma once

#include "cover/cover.hpp"
#include "cover/panel.hpp"

namespace diaoban::cover {

// All texts that designs have places for. The seal carries the publisher's name when that is up to
// four Han, else 雕版.
Texts prepare_texts(const Request& request);

}  // namespace diaoban::cover
