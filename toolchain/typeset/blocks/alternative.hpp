// What those who do not see a picture are told of it.
#pragma once

#include <string>

#include "document/tree.hpp"
#include "figures/picture.hpp"

namespace diaoban::typeset {

struct Alternative {
  std::string text;      // empty: nothing tells what the picture shows
  bool is_made = false;  // not the author's alternative text, but what stands for it
};

// The author's alternative text; else the title of the image, the title or description inside a
// drawing, the caption, the words in a drawing, or a file name of three words or more: shorter ones
// ("image-1") say nothing.
Alternative alternative_of(const document::Image& image, const figures::Picture& picture,
                           const std::string& caption);

}  // namespace diaoban::typeset
