// The plain SVG that goes into an EPUB.
#include <regex>

#include "prepared.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the written SVG holds text, links and titles, and nothing that readers refuse") {
  const Prepared made = prepare_svg(
      "<title>A &amp; B</title><script>x</script><metadata/>"
      "<a xlink:href='https://example.org/f(x)?a=1&amp;b=路' onclick='x()'><title>go "
      "\"there\"</title>"
      "<rect width='9' height='9' onmouseover='x()' style='fill:url(#g)'/></a>"
      "<linearGradient id='g'><stop stop-color='red'/><stop offset='1'/></linearGradient>" +
      label("width: 100px; margin-left: 5px; padding-top: 50px;", "white-space: nowrap;",
            "<b>a &lt; b</b>"));
  const std::string& svg = made.picture.svg;
  CHECK(has(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(has(svg, "viewBox=\"0 0 400 200\""));
  CHECK(has(svg, "<title>A &amp; B</title>"));
  CHECK(has(svg,
            "<a xlink:href=\"https://example.org/f(x)?a=1&amp;b=%E8%B7%AF\" "
            "xlink:title=\"https://example.org/f(x)?a=1&amp;b=路\">"));
  CHECK(has(svg, "<title>go &quot;there&quot;</title>"));
  CHECK(has(svg, ">a &lt; b</text>"));
  CHECK(has(svg, "font-weight=\"bold\""));
  CHECK(has(svg, "sans-serif\""));
  for (const char* refused : {"foreignObject", "script", "onclick", "onmouse", "style=", "switch",
                              "xhtml", "metadata", "cut..."}) {
    INFO(refused);
    CHECK(!has(svg, refused));
  }
}

TEST_CASE("ids belong to their picture") {
  const auto written = [](const std::string& color) {
    return prepare_svg("<linearGradient id='g'><stop stop-color='" + color +
                       "'/><stop offset='1'/></linearGradient>"
                       "<rect width='9' height='9' fill='url(#g)'/>")
        .picture.svg;
  };
  const std::regex id("id=\"([^\"]+)\"");
  std::smatch first;
  std::smatch second;
  const std::string red = written("red");
  const std::string blue = written("blue");
  REQUIRE(std::regex_search(red, first, id));
  REQUIRE(std::regex_search(blue, second, id));
  CHECK(first[1] != second[1]);
  CHECK(has(red, "url(#" + first[1].str() + ")"));
  CHECK(red == written("red"));
}

TEST_CASE("a link in a link interrupts it") {
  const Prepared made =
      prepare_svg("<a href='https://example.org/outer'><rect y='50' width='9' height='9'/>" +
                  label("width: 100px;", "white-space: nowrap;",
                        "<a href='https://example.org/inner'>words</a>") +
                  "<rect y='100' width='9' height='9'/></a>");
  CHECK(made.picture.links.size() == 3);
  std::string tags;
  const std::regex tag("<(/?a|path|text)[ >]|org/(outer|inner)");
  const std::string& svg = made.picture.svg;
  for (std::sregex_iterator match(svg.begin(), svg.end(), tag), end; match != end; ++match) {
    tags += (*match)[1].str() + (*match)[2].str() + " ";
  }
  CHECK(tags == "a outer path /a a inner text path /a a outer path /a ");
}

TEST_CASE("spaces that count are kept") {
  const Prepared made =
      prepare_svg("<text y='9' xml:space='preserve'>  a  b</text><text y='30'> a  b </text>");
  CHECK(has(made.picture.svg, "xml:space=\"preserve\">  a  b</text>"));
  CHECK(has(made.picture.svg, ">a b</text>"));
}

}  // namespace
}  // namespace diaoban::figures
