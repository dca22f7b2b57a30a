// Implements the seeded ornaments.
#include "cover/ornament.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "base/hash.hpp"
#include "cover/random.hpp"

namespace diaoban::cover {
namespace {

struct Spot {
  double x = 0;
  double y = 0;
};

// A wave through the sum of a few sines: the outline of a hill, the drift of water.
class Wave {
 public:
  Wave(Random& random, double length, double height) {
    for (int i = 0; i < 4; ++i) {
      const double octave = std::pow(1.9, i);
      terms_.push_back({2 * std::numbers::pi * octave / length * random.between(0.8, 1.2),
                        random.between(0, 2 * std::numbers::pi),
                        height / octave * random.between(0.5, 0.7)});
    }
  }
  double at(double x) const {
    double sum = 0;
    for (const Term& term : terms_) sum += term.height * std::sin(x * term.frequency + term.phase);
    return sum;
  }

 private:
  struct Term {
    double frequency;
    double phase;
    double height;
  };
  std::vector<Term> terms_;
};

// A cut of the knife along `spine`: thin where it enters and leaves, `width` in its middle.
void append_cut(std::string& out, const std::vector<Spot>& spine, double width) {
  if (spine.size() < 3) return;
  const auto half_at = [&](std::size_t i) {
    const double t = static_cast<double>(i) / static_cast<double>(spine.size() - 1);
    return width / 2 * std::pow(std::sin(std::numbers::pi * t), 0.6);
  };
  out += fmt::format("M{:.1f} {:.1f}", spine.front().x, spine.front().y);
  for (std::size_t i = 1; i < spine.size(); ++i) {
    out += fmt::format("L{:.1f} {:.1f}", spine[i].x, spine[i].y - half_at(i));
  }
  for (std::size_t i = spine.size() - 1; i > 0; --i) {
    out += fmt::format("L{:.1f} {:.1f}", spine[i - 1].x, spine[i - 1].y + half_at(i - 1));
  }
  out += 'Z';
}

// Cuts along y = height(x), broken as a carver lifts the knife.
template <class Height>
void append_cuts(std::string& out, Random& random, const Box& box, Height height, double width,
                 double longest) {
  constexpr double step = 9;
  double x = box.x - random.between(0, longest);
  while (x < box.x + box.width) {
    const double length = random.between(0.35, 1) * longest;
    std::vector<Spot> spine;
    for (double at = x; at <= x + length; at += step) {
      const double y = height(at);
      const bool inside =
          at >= box.x && at <= box.x + box.width && y >= box.y && y <= box.y + box.height;
      if (inside) {
        spine.push_back({at, y});
      } else {
        append_cut(out, spine, width);
        spine.clear();
      }
    }
    append_cut(out, spine, width * random.between(0.75, 1.15));
    x += length + random.between(6, 26);
  }
}

class Landscape {
 public:
  Landscape(Random& random, const Box& box)
      : random_(random), box_(box), unit_(box.width / 1000), horizon_(box.y + box.height * 0.52) {}

  // Level cuts that grow rarer upwards, around a sun that is all cut out.
  void carve_sky() {
    const double radius = random_.between(92, 128) * unit_;
    const Spot sun{box_.x + box_.width * random_.between(0.22, 0.78),
                   box_.y + box_.height * random_.between(0.24, 0.32)};
    std::string cuts;
    const double top = box_.y + 0.06 * box_.height;
    for (double y = horizon_ + 0.1 * box_.height; y > top;) {
      const auto height = [&](double x) {
        const double dx = x - sun.x;
        const double dy = y - sun.y;
        const double halo = radius * 1.16;
        return dx * dx + dy * dy < halo * halo ? box_.y - 1 : y;
      };
      const double share = (horizon_ - y) / box_.height;
      append_cuts(cuts, random_, box_, height, (5.2 - 5 * share) * unit_, 460 * unit_);
      y -= (11 + 34 * std::max(0.0, share)) * unit_;
    }
    const double r = radius * 0.97;
    cuts += fmt::format(
        "M{0:.1f} {1:.1f}a{2:.1f} {2:.1f} 0 1 0 {3:.1f} 0a{2:.1f} {2:.1f} 0 1 0 {4:.1f} 0Z",
        sun.x - r, sun.y, r, 2 * r, -2 * r);
    paths_.push_back({true, std::move(cuts)});
  }

