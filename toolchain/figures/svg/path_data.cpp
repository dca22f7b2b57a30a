// Outlines: the path data of SVG, and the basic shapes as paths.
#include "figures/svg/path_data.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "figures/svg/number.hpp"

namespace diaoban::figures {
namespace {

// Distance of the control points of a quarter circle of radius 1 from its ends.
constexpr double circle_handle = 0.5522847498307936;

class PathBuilder {
 public:
  Point current() const { return current_; }
  bool is_empty() const { return path_.verbs.empty(); }

  void move(Point to) {
    add(Path::Verb::Move, {to});
    start_ = to;
  }
  void line(Point to) {
    reopen();
    add(Path::Verb::Line, {to});
  }
  void curve(Point first, Point second, Point to) {
    reopen();
    add(Path::Verb::Curve, {first, second, to});
  }
  void quadratic(Point control, Point to) {
    const Point from = current_;
    curve({from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3},
          {to.x + (control.x - to.x) * 2 / 3, to.y + (control.y - to.y) * 2 / 3}, to);
  }
  void arc(double rx, double ry, double degrees, bool large, bool sweep, Point to);
  void close() {
    if (path_.verbs.empty() || path_.verbs.back() == Path::Verb::Close) return;
    path_.verbs.push_back(Path::Verb::Close);
    current_ = start_;
  }
  Path take() { return std::move(path_); }

 private:
  void add(Path::Verb verb, std::initializer_list<Point> points) {
    path_.verbs.push_back(verb);
    path_.points.insert(path_.points.end(), points);
    current_ = path_.points.back();
  }
  // After a close the next segment starts at the closed subpath's start.
  void reopen() {
    if (path_.verbs.empty() || path_.verbs.back() == Path::Verb::Close) move(current_);
  }

  Path path_;
  Point current_;
  Point start_;
};

// SVG 1.1 appendix F.6: from the end points to the centre, then in pieces of a quarter at most.
void PathBuilder::arc(double rx, double ry, double degrees, bool large, bool sweep, Point to) {
  const Point from = current_;
  rx = std::abs(rx);
  ry = std::abs(ry);
  if (from == to) return;
  if (rx < 1e-9 || ry < 1e-9) return line(to);
  const double angle = degrees * std::numbers::pi / 180;
  const double cosine = std::cos(angle);
  const double sine = std::sin(angle);
  const double dx = (from.x - to.x) / 2;
  const double dy = (from.y - to.y) / 2;
  const double x1 = cosine * dx + sine * dy;
  const double y1 = -sine * dx + cosine * dy;
  const double excess = x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry);
  if (excess > 1) {
    rx *= std::sqrt(excess);
    ry *= std::sqrt(excess);
  }
  const double below = rx * rx * y1 * y1 + ry * ry * x1 * x1;
  double factor = std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below));
  if (large == sweep) factor = -factor;
  const double cx1 = factor * rx * y1 / ry;
  const double cy1 = -factor * ry * x1 / rx;
  const Matrix place{cosine * rx,
                     sine * rx,
                     -sine * ry,
                     cosine * ry,
                     cosine * cx1 - sine * cy1 + (from.x + to.x) / 2,
                     sine * cx1 + cosine * cy1 + (from.y + to.y) / 2};
  const double begin = std::atan2((y1 - cy1) / ry, (x1 - cx1) / rx);
  double sweep_angle = std::atan2((-y1 - cy1) / ry, (-x1 - cx1) / rx) - begin;
  if (sweep && sweep_angle < 0) sweep_angle += 2 * std::numbers::pi;
  if (!sweep && sweep_angle > 0) sweep_angle -= 2 * std::numbers::pi;
  const int pieces = std::clamp(
      static_cast<int>(std::ceil(std::abs(sweep_angle) / (std::numbers::pi / 2) - 1e-9)), 1, 4);
  const double step = sweep_angle / pieces;
  const double handle = 4.0 / 3 * std::tan(step / 4);
  const auto on_circle = [&](double x, double y) {
    return Point{place.xx * x + place.xy * y + place.x0, place.yx * x + place.yy * y + place.y0};
  };
  for (int i = 0; i < pieces; ++i) {
    const double a = begin + step * i;
    const double b = a + step;
    const Point end = i + 1 == pieces ? to : on_circle(std::cos(b), std::sin(b));
    curve(on_circle(std::cos(a) - handle * std::sin(a), std::sin(a) + handle * std::cos(a)),
          on_circle(std::cos(b) + handle * std::sin(b), std::sin(b) - handle * std::cos(b)), end);
  }
}

// Reads path data command by command, each with as many sets of arguments as follow.
class PathReader {
 public:
  explicit PathReader(std::string_view text) : scanner_(text) {}

  Path read() {
    scanner_.skip_separator();
    while (!scanner_.at_end()) {
      const char command = scanner_.peek();
      scanner_.advance();
      if (builder_.is_empty() && command != 'M' && command != 'm') break;
      if (!read_command(command)) break;
      scanner_.skip_separator();
    }
    return builder_.take();
  }

 private:
  bool read_command(char command) {
    relative_ = command >= 'a';
    char kind = relative_ ? static_cast<char>(command - 'a' + 'A') : command;
    if (kind == 'Z') {
      builder_.close();
      previous_ = 'Z';
      return true;
    }
    bool first = true;
    do {
      scanner_.skip_separator();
      if (!read_segment(kind)) return false;
      previous_ = kind;
      if (first && kind == 'M') kind = 'L';
      first = false;
      scanner_.skip_separator();
    } while (starts_number(scanner_.peek()));
    return true;
  }

