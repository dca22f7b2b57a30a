// Shadows of drawings, the filters that make them, and those that do not.
#include "prepared.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

constexpr const char* box = "<rect x=\"10\" y=\"10\" width=\"50\" height=\"20\" fill=\"#fff\"/>";

TEST_CASE("a shadow lies under what throws it, moved and in its colour") {
  const Prepared made =
      prepare_svg(std::string("<g style=\"filter: drop-shadow(rgba(255, 0, 0, 0.3) 2px 3px 0px);\">"
                              "<a href=\"https://example.org/\">") +
                  box + "</a></g>");
  CHECK(made.said.empty());
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 4);
  CHECK(std::get<Paint>(*shapes[0].fill) == Paint{1, 0, 0, 1});
  const Point corner = shapes[0].path.points[0];
  CHECK(shapes[0].transform.xx * corner.x + shapes[0].transform.x0 == 12);
  CHECK(shapes[0].transform.yy * corner.y + shapes[0].transform.y0 == 13);
  CHECK(std::get<Paint>(*shapes[3].fill) == Paint{1, 1, 1, 1});
  // Three layers make up its strength, and it is no part of the link.
  REQUIRE(made.all<PushGroupOperation>().size() == 3);
  CHECK(made.all<PushGroupOperation>()[0].opacity == 0.3 / 3);
  REQUIRE(made.picture.links.size() == 1);
  CHECK(made.picture.links[0].width == 50);
}

TEST_CASE("filter elements that move and blur are shadows, others are told of") {
  const auto filtered = [](const std::string& parts) {
    return prepare_svg("<filter id=\"f\">" + parts + "</filter><g filter=\"url(#f)\">" + box +
                       "</g>");
  };
  CHECK(filtered("<feGaussianBlur in=\"SourceAlpha\" stdDeviation=\"1.7\"/><feOffset dx=\"3\" "
                 "dy=\"3\"/><feFlood flood-color=\"#3D4574\" flood-opacity=\"0.4\"/>"
                 "<feComposite/><feBlend in=\"SourceGraphic\"/>")
            .all<ShapeOperation>()
            .size() == 4);
  CHECK(filtered("<feDropShadow/>").all<ShapeOperation>().size() == 4);
  const Prepared turbulent = filtered("<feTurbulence/><feOffset/>");
  CHECK(turbulent.says("picture-part-lost", "filter"));
  CHECK(turbulent.all<ShapeOperation>().size() == 1);
  CHECK(filtered("<feGaussianBlur stdDeviation=\"9\"/>").says("picture-part-lost", "filter"));
}

TEST_CASE("a shadow that is cast beyond all bounds is left out") {
  const Prepared made = prepare_svg(
      std::string("<g style=\"filter: drop-shadow(1e30px 0 1px red)\">") + box + "</g>");
  CHECK(made.says("picture-part-lost", "gigantic"));
  CHECK(made.all<ShapeOperation>().size() == 1);
}

TEST_CASE("shadows of shadows do not fill the memory") {
  std::string deep = box;
  for (int i = 0; i < 60; ++i) {
    deep = "<g style=\"filter: drop-shadow(black 1px 1px 1px)\">" + deep + "</g>";
  }
  CHECK(prepare_svg(deep).says("picture-part-lost", "shadows"));
}

}  // namespace
}  // namespace diaoban::figures
