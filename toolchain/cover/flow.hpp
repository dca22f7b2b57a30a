// Sets a longer text, such as a blurb, in lines as full as they will be.
#pragma once

#include <string>

#include "cover/fit.hpp"

namespace diaoban::cover {

// The largest size at which `text` fills the room line by line. At the smallest size what does not
// fit is left over, the last line ends in an ellipsis, and `overfull` is set.
Fitted flow(const fonts::FontBook& fonts, const std::string& text, const TextStyle& style,
            const Room& room);

}  // namespace diaoban::cover
