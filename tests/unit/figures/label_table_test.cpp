// Tables, rules and borders in HTML labels.
#include <cmath>

#include "prepared.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

constexpr const char* at_origin =
    "align-items: unsafe flex-start; justify-content: unsafe flex-start; margin-left: 0; "
    "padding-top: 0; width: 200px; height: 100px;";

Prepared prepare_label(const std::string& html) {
  return prepare_svg(label(at_origin, "white-space: normal; text-align: left;", html));
}

bool near(double a, double b) { return std::abs(a - b) < 0.01; }

TEST_CASE("cells of one column stand under one another") {
  const auto texts = prepare_label(
                         "<table><tr><td>a</td><td>one</td></tr>"
                         "<tr><td>wide first</td><td>two</td></tr></table>")
                         .all<TextOperation>();
  REQUIRE(texts.size() == 4);
  CHECK(near(texts[0].transform.x0, texts[2].transform.x0));
  CHECK(near(texts[1].transform.x0, texts[3].transform.x0));
  CHECK(near(texts[0].transform.y0, texts[1].transform.y0));
  // Cells have an edge of 1 px all around and 2 px between them.
  CHECK(near(texts[1].transform.x0, texts[2].transform.x0 + texts[2].width + 4));
  CHECK(near(texts[2].transform.y0 - texts[0].transform.y0, 12 + 4));
}

TEST_CASE("a table shares the width and the height that it is given") {
  const auto texts =
      prepare_label(
          "<table cellspacing=\"0\" cellpadding=\"0\" style=\"width: 200px; height: 100px\">"
          "<tr><td>mm</td><td>mm</td></tr><tr><td>mm</td><td>mm</td></tr></table>")
          .all<TextOperation>();
  REQUIRE(texts.size() == 4);
  CHECK(near(texts[1].transform.x0, 100));
  CHECK(near(texts[2].transform.y0 - texts[0].transform.y0, 50));
  // In the middle of its row: 12 px of 50.
  CHECK(near(texts[0].transform.y0, 19 - 1 + 11));
}

TEST_CASE("cells over several columns and rows leave none of the others out") {
  const Prepared made = prepare_label(
      "<table><caption>top</caption><tbody><tr><td colspan=\"2\">both</td><td rowspan=\"2\">tall"
      "</td></tr><tr><td>a</td><td>b</td></tr></tbody>"
      "<tr><td colspan=\"999999999\">last</td></tr></table>");
  CHECK(made.texts() == std::vector<std::string>{"top", "both", "tall", "a", "b", "last"});
  const auto texts = made.all<TextOperation>();
  CHECK(texts[2].transform.x0 > texts[4].transform.x0);
  CHECK(texts[2].transform.y0 > texts[1].transform.y0);
  CHECK(texts[2].transform.y0 < texts[3].transform.y0);
}

TEST_CASE("what stands in a table without being a cell is kept") {
  const Prepared made =
      prepare_label("<table>loose<tbody>text<tr>row<td>cell</td></tr></tbody></table>");
  CHECK(made.texts().size() == 4);
}

TEST_CASE("a border is drawn on the sides that have a style") {
  const auto shapes = prepare_label(
                          "<div style=\"border-bottom: 3px solid #ff0000; border-left-width: 9px\">"
                          "x</div>")
                          .all<ShapeOperation>();
  REQUIRE(shapes.size() == 1);
  CHECK(std::get<Paint>(*shapes[0].fill) == Paint{1, 0, 0, 1});
  CHECK(near(shapes[0].path.points[0].y, 12));
  CHECK(near(shapes[0].path.points[2].y, 15));
}

TEST_CASE("a rule of one pixel is one line") {
  const auto shapes =
      prepare_label("<div style=\"width: 150px\"><hr size=\"1\"/></div>").all<ShapeOperation>();
  double height = 0;
  for (const ShapeOperation& shape : shapes) {
    const auto& points = shape.path.points;
    if (points[2].x - points[0].x > 100) height += points[2].y - points[0].y;
  }
  CHECK(near(height, 1));
}

}  // namespace
}  // namespace diaoban::figures
