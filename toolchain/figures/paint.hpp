// A colour of a drawing or a page.
#pragma once

namespace diaoban::figures {

// sRGB with components from 0 to 1; `alpha` is not multiplied in.
struct Paint {
  double red = 0;
  double green = 0;
  double blue = 0;
  double alpha = 1;
  bool operator==(const Paint&) const = default;
};

}  // namespace diaoban::figures
