// Affine transformations: their arithmetic, and the transform attribute.
#pragma once

#include <optional>
#include <string_view>

#include "figures/drawing.hpp"

namespace diaoban::figures {

// The transformation that does `inner` first, then `outer`.
Matrix operator*(const Matrix& outer, const Matrix& inner);
Point operator*(const Matrix& matrix, Point point);
Matrix translation(double x, double y);
Matrix scaling(double x, double y);
Matrix rotation(double degrees);
// Nothing when the matrix flattens the plane to a line or a point.
std::optional<Matrix> inverse(const Matrix& matrix);
// How long a unit becomes on average: the square root of the change of areas.
double mean_scale(const Matrix& matrix);
// Whether shapes keep their form: rotation, one scale for both axes, reflection, translation.
bool keeps_shape(const Matrix& matrix);

// The transform attribute (SVG 1.1 §7.6, and CSS's units px and deg). A list that is wrong from
// some place on counts up to there.
Matrix read_transform(std::string_view text);

// A box with sides parallel to the axes; empty until it includes something.
struct Bounds {
  double left = 1e30;
  double top = 1e30;
  double right = -1e30;
  double bottom = -1e30;

  bool is_empty() const { return right < left || bottom < top; }
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  void include(Point point);
  void include(const Bounds& other);
  void grow(double by);
};

// Bounds of the path's points (of curves: of their control points) after `matrix`.
Bounds bounds_of(const Path& path, const Matrix& matrix);
Bounds bounds_of(const Bounds& box, const Matrix& matrix);
Path transformed(Path path, const Matrix& matrix);

}  // namespace diaoban::figures