  bool read_segment(char kind) {
    switch (kind) {
      case 'M':
      case 'L':
        return read_straight(kind);
      case 'H':
      case 'V':
        return read_along_axis(kind);
      case 'C':
      case 'S':
        return read_cubic(kind == 'S');
      case 'Q':
      case 'T':
        return read_quadratic(kind == 'T');
      case 'A':
        return read_arc();
      default:
        return false;
    }
  }

  bool read_straight(char kind) {
    const std::optional<Point> to = read_point();
    if (!to) return false;
    kind == 'M' ? builder_.move(*to) : builder_.line(*to);
    return true;
  }

  bool read_along_axis(char kind) {
    const std::optional<double> value = read_value();
    if (!value) return false;
    Point to = builder_.current();
    double& coordinate = kind == 'H' ? to.x : to.y;
    coordinate = relative_ ? coordinate + *value : *value;
    builder_.line(to);
    return true;
  }

  bool read_cubic(bool smooth) {
    const std::optional<Point> first =
        smooth ? reflected(previous_ == 'C' || previous_ == 'S') : read_point();
    const std::optional<Point> second = first ? read_point() : std::nullopt;
    const std::optional<Point> to = second ? read_point() : std::nullopt;
    if (!to) return false;
    builder_.curve(*first, *second, *to);
    control_ = *second;
    return true;
  }

  bool read_quadratic(bool smooth) {
    const std::optional<Point> control =
        smooth ? reflected(previous_ == 'Q' || previous_ == 'T') : read_point();
    const std::optional<Point> to = control ? read_point() : std::nullopt;
    if (!to) return false;
    builder_.quadratic(*control, *to);
    control_ = *control;
    return true;
  }

  bool read_arc() {
    const std::optional<double> rx = read_value();
    const std::optional<double> ry = read_value();
    const std::optional<double> angle = read_value();
    const std::optional<bool> large = read_flag();
    const std::optional<bool> sweep = read_flag();
    if (!rx || !ry || !angle || !large || !sweep) return false;
    const std::optional<Point> to = read_point();
    if (!to) return false;
    builder_.arc(*rx, *ry, *angle, *large, *sweep, *to);
    return true;
  }

  static bool starts_number(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+';
  }
  std::optional<double> read_value() {
    scanner_.skip_separator();
    return scanner_.read_number();
  }
  std::optional<bool> read_flag() {
    scanner_.skip_separator();
    return scanner_.read_flag();
  }
  std::optional<Point> read_point() {
    const std::optional<double> x = read_value();
    const std::optional<double> y = x ? read_value() : std::nullopt;
    if (!y) return {};
    const Point origin = relative_ ? builder_.current() : Point{};
    return Point{origin.x + *x, origin.y + *y};
  }
  // The mirror image of the last control point, when the last command had one.
  std::optional<Point> reflected(bool has_control) const {
    const Point at = builder_.current();
    if (!has_control) return at;
    return Point{2 * at.x - control_.x, 2 * at.y - control_.y};
  }

  NumberScanner scanner_;
  PathBuilder builder_;
  Point control_;
  char previous_ = '\0';
  bool relative_ = false;
};

}  // namespace

Path read_path_data(std::string_view text) { return PathReader(text).read(); }

Path make_rectangle(double x, double y, double width, double height, double rx, double ry) {
  rx = std::min(rx, width / 2);
  ry = std::min(ry, height / 2);
  PathBuilder builder;
  if (rx <= 0 || ry <= 0) {
    builder.move({x, y});
    builder.line({x + width, y});
    builder.line({x + width, y + height});
    builder.line({x, y + height});
    builder.close();
    return builder.take();
  }
  const double hx = rx * (1 - circle_handle);
  const double hy = ry * (1 - circle_handle);
  const double right = x + width;
  const double bottom = y + height;
  builder.move({x + rx, y});
  builder.line({right - rx, y});
  builder.curve({right - hx, y}, {right, y + hy}, {right, y + ry});
  builder.line({right, bottom - ry});
  builder.curve({right, bottom - hy}, {right - hx, bottom}, {right - rx, bottom});
  builder.line({x + rx, bottom});
  builder.curve({x + hx, bottom}, {x, bottom - hy}, {x, bottom - ry});
  builder.line({x, y + ry});
  builder.curve({x, y + hy}, {x + hx, y}, {x + rx, y});
  builder.close();
  return builder.take();
}

Path make_ellipse(double cx, double cy, double rx, double ry) {
  const double hx = rx * circle_handle;
  const double hy = ry * circle_handle;
  PathBuilder builder;
  builder.move({cx + rx, cy});
  builder.curve({cx + rx, cy + hy}, {cx + hx, cy + ry}, {cx, cy + ry});
  builder.curve({cx - hx, cy + ry}, {cx - rx, cy + hy}, {cx - rx, cy});
  builder.curve({cx - rx, cy - hy}, {cx - hx, cy - ry}, {cx, cy - ry});
  builder.curve({cx + hx, cy - ry}, {cx + rx, cy - hy}, {cx + rx, cy});
  builder.close();
  return builder.take();
}

Path make_polyline(std::string_view points, bool closed) {
  const std::vector<double> numbers = read_numbers(points);
  PathBuilder builder;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
    const Point point{numbers[i], numbers[i + 1]};
    i == 0 ? builder.move(point) : builder.line(point);
  }
  if (closed) builder.close();
  return builder.take();
}

Path make_line(Point from, Point to) {
  PathBuilder builder;
  builder.move(from);
  builder.line(to);
  return builder.take();
}

}  // namespace diaoban::figures
