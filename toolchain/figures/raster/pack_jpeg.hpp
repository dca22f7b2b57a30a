// A JPEG file in fewer bytes with the very same pixels.
#pragma once

#include <string>

namespace diaoban::figures {

// The picture with the same coefficients, coded with tables made for them (ITU-T T.81 annex K.2):
// one that comes up step by step still does, one of a single scan stays so, as some reading devices
// want it. Segments that say nothing of its looks are dropped. For pictures that need neither
// turning nor a colour profile. Very large or damaged ones, and those that would not become smaller
// or are very small already come back as they are.
std::string pack_jpeg(std::string bytes);

}  // namespace diaoban::figures
