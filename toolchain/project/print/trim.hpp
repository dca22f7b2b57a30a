// Trim sizes: the finished page as authors name it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.hpp"

namespace diaoban::project {

struct TrimSize {
  base::Length width;
  base::Length height;
  bool operator==(const TrimSize&) const = default;
};

// A named size ("16开", "大32开", "A5") or width and height with a unit ("6x9in", "6 × 9 in",
// "185x260mm"). Nothing for anything else; "B5" too, which three standards give three sizes.
std::optional<TrimSize> read_trim(std::string_view text);

// The names that read_trim() knows, for messages.
const std::vector<std::string>& trim_names();

// Whether two sizes are meant as the same: within a fifth of a millimetre.
bool same_trim(const TrimSize& one, const TrimSize& other);

// "152.4 × 228.6 mm" for messages.
std::string written_trim(const TrimSize& trim);

}  // namespace diaoban::project
