// The standards that a file claims to keep.
#pragma once

namespace diaoban::pdf {

struct Standards {
  bool ua1 = false;  // PDF/UA-1, ISO 14289-1
  bool a2a = false;  // PDF/A-2a, ISO 19005-2
  bool any() const { return ua1 || a2a; }
};

}  // namespace diaoban::pdf
