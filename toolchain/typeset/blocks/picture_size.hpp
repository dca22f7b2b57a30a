// How large a picture stands on the page.
#pragma once

#include "document/tree.hpp"
#include "figures/picture.hpp"

namespace diaoban::typeset {

struct PictureSize {
  double width = 0;  // points
  double height = 0;
};

// The natural size (CSS px are 0.75 pt) or what the attributes width, height and scale ask for
// ("80%" of `measure`, "300px", "5cm", "20em" of `em` points; others are ignored), scaled down to
// fit into `measure` by `most_height`.
PictureSize picture_size(const figures::Picture& picture, const document::Attributes& attributes,
                         double measure, double most_height, double em);

}  // namespace diaoban::typeset
