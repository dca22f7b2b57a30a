// Lowering SVG: shapes, styles, gradients, references, text and links.
#include <cmath>

#include "prepared.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

bool near(double a, double b) { return std::abs(a - b) < 1e-6; }

Paint plain(const std::optional<Brush>& brush) {
  REQUIRE(brush);
  REQUIRE(std::holds_alternative<Paint>(*brush));
  return std::get<Paint>(*brush);
}

TEST_CASE("basic shapes become paths with fill and stroke") {
  const Prepared made = prepare_svg(
      "<rect x='10' y='20' width='30' height='40' fill='#ff0000' stroke='blue' stroke-width='3' "
      "stroke-dasharray='4 2'/><circle cx='50' cy='50' r='10' fill='none'/>"
      "<polygon points='0,0 10,0 10,10' fill-opacity='.5'/>");
  CHECK(made.said.empty());
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 2);  // what is not painted leaves no trace
  CHECK(plain(shapes[0].fill) == Paint{1, 0, 0, 1});
  REQUIRE(shapes[0].stroke);
  CHECK(shapes[0].stroke->width == 3);
  CHECK(shapes[0].stroke->dashes == std::vector<double>{4, 2});
  CHECK(shapes[0].path.points[2] == Point{40, 60});
  CHECK(plain(shapes[1].fill).alpha == 0.5);
}

TEST_CASE("the viewBox, transforms and nested viewports place shapes") {
  const Prepared made = prepare_bytes_as(
      "a.svg",
      "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100' viewBox='-10 -10 100 50'>"
      "<g transform='translate(5 5)'><rect width='10' height='10' stroke='red'/></g>"
      "<svg x='10' y='10' width='20' height='20' viewBox='0 0 10 10'>"
      "<rect width='1' height='1'/></svg></svg>");
  CHECK(made.picture.width == 200);
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 2);
  CHECK(shapes[0].path.points[0] == Point{30, 30});
  CHECK(shapes[0].stroke->width == 2);  // scaled with the shape
  CHECK(shapes[1].path.points[2] == Point{44, 44});
}

TEST_CASE("a transform that does not keep shapes is kept with its shape") {
  const auto shapes =
      prepare_svg("<rect width='5' height='5' stroke='red' transform='scale(2 4)'/>")
          .all<ShapeOperation>();
  REQUIRE(shapes.size() == 1);
  CHECK(shapes[0].transform == Matrix{2, 0, 0, 4, 0, 0});
  CHECK(shapes[0].path.points[2] == Point{5, 5});
}

TEST_CASE("sizes come from the file where it says them, else from the viewBox") {
  const auto size = [](const std::string& attributes) {
    const Picture picture =
        prepare_bytes_as("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' " + attributes + "/>")
            .picture;
    return std::pair(picture.width, picture.height);
  };
  CHECK(size("width='10mm' height='1in'") == std::pair(960 / 25.4, 96.0));
  CHECK(size("viewBox='0 0 30 20'") == std::pair(30.0, 20.0));
  CHECK(size("viewBox='0 0 30 20' width='60'") == std::pair(60.0, 40.0));
  CHECK(size("viewBox='0 0 30 20' width='100%'") == std::pair(30.0, 20.0));
  CHECK(size("") == std::pair(300.0, 150.0));
}

TEST_CASE("style sheets follow the cascade") {
  const Prepared made = prepare_svg(
      "<style>/* none */ .a{fill:red} #x{fill:lime} g > rect.b, .c {fill:blue} g rect{opacity:1}"
      " @media print{.a{fill:black}} .a:hover{fill:white} [rx]{stroke:red}</style>"
      "<rect class='a' fill='yellow' width='1' height='1'/>"
      "<rect class='a' id='x' width='1' height='1'/>"
      "<g><rect class='z b' width='1' height='1'/></g>"
      "<rect class='b' style='fill:#00f' width='1' height='1'/>"
      "<rect rx='0' width='1' height='1'/>");
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 5);
  CHECK(plain(shapes[0].fill) == Paint{1, 0, 0, 1});
  CHECK(plain(shapes[1].fill) == Paint{0, 1, 0, 1});
  CHECK(plain(shapes[2].fill) == Paint{0, 0, 1, 1});
  CHECK(plain(shapes[3].fill) == Paint{0, 0, 1, 1});
  CHECK(shapes[4].stroke);
}

TEST_CASE("gradients take what they lack from where they point") {
  const Prepared made = prepare_svg(
      "<defs><linearGradient id='stops'><stop offset='0' stop-color='red'/>"
      "<stop offset='100%' stop-color='blue' stop-opacity='.5'/></linearGradient>"
      "<linearGradient id='g' xlink:href='#stops' x1='0' y1='0' x2='0' y2='1'/></defs>"
      "<rect x='10' y='20' width='30' height='40' fill='url(#g)'/>"
      "<rect width='5' height='5' fill='url(#missing) lime'/>"
      "<rect width='5' height='5' fill='url(#missing)'/>");
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 2);
  const auto& gradient = std::get<Gradient>(*shapes[0].fill);
  CHECK(!gradient.radial);
  CHECK(gradient.to == Point{0, 1});
  CHECK(gradient.transform == Matrix{30, 0, 0, 40, 10, 20});
  REQUIRE(gradient.stops.size() == 2);
  CHECK(gradient.stops[1].color == Paint{0, 0, 1, 0.5});
  CHECK(plain(shapes[1].fill) == Paint{0, 1, 0, 1});
}

