// Sizes that an author states for a picture.
#pragma once

#include <string_view>

namespace diaoban::epub::xhtml {

// A width as stated: a share of the measure or CSS pixels, whichever is not 0.
struct StatedWidth {
  double percent = 0;  // over 0, at most 100
  double pixels = 0;
};

// Reads "80%", "300", "300px", "5cm", "20em" and their like. What cannot be read, is not positive
// or is larger than 10,000 px is nothing stated.
StatedWidth read_width(std::string_view text);

}  // namespace diaoban::epub::xhtml
