// Outlines: the path data of SVG, and the basic shapes as paths.
#pragma once

#include <string_view>

#include "figures/drawing.hpp"

namespace diaoban::figures {

// The d attribute (SVG 1.1 §8.3), arcs and quadratic curves made cubic. Wrong data counts up to the
// first mistake, as §8.3.9 wants.
Path read_path_data(std::string_view text);

Path make_rectangle(double x, double y, double width, double height, double rx, double ry);
Path make_ellipse(double cx, double cy, double rx, double ry);
// Lines through the points of a polyline or polygon.
Path make_polyline(std::string_view points, bool closed);
Path make_line(Point from, Point to);

}  // namespace diaoban::figures
