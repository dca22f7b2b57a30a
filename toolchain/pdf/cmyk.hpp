// Colours of the screen as inks, without profiles.
#pragma once

#include <algorithm>

namespace diaoban::pdf {

struct Cmyk {
  double cyan = 0;
  double magenta = 0;
  double yellow = 0;
  double black = 0;
};

// ISO 32000-1 10.3.5 with all that three inks have in common taken by black: greys need no other
// ink, and no colour more than 200 % of ink. All parts are from 0 to 1.
inline Cmyk to_cmyk(double red, double green, double blue) {
  const double black = 1 - std::max({red, green, blue});
  return {1 - red - black, 1 - green - black, 1 - blue - black, black};
}

}  // namespace diaoban::pdf
