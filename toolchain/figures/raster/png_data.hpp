// Whether the data of a PNG file is what its head says (ISO/IEC 15948).
#pragma once

#include <string_view>

namespace diaoban::figures {

// For a file whose chunks are whole: the kind of its samples is one of table 11.1, a palette is
// there where it is needed, and its data unpacks to just the rows of the picture, each with a known
// filter. Takes no memory to speak of, and stops at the first byte too many.
bool holds_png_rows(std::string_view bytes);

}  // namespace diaoban::figures
