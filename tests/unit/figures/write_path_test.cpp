// Path data in few characters that lead through the same points.
#include "figures/write_path.hpp"

#include <cmath>

#include "figures/svg/path_data.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

using Verb = Path::Verb;

TEST_CASE("numbers are short") {
  CHECK(write_number(0.5, {1, 1}) == ".5");
  CHECK(write_number(-0.25, {2, 1}) == "-.25");
  CHECK(write_number(-0.001, {2, 1}) == "0");
  CHECK(write_number(12.04, {1, 1}) == "12");
  CHECK(write_number(1.05, {3, 1}) == "1.05");
  CHECK(write_number(7.3, {1, 5}) == "7.5");
  CHECK(write_number(1e300, {0, 1}) == "1000000000");
  CHECK(write_number(std::nan(""), {2, 1}) == "0");
}

TEST_CASE("commands are relative, and their letters are not repeated") {
  const Path path{{Verb::Move, Verb::Line, Verb::Line, Verb::Line, Verb::Curve, Verb::Curve,
                   Verb::Close, Verb::Move, Verb::Line},
                  {{10, 20},
                   {15, 20},
                   {15, 18.5},
                   {16, 19},
                   {17, 19},
                   {18, 20},
                   {19, 32},
                   {20, 32},
                   {21, 42},
                   {22, 32},
                   {11, 20},
                   {12, 21}}};
  CHECK(write_path(path, {1, 1}) == "M10 20h5v-1.5l1 .5c1 0 2 1 3 13 1 0 2 10 3 0zm1 0l1 1");
}

TEST_CASE("the coarser the larger, and never by more than a quarter of a pixel") {
  const auto step = [](double side, double scale) {
    const Grid grid = find_grid(side, side / 2, Matrix{scale, 0, 0, scale, 0, 0});
    return grid.step / std::pow(10, grid.decimals);
  };
  CHECK(step(100'000, 1) == 0.5);
  CHECK(step(2000, 1) == 0.25);
  CHECK(step(600, 1) == 0.1);
  CHECK(step(16, 1) < 0.0033);
  CHECK(step(600, 100) < 0.0013);
}

TEST_CASE("errors do not add up, and what is read back leads through the same points") {
  Path path{{Verb::Move}, {{0.04, 0.04}}};
  for (int i = 1; i < 1000; ++i) {
    path.verbs.push_back(Verb::Line);
    path.points.push_back({i * 1.04, std::sin(i) * 300});
  }
  const Path read = read_path_data(write_path(path, {1, 1}));
  REQUIRE(read.points.size() == path.points.size());
  double worst = 0;
  for (std::size_t i = 0; i < path.points.size(); ++i) {
    worst = std::max({worst, std::abs(read.points[i].x - path.points[i].x),
                      std::abs(read.points[i].y - path.points[i].y)});
  }
  CHECK(worst < 0.0501);
}

Point point_of(const Point* p, double t) {
  const double s = 1 - t;
  const auto at = [&](double a, double b, double c, double d) {
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  };
  return {at(p[0].x, p[1].x, p[2].x, p[3].x), at(p[0].y, p[1].y, p[2].y, p[3].y)};
}

// How far the first curve is from the second at most, both of four points.
double distance_between(const Point* one, const Point* other) {
  double farthest = 0;
  for (int i = 0; i <= 20; ++i) {
    const Point p = point_of(one, i / 20.0);
    double nearest = 1e9;
    for (int j = 0; j <= 400; ++j) {
      const Point q = point_of(other, j / 400.0);
      nearest = std::min(nearest, std::hypot(p.x - q.x, p.y - q.y));
    }
    farthest = std::max(farthest, nearest);
  }
  return farthest;
}

TEST_CASE("a curve is written as a simpler one only where that does not show") {
  const auto written = [](Point first, Point second, Point to) {
    return write_path({{Verb::Move, Verb::Curve}, {{0, 0}, first, second, to}}, {1, 5});
  };
  CHECK(written({10, 0.3}, {20, -0.3}, {30, 0}) == "M0 0h30");
  CHECK(written({10, 10}, {20, 10}, {30, 0}) == "M0 0q15 15 30 0");
  CHECK(written({10, 10}, {20, -10}, {30, 0}) == "M0 0c10 10 20-10 30 0");
  // What goes beyond its ends and comes back is no line.
  CHECK(written({40, 0}, {-10, 0}, {30, 0}).find('c') != std::string::npos);
  CHECK(written({5, 0}, {5, 0}, {0, 0}).find('c') == std::string::npos);

  double worst = 0;
  int simpler = 0;
  const Grid grid{2, 25};
  for (int i = 1; i <= 400; ++i) {
    const auto any = [&](int k) { return std::sin(i * 12.9898 + k * 78.233) * (i % 40); };
    const Path path{{Verb::Move, Verb::Curve},
                    {{0, 0}, {30 + any(1), any(2)}, {60 + any(3), any(4)}, {90, any(5)}}};
    const Path read = read_path_data(write_path(path, grid));
    if (read.verbs[1] == Verb::Line) {
      const Point to = read.points[1];
      const Point as_curve[] = {{0, 0}, {to.x / 3, to.y / 3}, {to.x * 2 / 3, to.y * 2 / 3}, to};
      worst = std::max(worst, distance_between(path.points.data(), as_curve));
      ++simpler;
      continue;
    }
    worst = std::max(worst, distance_between(path.points.data(), read.points.data()));
    simpler += write_path(path, grid).find('q') != std::string::npos ? 1 : 0;
  }
  CHECK(worst < 0.25 + 0.18 + 0.05);  // a step, the rounding of points, and the measure's own
  CHECK(simpler > 40);
}

}  // namespace
}  // namespace diaoban::figures