  // A ridge, and under it the cuts that follow its slope. Far hills are cut more, so that they
  // are lighter.
  void carve_hill(int hill, int hills) {
    const double nearness = static_cast<double>(hill) / (hills - 1);
    const double base = horizon_ + box_.height * (0.02 + 0.2 * nearness);
    const Wave wave(random_, box_.width * (0.7 + 0.5 * nearness),
                    box_.height * (0.1 - 0.035 * nearness));
    const auto ridge = [&](double x) { return std::max(box_.y, base + wave.at(x)); };
    std::string body = fmt::format("M{:.1f} {:.1f}", box_.x, box_.y + box_.height);
    constexpr double step = 6;
    for (double x = box_.x; x < box_.x + box_.width + step; x += step) {
      const double inside = std::min(x, box_.x + box_.width);
      body += fmt::format("L{:.1f} {:.1f}", inside, std::min(ridge(inside), box_.y + box_.height));
    }
    body += fmt::format("L{:.1f} {:.1f}Z", box_.x + box_.width, box_.y + box_.height);
    paths_.push_back({false, std::move(body)});
    std::string cuts;
    append_cuts(
        cuts, random_, box_, [&](double x) { return ridge(x) + 7 * unit_; },
        (7 - 2 * nearness) * unit_, 900 * unit_);
    const int lines = static_cast<int>(16 - 8 * nearness);
    double depth = 20 * unit_;
    for (int line = 0; line < lines; ++line) {
      const double fall = 1 - 0.35 * line / lines;
      const auto slope = [&](double x) { return base + wave.at(x) * fall + depth; };
      append_cuts(cuts, random_, box_, slope, (4.6 - 0.14 * line) * unit_,
                  (210 - 70 * nearness) * unit_);
      depth += (10 + 5 * nearness + 0.9 * line) * unit_;
    }
    paths_.push_back({true, std::move(cuts)});
  }

  void carve_water() {
    const double top = box_.y + box_.height * 0.86;
    paths_.push_back({false, fmt::format("M{0:.1f} {1:.1f}H{2:.1f}V{3:.1f}H{0:.1f}Z", box_.x, top,
                                         box_.x + box_.width, box_.y + box_.height)});
    std::string cuts;
    double gap = 9;
    for (double y = top + 6 * unit_; y < box_.y + box_.height - 8 * unit_; y += gap * unit_) {
      const double swell = (y - top) / box_.height * 26 * unit_;
      const double phase = random_.between(0, 6.3);
      const auto wave = [&](double x) {
        return y + swell * std::sin((x - box_.x) / (62 * unit_) + phase);
      };
      append_cuts(cuts, random_, box_, wave, 4.4 * unit_, 330 * unit_);
      gap += 1.6;
    }
    paths_.push_back({true, std::move(cuts)});
  }

  std::vector<CarvedPath> take() { return std::move(paths_); }

 private:
  Random& random_;
  Box box_;
  double unit_;  // a thousandth of the width
  double horizon_;
  std::vector<CarvedPath> paths_;
};

}  // namespace

std::uint64_t seed_of(std::string_view text) {
  return std::stoull(base::hash128(text).substr(0, 16), nullptr, 16);
}

std::string prepare_grain(std::uint64_t seed, const Box& box) {
  Random random(seed);
  std::string out;
  const int count = static_cast<int>(std::min(900.0, box.width * box.height / 2600));
  for (int i = 0; i < count; ++i) {
    const double x = box.x + random.next() * box.width;
    const double y = box.y + random.next() * box.height;
    const double length = random.between(8, 70);
    const double bend = random.between(-6, 6);
    const double slope = random.between(-0.12, 0.12);
    out += fmt::format("M{:.1f} {:.1f}q{:.1f} {:.1f} {:.1f} {:.1f}", x, y, length / 2,
                       bend + slope * length / 2, length, slope * length);
  }
  return out;
}

std::vector<CarvedPath> prepare_carving(std::uint64_t seed, const Box& box) {
  Random random(seed);
  Landscape landscape(random, box);
  landscape.carve_sky();
  constexpr int hills = 4;
  for (int hill = 0; hill < hills; ++hill) landscape.carve_hill(hill, hills);
  landscape.carve_water();
  return landscape.take();
}

}  // namespace diaoban::cover
