// Numbers that look random and depend on a seed only, alike on every machine.
#pragma once

#include <cstdint>

namespace diaoban::cover {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // From 0 to 1.
  double next() {
    // SplitMix64: a sequence of well-mixed 64-bit numbers from a counter.
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    mixed ^= mixed >> 31U;
    return static_cast<double>(mixed >> 11U) / 9007199254740992.0;
  }
  double between(double low, double high) { return low + (high - low) * next(); }

 private:
  std::uint64_t state_;
};

}  // namespace diaoban::cover
