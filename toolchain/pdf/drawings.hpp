// Takes drawings out of the file that they were painted in.
#pragma once

#include "pdf/content.hpp"
#include "pdf/file.hpp"

namespace diaoban::pdf {

// Fills `file.drawings`, one a page of `painting.drawings`. Colours are written in `inks`.
void take_drawings(File& file, const Painting& painting, Inks inks, unsigned jobs);

}  // namespace diaoban::pdf