TEST_CASE("use, symbols, clips and groups with opacity") {
  const Prepared made = prepare_svg(
      "<defs><rect id='r' width='10' height='10'/>"
      "<symbol id='s' viewBox='0 0 2 2'><rect width='3' height='1'/></symbol>"
      "<clipPath id='c'><circle r='5'/></clipPath></defs>"
      "<use href='#r' x='100' fill='red'/><use xlink:href='#s' width='20' height='20'/>"
      "<g clip-path='url(#c)' opacity='.5'><use href='#r'/></g>"
      "<g clip-path='url(#c)'><g opacity='.5'/></g>");
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 3);
  CHECK(shapes[0].path.points[0] == Point{100, 0});
  CHECK(plain(shapes[0].fill) == Paint{1, 0, 0, 1});
  CHECK(shapes[1].path.points[2] == Point{30, 10});
  REQUIRE(made.all<PushGroupOperation>().size() == 1);
  CHECK(made.all<PushGroupOperation>()[0].opacity == 0.5);
  CHECK(made.all<PushClipOperation>().size() == 2);  // the symbol's and the circle's
  CHECK(made.all<PopOperation>().size() == 3);
}

TEST_CASE("a clip stays only where it cuts something off") {
  const auto clips = [](const std::string& shape, const std::string& clip) {
    const Prepared made =
        prepare_svg("<defs><clipPath id='c'>" + clip + "</clipPath></defs><g clip-path='url(#c)'>" +
                    shape + "</g><g opacity='.5'><rect width='9' height='9'/></g>");
    CHECK(made.all<PushGroupOperation>().size() == 1);
    CHECK(made.all<PopOperation>().size() == made.all<PushClipOperation>().size() + 1);
    return made.all<PushClipOperation>().size();
  };
  const std::string box = "<rect x='10' y='10' width='50' height='50'/>";
  CHECK(clips("<rect x='10' y='20' width='50' height='40'/>", box) == 0);
  CHECK(clips("<rect x='10' y='20' width='52' height='40'/>", box) == 1);
  CHECK(clips("<g opacity='1'><path d='M30 0v20' stroke='red'/></g>", box) == 1);
  CHECK(clips("<rect x='20' y='20' width='9' height='9'/>", "<circle r='90'/>") == 1);
  CHECK(clips("<rect x='20' y='20' width='9' height='9'/>", "<path d='M0 0H90V90L0 80Z'/>") == 1);
  // The line lies inside, its ends and its corner do not.
  CHECK(clips("<path d='M12 30V50' stroke='red' stroke-width='3' stroke-linejoin='round'/>", box) ==
        0);
  CHECK(clips("<path d='M12 30V50' stroke='red' stroke-width='6' stroke-linejoin='round'/>", box) ==
        1);
  CHECK(clips("<path d='M30 15L40 50L50 15' stroke='red' stroke-width='4' fill='none' "
              "stroke-miterlimit='20'/>",
              box) == 1);
}

TEST_CASE("markers stand at the ends of a line, turned along it") {
  const Prepared made = prepare_svg(
      "<marker id='m' markerWidth='4' markerHeight='4' refX='4' refY='2' orient='auto' "
      "markerUnits='userSpaceOnUse'><path d='M0 0L4 2L0 4Z'/></marker>"
      "<path d='M10 10 V60' stroke='black' fill='none' marker-end='url(#m)'/>");
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 2);
  // The arrow's tip is the line's end, its base above.
  CHECK(near(shapes[1].path.points[1].x, 10));
  CHECK(near(shapes[1].path.points[1].y, 60));
  CHECK(near(shapes[1].path.points[0].y, 56));
}

TEST_CASE("text is placed by its anchor, and tspans move it") {
  const Prepared made = prepare_svg(
      "<text x='100' y='50' font-size='20' text-anchor='middle' font-weight='bold'> ab\n cd </text>"
      "<text x='10' y='50'><tspan>one</tspan><tspan x='10' dy='1.2em' "
      "fill='red'>two</tspan></text>");
  CHECK(made.texts() == std::vector<std::string>{"ab cd", "one", "two"});
  const auto texts = made.all<TextOperation>();
  CHECK(near(texts[0].transform.x0 + texts[0].width / 2, 100));
  CHECK(texts[0].role == "sans-bold");
  CHECK(texts[2].transform.x0 == 10);
  CHECK(near(texts[2].transform.y0, 50 + 1.2 * 16));
  CHECK(texts[2].paint == Paint{1, 0, 0, 1});
  CHECK(made.picture.smallest_text == 16);
}

