// Numbers and path data as text.
#include "figures/write_path.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace diaoban::figures {
namespace {

constexpr int most_decimals = 6;
constexpr std::int64_t powers[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

// A number times a power of ten. Beyond 10⁹ there is nothing that a picture could show.
std::int64_t to_units(double value, int decimals) {
  if (!std::isfinite(value)) return 0;
  const double scale = static_cast<double>(powers[decimals]);
  return std::llround(std::clamp(value, -1e9, 1e9) * scale);
}

void append_units(std::string& out, std::int64_t units, int decimals) {
  if (units < 0) out += '-';
  const std::int64_t size = std::abs(units);
  const std::int64_t whole = size / powers[decimals];
  std::int64_t fraction = size % powers[decimals];
  if (whole != 0 || fraction == 0) out += std::to_string(whole);
  if (fraction == 0) return;
  std::string digits = std::to_string(fraction);
  digits.insert(0, static_cast<std::size_t>(decimals) - digits.size(), '0');
  while (digits.back() == '0') digits.pop_back();
  out += '.';
  out += digits;
}

struct Place {
  std::int64_t x = 0;
  std::int64_t y = 0;
};

class PathWriter {
 public:
  explicit PathWriter(int decimals) : decimals_(decimals) {}

  std::string write(const Path& path) {
    const Point* points = path.points.data();
    for (const Path::Verb verb : path.verbs) {
      switch (verb) {
        case Path::Verb::Move:
          move(place(*points++));
          break;
        case Path::Verb::Line:
          line(place(*points++));
          break;
        case Path::Verb::Curve:
          curve(place(points[0]), place(points[1]), place(points[2]));
          points += 3;
          break;
        case Path::Verb::Close:
          command('z');
          at_ = start_;
          break;
      }
    }
    return std::move(out_);
  }

 private:
  Place place(const Point& point) const {
    return {to_units(point.x, decimals_), to_units(point.y, decimals_)};
  }

  void move(Place to) {
    if (out_.empty()) {
      command('M');
      number(to.x);
      number(to.y);
    } else {
      command('m');
      pair(to);
    }
    at_ = start_ = to;
  }

  void line(Place to) {
    if (to.y == at_.y) {
      command('h');
      number(to.x - at_.x);
    } else if (to.x == at_.x) {
      command('v');
      number(to.y - at_.y);
    } else {
      command('l');
      pair(to);
    }
    at_ = to;
  }

  void curve(Place first, Place second, Place to) {
    command('c');
    pair(first);
    pair(second);
    pair(to);
    at_ = to;
  }

  // A letter may be left out where it repeats; a second pair after `m` would be a line.
  void command(char letter) {
    if (letter != last_ || letter == 'm' || letter == 'z') out_ += letter;
    last_ = letter;
  }

  void pair(Place to) {
    number(to.x - at_.x);
    number(to.y - at_.y);
  }

  void number(std::int64_t units) {
    const std::size_t begin = out_.size();
    append_units(out_, units, decimals_);
    // A sign begins a new number by itself. So does a second decimal point, but not all readers of
    // books know.
    const bool is_first = out_[begin - 1] >= 'A';
    if (!is_first && out_[begin] != '-') out_.insert(begin, 1, ' ');
  }

  int decimals_;
  std::string out_;
  char last_ = 0;
  Place at_;
  Place start_;
};

}  // namespace

int find_decimals(double width, double height, const Matrix& transform) {
  const double scale =
      std::max(std::hypot(transform.xx, transform.yx), std::hypot(transform.xy, transform.yy));
  const double error = std::min(0.05, std::max(width, height) / 10'000);
  int decimals = 0;
  while (decimals < most_decimals &&
         0.5 * scale / static_cast<double>(powers[decimals]) > error * 1.0001) {
    ++decimals;
  }
  return decimals;
}

void append_number(std::string& out, double value, int decimals) {
  append_units(out, to_units(value, decimals), decimals);
}

std::string write_number(double value, int decimals) {
  std::string out;
  append_number(out, value, decimals);
  return out;
}

std::string write_path(const Path& path, int decimals) { return PathWriter(decimals).write(path); }

}  // namespace diaoban::figures
