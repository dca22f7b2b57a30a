// Values of SVG and CSS: numbers, lengths, transforms, path data, colours, declarations, rules.
#include <cmath>

#include "figures/svg/color.hpp"
#include "figures/svg/matrix.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/path_data.hpp"
#include "figures/svg/style.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-6; }
bool near(Point a, Point b) { return near(a.x, b.x) && near(a.y, b.y); }

// The path's verbs as letters.
std::string verbs(const Path& path) {
  std::string letters;
  for (const Path::Verb verb : path.verbs) letters += "MLCZ"[static_cast<std::size_t>(verb)];
  return letters;
}

TEST_CASE("numbers are read as SVG writes them") {
  CHECK(read_numbers("1,-2 .5-3e1+4") == std::vector<double>{1, -2, 0.5, -30, 4});
  CHECK(read_numbers("").empty());
  CHECK(read_numbers("nan inf").empty());
  CHECK(!read_number("12px"));
  CHECK(*read_number("1e999") > 1e200);
  CHECK(near(*read_length("1in", {}), 96));
  CHECK(near(*read_length("12pt", {}), 16));
  CHECK(near(*read_length("2em", {10, 0}), 20));
  CHECK(near(*read_length("25%", {10, 80}), 20));
  CHECK(!read_length("wide", {}));
}

TEST_CASE("transforms are applied from the right") {
  const Matrix matrix = read_transform("translate(10, 20) scale(2)");
  CHECK(near(matrix * Point{1, 1}, {12, 22}));
  CHECK(near(read_transform("rotate(90 5 5)") * Point{10, 5}, {5, 10}));
  CHECK(near(read_transform("matrix(1 0 0 1 3 4)") * Point{0, 0}, {3, 4}));
  CHECK(read_transform("translate(1) nonsense(2) translate(4)") == translation(1, 0));
  CHECK(!inverse(scaling(0, 1)));
  CHECK(near(*inverse(matrix) * Point{12, 22}, {1, 1}));
}

TEST_CASE("path data has every command") {
  CHECK(verbs(read_path_data("M0 0 10 0 l0 10 h-5 v-5 z")) == "MLLLLZ");
  const Path relative = read_path_data("m10,10l5,0");
  CHECK(near(relative.points[1], {15, 10}));
  CHECK(verbs(read_path_data("M0,0C1 1 2 2 3 3S5 5 6 6Q7 7 8 8T9 9")) == "MCCCC");
  const Path smooth = read_path_data("M0 0 C0 0 1 2 3 3 S5 5 6 6");
  CHECK(near(smooth.points[4], {5, 4}));
  const Path after_close = read_path_data("M1 1 L2 2 Z L5 5");
  CHECK(verbs(after_close) == "MLZML");
  CHECK(near(after_close.points[2], {1, 1}));
  CHECK(verbs(read_path_data("M0 0 L1 1 L x 5")) == "ML");
  CHECK(read_path_data("L1 1").verbs.empty());
}

TEST_CASE("arcs end where they say and stay on their circle") {
  const Path path = read_path_data("M10 0A10 10 0 0 1 0 10");
  REQUIRE(path.points.size() == 4);
  CHECK(near(path.points[3], {0, 10}));
  // The middle of a quarter's curve.
  const Point p0 = path.points[0];
  const auto middle = [&](double a, double b, double c, double d) {
    return (a + 3 * b + 3 * c + d) / 8;
  };
  const double x = middle(p0.x, path.points[1].x, path.points[2].x, path.points[3].x);
  const double y = middle(p0.y, path.points[1].y, path.points[2].y, path.points[3].y);
  CHECK(std::abs(std::hypot(x, y) - 10) < 0.01);
  CHECK(verbs(read_path_data("M0 0a5 5 0 1110 0")) == "MCC");  // flags without separators
  CHECK(verbs(read_path_data("M0 0A0 5 0 0 1 9 9")) == "ML");
}

TEST_CASE("colours are read in every notation") {
  const Paint current{0.25, 0.5, 0.75, 1};
  CHECK(*read_color("#F00", current) == Paint{1, 0, 0, 1});
  CHECK(*read_color("#00ff0080", current) == Paint{0, 1, 0, 128 / 255.0});
  CHECK(*read_color("rgb(255 , 0,0)", current) == Paint{1, 0, 0, 1});
  CHECK(*read_color("rgba(0 0 255 / 50%)", current) == Paint{0, 0, 1, 0.5});
  CHECK(*read_color("RebeccaPurple", current) == Paint{0.4, 0.2, 0.6, 1});
  CHECK(*read_color("currentColor", current) == current);
  CHECK(near(read_color("hsl(120, 100%, 25%)", current)->green, 0.5));
  CHECK(*read_color("light-dark(#ffffff, #000000)", current) == Paint{1, 1, 1, 1});
  CHECK(*read_color("light-dark(rgb(0, 0, 0), white)", current) == Paint{0, 0, 0, 1});
  for (const char* wrong : {"", "#12", "#ggg", "rgb(1,2)", "blurple", "url(#a)"}) {
    INFO(wrong);
    CHECK(!read_color(wrong, current));
  }
}

TEST_CASE("declarations are applied with fonts first and important ones last") {
  Style style;
  style.font_size = 10;
  const std::vector<Declaration> declarations =
      read_declarations("line-height: 2em; color: red !important; font-size: 200%; color: blue;;x");
  REQUIRE(declarations.size() == 4);
  Style child = style.child();
  apply_declarations(child, declarations, style, {});
  CHECK(near(child.font_size, 20));
  CHECK(near(child.line_height.value, 40));
  CHECK(child.color == Paint{1, 0, 0, 1});
}

TEST_CASE("variables are resolved, and those that refer to themselves are not") {
  Style style;
  const auto apply = [&](std::string_view text) {
    apply_declarations(style, read_declarations(text), style, {});
  };
  apply("--a: #00f; --loop: var(--loop) var(--loop); fill: var(--a)");
  CHECK(std::get<Paint>(style.fill) == Paint{0, 0, 1, 1});
  apply("fill: var(--missing, lime)");
  CHECK(std::get<Paint>(style.fill) == Paint{0, 1, 0, 1});
  apply("fill: var(--loop)");
  CHECK(std::get<Paint>(style.fill) == Paint{0, 1, 0, 1});
}

TEST_CASE("families find their role") {
  CHECK(find_family("Helvetica") == Family::Sans);
  CHECK(find_family("\"Courier New\"") == Family::Mono);
  CHECK(find_family("Times New Roman, serif") == Family::Serif);
  CHECK(find_family("Comic Sans MS") == Family::Sans);
  CHECK(find_family("楷体") == Family::Kai);
  CHECK(find_family("sans-serif") == Family::Sans);
}

}  // namespace
}  // namespace diaoban::figures
