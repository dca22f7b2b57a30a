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
                   {19, 22},
                   {20, 22},
                   {21, 22},
                   {22, 22},
                   {11, 20},
                   {12, 21}}};
  CHECK(write_path(path, {1, 1}) == "M10 20h5v-1.5l1 .5c1 0 2 1 3 3 1 0 2 0 3 0zm1 0l1 1");
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

}  // namespace
}  // namespace diaoban::figures
