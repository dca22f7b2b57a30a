// Affine transformations: their arithmetic, and the transform attribute.
#include "figures/svg/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "figures/svg/number.hpp"

namespace diaoban::figures {

Matrix operator*(const Matrix& outer, const Matrix& inner) {
  return {outer.xx * inner.xx + outer.xy * inner.yx,
          outer.yx * inner.xx + outer.yy * inner.yx,
          outer.xx * inner.xy + outer.xy * inner.yy,
          outer.yx * inner.xy + outer.yy * inner.yy,
          outer.xx * inner.x0 + outer.xy * inner.y0 + outer.x0,
          outer.yx * inner.x0 + outer.yy * inner.y0 + outer.y0};
}

Point operator*(const Matrix& matrix, Point point) {
  return {matrix.xx * point.x + matrix.xy * point.y + matrix.x0,
          matrix.yx * point.x + matrix.yy * point.y + matrix.y0};
}

Matrix translation(double x, double y) { return {1, 0, 0, 1, x, y}; }
Matrix scaling(double x, double y) { return {x, 0, 0, y, 0, 0}; }

Matrix rotation(double degrees) {
  // Quarter turns are exact, so that upright shapes stay upright.
  const double quarter = std::fmod(degrees, 360) / 90;
  if (quarter == std::floor(quarter)) {
    static constexpr int sines[] = {0, 1, 0, -1};
    const int turn = (static_cast<int>(quarter) + 4) % 4;
    const double sine = sines[turn];
    const double cosine = sines[(turn + 1) % 4];
    return {cosine, sine, -sine, cosine, 0, 0};
  }
  const double angle = degrees * std::numbers::pi / 180;
  return {std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0};
}

std::optional<Matrix> inverse(const Matrix& m) {
  const double determinant = m.xx * m.yy - m.xy * m.yx;
  if (!(std::abs(determinant) > 1e-12)) return {};
  const Matrix linear{
      m.yy / determinant, -m.yx / determinant, -m.xy / determinant, m.xx / determinant, 0, 0};
  const Point origin = linear * Point{m.x0, m.y0};
  return Matrix{linear.xx, linear.yx, linear.xy, linear.yy, -origin.x, -origin.y};
}

double mean_scale(const Matrix& m) { return std::sqrt(std::abs(m.xx * m.yy - m.xy * m.yx)); }

bool keeps_shape(const Matrix& m) {
  const double x_length = m.xx * m.xx + m.yx * m.yx;
  const double y_length = m.xy * m.xy + m.yy * m.yy;
  const double product = m.xx * m.xy + m.yx * m.yy;
  const double tolerance = 1e-6 * std::max(x_length, y_length);
  return std::abs(x_length - y_length) <= tolerance && std::abs(product) <= tolerance;
}

namespace {

// The transformation that the function `name` with these arguments stands for.
std::optional<Matrix> make_function(std::string_view name, const std::vector<double>& n) {
  const std::size_t count = n.size();
  if (name == "matrix" && count == 6) return Matrix{n[0], n[1], n[2], n[3], n[4], n[5]};
  if (name == "translate" && count >= 1) return translation(n[0], count > 1 ? n[1] : 0);
  if (name == "translateX" && count == 1) return translation(n[0], 0);
  if (name == "translateY" && count == 1) return translation(0, n[0]);
  if (name == "scale" && count >= 1) return scaling(n[0], count > 1 ? n[1] : n[0]);
  if (name == "rotate" && count == 1) return rotation(n[0]);
  if (name == "rotate" && count == 3) {
    return translation(n[1], n[2]) * rotation(n[0]) * translation(-n[1], -n[2]);
  }
  const double slope = count == 1 ? std::tan(n[0] * std::numbers::pi / 180) : 0;
  if (name == "skewX" && count == 1) return Matrix{1, 0, slope, 1, 0, 0};
  if (name == "skewY" && count == 1) return Matrix{1, slope, 0, 1, 0, 0};
  return {};
}

}  // namespace

Matrix read_transform(std::string_view text) {
  Matrix result;
  NumberScanner scanner(text);
  for (scanner.skip_separator(); !scanner.at_end(); scanner.skip_separator()) {
    const std::string_view name = scanner.read_word();
    scanner.skip_space();
    if (scanner.peek() != '(') break;
    scanner.advance();
    scanner.skip_space();
    std::vector<double> numbers;
    while (const std::optional<double> value = scanner.read_number()) {
      numbers.push_back(*value);
      scanner.read_word();  // px, deg
      scanner.skip_separator();
    }
    if (scanner.peek() != ')') break;
    scanner.advance();
    const std::optional<Matrix> function = make_function(name, numbers);
    if (!function) break;
    result = result * *function;
  }
  return result;
}

void Bounds::include(Point point) {
  left = std::min(left, point.x);
  right = std::max(right, point.x);
  top = std::min(top, point.y);
  bottom = std::max(bottom, point.y);
}

void Bounds::include(const Bounds& other) {
  if (other.is_empty()) return;
  include(Point{other.left, other.top});
  include(Point{other.right, other.bottom});
}

void Bounds::grow(double by) {
  if (is_empty()) return;
  left -= by;
  top -= by;
  right += by;
  bottom += by;
}

Bounds bounds_of(const Path& path, const Matrix& matrix) {
  Bounds bounds;
  for (const Point& point : path.points) bounds.include(matrix * point);
  return bounds;
}

Bounds bounds_of(const Bounds& box, const Matrix& matrix) {
  Bounds bounds;
  if (box.is_empty()) return bounds;
  for (const double x : {box.left, box.right}) {
    for (const double y : {box.top, box.bottom}) bounds.include(matrix * Point{x, y});
  }
  return bounds;
}

Path transformed(Path path, const Matrix& matrix) {
  for (Point& point : path.points) point = matrix * point;
  return path;
}

}  // namespace diaoban::figures
