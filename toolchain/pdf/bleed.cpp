// Colours for what a soft mask hides.
#include "pdf/bleed.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace diaoban::pdf {
namespace {

// Pixels: a picture is not shown smaller than this by far.
constexpr std::uint8_t farthest = 32;

// Two sweeps, each of which takes what is nearest among the neighbours that it has passed.
class Sweeps {
 public:
  Sweeps(std::string& colors, std::string_view hidden, std::size_t width, std::size_t step)
      : colors_(colors), width_(width), step_(step), distances_(hidden.size(), farthest) {
    for (std::size_t i = 0; i < hidden.size(); ++i) {
      if (hidden[i] != 0) distances_[i] = 0;
    }
  }

  bool run() {
    const std::size_t count = distances_.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (distances_[i] == 0) continue;
      if (i % width_ != 0) take(i, i - 1);
      if (i >= width_) take(i, i - width_);
    }
    for (std::size_t i = count; i-- > 0;) {
      if (distances_[i] == 0) continue;
      if (i % width_ != width_ - 1) take(i, i + 1);
      if (i + width_ < count) take(i, i + width_);
    }
    return changed_;
  }

 private:
  void take(std::size_t to, std::size_t from) {
    if (distances_[from] + 1 >= distances_[to]) return;
    distances_[to] = static_cast<std::uint8_t>(distances_[from] + 1);
    const auto target = colors_.begin() + static_cast<std::ptrdiff_t>(to * step_);
    const auto source = colors_.begin() + static_cast<std::ptrdiff_t>(from * step_);
    const auto end = source + static_cast<std::ptrdiff_t>(step_);
    if (std::equal(source, end, target)) return;
    std::copy(source, end, target);
    changed_ = true;
  }

  std::string& colors_;
  std::size_t width_;
  std::size_t step_;
  std::vector<std::uint8_t> distances_;
  bool changed_ = false;
};

}  // namespace

bool bleed_colors(std::string& colors, std::string_view hidden, std::size_t width,
                  std::size_t step) {
  if (hidden.find('\0') == std::string_view::npos) return false;
  return Sweeps(colors, hidden, width, step).run();
}

}  // namespace diaoban::pdf
