// Numbers and path data as text.
#include "figures/write_path.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iterator>

namespace diaoban::figures {
namespace {

// From coarse to fine. A half is coarser than a third and keeps lines sharp that lie between
// pixels.
constexpr Grid grids[] = {{1, 5}, {2, 25}, {1, 1}, {2, 5}, {2, 2}, {2, 1}, {3, 5}, {3, 2},
                          {3, 1}, {4, 5},  {4, 2}, {4, 1}, {5, 5}, {5, 2}, {5, 1}, {6, 1}};
constexpr std::int64_t powers[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};

double size_of_step(Grid grid) {
  return static_cast<double>(grid.step) / static_cast<double>(powers[grid.decimals]);
}

// The number in units of the last decimal. Beyond 10⁹ there is nothing that a picture could show.
std::int64_t to_units(double value, Grid grid) {
  if (!std::isfinite(value)) return 0;
  return std::llround(std::clamp(value, -1e9, 1e9) / size_of_step(grid)) * grid.step;
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

// A curve in its simplest form that is the same to within `tolerance`: a line, a curve with one
// control point, or itself. Distances are measured across the chord, as what lies along it does not
// show while the control points stay beside it.
class CurveFit {
 public:
  enum class Kind : std::uint8_t { Line, Quadratic, Cubic };

  CurveFit(Point from, const Point* points, double tolerance)
      : first_(minus(points[0], from)),
        second_(minus(points[1], from)),
        to_(minus(points[2], from)) {
    const double chord = std::hypot(to_.x, to_.y);
    const auto across = [&](Point p) { return (p.x * to_.y - p.y * to_.x) / chord; };
    const auto along = [&](Point p) { return (p.x * to_.x + p.y * to_.y) / chord; };
    const auto is_beside = [&](Point p) {
      return along(p) >= -tolerance && along(p) <= chord + tolerance;
    };
    const Point third{to_.x + 3 * (first_.x - second_.x), to_.y + 3 * (first_.y - second_.y)};
    double off = std::hypot(third.x, third.y);
    if (chord > 0 && is_beside(first_) && is_beside(second_)) {
      const double height = std::max(std::abs(across(first_)), std::abs(across(second_)));
      // No curve leaves its chord by more than 3/4 of its control points' distance.
      if (height * 0.75 <= tolerance) kind = Kind::Line;
      if (height <= chord / 6) off = std::abs(across(third));
    }
    // √3/36 of the third difference is how far the nearest quadratic is at most.
    constexpr double share = 0.0482;
    if (kind == Kind::Cubic && off * share <= tolerance) kind = Kind::Quadratic;
    control = {from.x + (3 * (first_.x + second_.x) - to_.x) / 4,
               from.y + (3 * (first_.y + second_.y) - to_.y) / 4};
  }

  Kind kind = Kind::Cubic;
  Point control;  // of a quadratic

 private:
  static Point minus(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  Point first_;
  Point second_;
  Point to_;
};

class PathWriter {
 public:
  explicit PathWriter(Grid grid) : grid_(grid) {}

  std::string write(const Path& path) {
    const Point* points = path.points.data();
    Point from;
    Point start;
    for (const Path::Verb verb : path.verbs) {
      switch (verb) {
        case Path::Verb::Move:
          move(place(*points));
          start = from = *points++;
          break;
        case Path::Verb::Line:
          line(place(*points));
          from = *points++;
          break;
        case Path::Verb::Curve:
          curve(from, points);
          from = points[2];
          points += 3;
          break;
        case Path::Verb::Close:
          command('z');
          at_ = start_;
          from = start;
          break;
      }
    }
    return std::move(out_);
  }

 private:
  Place place(const Point& point) const {
    return {to_units(point.x, grid_), to_units(point.y, grid_)};
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

  void curve(Point from, const Point* points) {
    const CurveFit fit(from, points, size_of_step(grid_));
    const Place to = place(points[2]);
    switch (fit.kind) {
      case CurveFit::Kind::Line:
        return line(to);
      case CurveFit::Kind::Quadratic:
        command('q');
        pair(place(fit.control));
        break;
      case CurveFit::Kind::Cubic:
        command('c');
        pair(place(points[0]));
        pair(place(points[1]));
        break;
    }
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
    append_units(out_, units, grid_.decimals);
    // A sign begins a new number by itself. So does a second decimal point, but not all readers of
    // books know.
    const bool is_first = out_[begin - 1] >= 'A';
    if (!is_first && out_[begin] != '-') out_.insert(begin, 1, ' ');
  }

  Grid grid_;
  std::string out_;
  char last_ = 0;
  Place at_;
  Place start_;
};

}  // namespace

Grid find_grid(double width, double height, const Matrix& transform) {
  const double scale =
      std::max(std::hypot(transform.xx, transform.yx), std::hypot(transform.xy, transform.yy));
  const double error = std::min(0.25, std::max(width, height) / 10'000) * 1.0001;
  const auto* const found = std::find_if(std::begin(grids), std::end(grids), [&](Grid grid) {
    return size_of_step(grid) / 2 * scale <= error;
  });
  return found == std::end(grids) ? grids[std::size(grids) - 1] : *found;
}

void append_number(std::string& out, double value, Grid grid) {
  append_units(out, to_units(value, grid), grid.decimals);
}

std::string write_number(double value, Grid grid) {
  std::string out;
  append_number(out, value, grid);
  return out;
}

std::string write_path(const Path& path, Grid grid) { return PathWriter(grid).write(path); }

}  // namespace diaoban::figures
