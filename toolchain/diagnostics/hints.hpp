// Hints at the names that mistyped ones may stand for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"

namespace diaoban::diagnostics {

// Looks for the nearest name for the first mistakes only: a hostile manuscript holds hundreds of
// thousands of them, and each look compares all names. Where there are thousands of names, a look
// counts for more.
class Hints {
 public:
  explicit Hints(int limit) : left_(limit) {}

  // "did you mean 'x'?" with the nearest of `candidates()`, or `otherwise` when none is near or all
  // hints are given. The candidates are made only when they are looked through.
  template <typename Candidates>
  std::string did_you_mean(std::string_view word, const Candidates& candidates,
                           std::string otherwise = {}) {
    const auto meant = nearest(word, candidates);
    return meant ? "did you mean '" + *meant + "'?" : otherwise;
  }

  // The nearest name alone.
  template <typename Candidates>
  std::optional<std::string> nearest(std::string_view word, const Candidates& candidates) {
    if (left_ <= 0) return std::nullopt;
    const auto& names = candidates();
    left_ -= 1 + static_cast<int>(names.size() / 200);
    return diagnostics::nearest(word, names);
  }

 private:
  int left_;
};

}  // namespace diaoban::diagnostics
