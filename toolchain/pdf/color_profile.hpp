// The colour space of the file's colours, as an ICC profile.
#pragma once

#include <string>

namespace diaoban::pdf {

// An ICC profile of version 4.2 (ICC.1:2004-10) for sRGB: matrix and parametric curves from the
// primaries, white point and transfer function of IEC 61966-2-1, adapted to D50 by Bradford.
std::string make_color_profile();

}  // namespace diaoban::pdf
