// The text of inlines that are read already.
#pragma once

#include "document/tree.hpp"

namespace diaoban::reader {

// Text, literals and alternative texts of pictures in their order; a line end is `line_end`. Text
// that still waits for the inline pass is not in it.
std::string plain_text(const document::Inlines& inlines, char line_end);

}  // namespace diaoban::reader