TEST_CASE("Chinese, Latin and emoji find their faces") {
  const Prepared made = prepare_svg("<text y='20'>Pod 容器 🚀</text>");
  REQUIRE(made.all<TextOperation>().size() == 1);
  const TextOperation text = made.all<TextOperation>()[0];
  CHECK(made.texts()[0] == "Pod 容器 🚀");
  CHECK(text.runs.size() >= 3);
  double end = 0;
  for (const PlacedRun& run : text.runs) {
    CHECK(run.x >= end - 1e-6);
    end = run.x;
    std::size_t bytes = 0;
    std::size_t glyphs = 0;
    for (const fonts::Cluster& cluster : run.run.clusters) {
      bytes += cluster.bytes;
      glyphs += cluster.glyphs;
    }
    CHECK(bytes == run.run.text.size());
    CHECK(glyphs == run.run.glyphs.size());
    for (const fonts::Glyph& glyph : run.run.glyphs) CHECK(glyph.id != 0);
  }
}

TEST_CASE("links and hover titles keep their boxes and addresses") {
  const Prepared made = prepare_svg(
      "<a xlink:href='https://example.org/a_(b)?q=中文&amp;x=1\\'>"
      "<rect x='10' y='10' width='80' height='40'/><text x='20' y='30'>here</text></a>"
      "<rect x='200' y='100' width='50' height='50'><title>a note</title></rect>"
      "<g><title>around</title><a href='https://example.org/2'><rect x='300' width='9' "
      "height='9'/></a></g><a href='javascript:alert(1)'><rect width='5' height='5'/></a>");
  const auto& links = made.picture.links;
  REQUIRE(links.size() == 3);
  CHECK(links[0].url == "https://example.org/a_(b)?q=中文&x=1\\");
  CHECK(links[0].x == 10);
  CHECK(links[0].width == 80);
  CHECK(links[0].height == 40);
  CHECK(links[1].url.empty());
  CHECK(links[1].title == "a note");
  CHECK(links[2].url == "https://example.org/2");
  CHECK(links[2].title == "around");
  CHECK(made.says("picture-reference-refused", "javascript"));
}

TEST_CASE("a line that carries a link is clickable along itself, not over its whole extent") {
  const Prepared made = prepare_svg(
      "<a href='https://example.org/'><path d='M10 10 H390 V190' fill='none' stroke='red'/></a>");
  REQUIRE(made.picture.links.size() == 2);
  for (const LinkBox& link : made.picture.links) CHECK(std::min(link.width, link.height) < 10);
}

TEST_CASE("pictures in the picture are drawn when they are embedded, and refused when not") {
  const Prepared made = prepare_svg(
      "<image x='10' y='10' width='40' height='40' xlink:href=\"data:image/svg+xml,"
      "%3Csvg xmlns='http://www.w3.org/2000/svg' width='4' height='2'%3E%3Crect width='4' "
      "height='2' fill='red'/%3E%3C/svg%3E\"/><image width='9' height='9' "
      "xlink:href='file:///etc/passwd'/><image width='9' height='9' "
      "href='https://example.org/a.png'/>");
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 1);
  CHECK(shapes[0].path.points[0] == Point{10, 20});  // centred by preserveAspectRatio
  CHECK(made.says("picture-reference-refused", "file:///etc/passwd"));
  CHECK(made.says("picture-reference-refused", "https://example.org/a.png"));
}

TEST_CASE("what is not drawn is said") {
  const Prepared made = prepare_svg(
      "<rect width='5' height='5' filter='url(#f)'/><script>alert(1)</script>"
      "<video/><text><textPath href='#p'>along</textPath></text>");
  CHECK(made.says("picture-part-lost", "filter"));
  CHECK(made.says("picture-part-lost", "'video'"));
  CHECK(made.says("picture-part-lost", "along a line"));
  CHECK(made.says("picture-script-refused", "script"));
}

TEST_CASE("the text for other programs and the viewer's warning are dropped") {
  const Prepared made = prepare_svg(
      "<switch><foreignObject width='100' height='20'><div xmlns='http://www.w3.org/1999/xhtml'>"
      "whole label</div></foreignObject><text>whole...</text></switch>"
      "<switch><g requiredFeatures='http://www.w3.org/TR/SVG11/feature#Extensibility'/>"
      "<a xlink:href='https://www.diagrams.net/doc/faq/svg-export-text-problems'>"
      "<text>Text is not SVG - cannot display</text></a></switch>");
  CHECK(made.texts() == std::vector<std::string>{"whole label"});
  CHECK(made.picture.links.empty());
}

TEST_CASE("drawing beyond the edge is clipped, and only then") {
  CHECK(prepare_svg("<rect width='10' height='10'/>").all<PushClipOperation>().empty());
  CHECK(prepare_svg("<rect x='-50' width='100' height='10'/>").all<PushClipOperation>().size() ==
        1);
}

TEST_CASE("title and description of the whole are told apart from notes") {
  const Prepared made = prepare_svg("<title>The whole</title><desc>All of it</desc>");
  CHECK(made.picture.title == "The whole");
  CHECK(made.picture.description == "All of it");
  CHECK(made.picture.links.empty());
}

}  // namespace
}  // namespace diaoban::figures
