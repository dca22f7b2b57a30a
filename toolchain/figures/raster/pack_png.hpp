// A PNG file in fewer bytes with the very same pixels.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::figures {

// The picture packed anew: filters chosen row by row or a palette of at most 256 colours, an alpha
// channel that is opaque all over left out, and chunks that say nothing of its looks dropped
// (ISO/IEC 15948 §11.3). Pictures of more or less than 8 bits a sample, interlaced, animated or
// damaged ones, and those that would not become smaller or are very small already come back as
// they are.
std::string pack_png(std::string bytes);

}  // namespace diaoban::figures
