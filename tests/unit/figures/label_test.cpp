// HTML labels of drawings: where their text stands, how it wraps, what of it is kept.
#include <cmath>

#include "prepared.hpp"
#include "support/catch.hpp"

namespace diaoban::figures {
namespace {

bool near(double a, double b, double tolerance = 0.01) { return std::abs(a - b) < tolerance; }

constexpr const char* centred =
    "align-items: unsafe center; justify-content: unsafe center; width: 100px; padding-top: 50px; "
    "margin-left: 20px;";

TEST_CASE("a label is centred in its box") {
  const auto texts =
      prepare_svg(label(centred, "white-space: nowrap;", "Hello")).all<TextOperation>();
  REQUIRE(texts.size() == 1);
  CHECK(near(texts[0].transform.x0 + texts[0].width / 2, 70));
  // One line of 12 px around y = 50.5; Noto Sans has 11 above and 3 below its baseline at 10 px.
  CHECK(near(texts[0].transform.y0, 50.5 - 6 - 1 + 11));
}

TEST_CASE("a label that is too wide runs over on both sides") {
  const auto texts =
      prepare_svg(label("align-items: unsafe flex-start; justify-content: unsafe center; "
                        "width: 1px; padding-top: 10px; margin-left: 200px;",
                        "white-space: nowrap;", "much wider than a pixel"))
          .all<TextOperation>();
  REQUIRE(texts.size() == 1);
  CHECK(near(texts[0].transform.x0 + texts[0].width / 2, 200.5));
  CHECK(near(texts[0].transform.y0, 10 - 1 + 11));
}

TEST_CASE("lines wrap where browsers wrap them") {
  const auto lines = [](const std::string& html, const char* width) {
    return prepare_svg(label(std::string("align-items: unsafe flex-start; justify-content: unsafe "
                                         "flex-start; margin-left: 0; width: ") +
                                 width,
                             "white-space: normal;", html))
        .texts();
  };
  using Lines = std::vector<std::string>;
  CHECK(lines("one two three", "40px") == Lines{"one two", "three"});
  CHECK(lines("a/very/long/path", "10px") == Lines{"a/very/long/path"});
  CHECK(lines("well-known", "10px") == Lines{"well-", "known"});
  CHECK(lines("x -1", "5px") == Lines{"x", "-1"});
  CHECK(lines("f(x) [y]", "5px") == Lines{"f(x)", "[y]"});
  CHECK(lines("中文，标点", "20px") == Lines{"中", "文，", "标点"});
  CHECK(lines("one&#160;two three", "5px") == Lines{"one\u00A0two", "three"});
}

TEST_CASE("a formatter's indentation in a label is no white space to keep") {
  const auto lines = [](const std::string& html) {
    return prepare_svg(label(centred, "white-space: nowrap;", html)).texts();
  };
  using Lines = std::vector<std::string>;
  CHECK(lines("\n  <pre>\n    one {<br/>\n    two\n    <b>three</b>\n  </pre>\n") ==
        Lines{"one {", "two", "three"});
  // As written by hand, or on one line by draw.io, it counts.
  CHECK(lines("<pre>\n  one\n</pre>") == Lines{"  one"});
  CHECK(lines("\n  <pre>  one\n    two</pre>\n") == Lines{"  one", "    two"});
}

TEST_CASE("white space is collapsed as in HTML") {
  const Prepared made = prepare_svg(
      label(centred, "white-space: nowrap;", "\n  one \n <b> two </b>\n three<br/>\n four \n"));
  std::string all;
  for (const std::string& text : made.texts()) all += "[" + text + "]";
  CHECK(all == "[one ][two ][three][four]");
}

TEST_CASE("a line end between Han makes no space") {
  CHECK(prepare_svg(label(centred, "white-space: nowrap;", "中文\n  换行")).texts() ==
        std::vector<std::string>{"中文换行"});
}

TEST_CASE("every element that labels use is drawn") {
  const Prepared made = prepare_svg(
      label(centred, "white-space: normal;",
            "<div>d</div><b>b</b><i>i</i><u>u</u><font color='#ff0000' face='Courier New'>f</font>"
            "<code>c</code><pre>p  q\nr</pre><ul><li>l</li></ul><ol><li>n</li></ol><h1>h</h1><p>t"
            "</p><em>e</em><strong>s</strong><span style='font-size: 20px'>x</span><s>k</s>"));
  CHECK(made.said.empty());
  std::string all;
  for (const std::string& text : made.texts()) all += text;
  CHECK(all == "dbiufcp  qrln1.htesxk");
  const auto texts = made.all<TextOperation>();
  CHECK(texts[1].role == "sans-bold");
  CHECK(texts[2].italic);
  CHECK(texts[4].role == "mono");
  CHECK(texts[4].paint == Paint{1, 0, 0, 1});
  CHECK(made.picture.smallest_text == 10);
}

TEST_CASE("an empty line is as tall as the text that it belongs to") {
  const auto texts = prepare_svg(label(centred, "white-space: nowrap;",
                                       "<font style='font-size: 20px'>a<br/><br/>b<br/></font>"))
                         .all<TextOperation>();
  REQUIRE(texts.size() == 2);
  CHECK(near(texts[1].transform.y0 - texts[0].transform.y0, 2 * 24));
}

TEST_CASE("margins between blocks collapse, through empty ones too") {
  const auto texts = prepare_svg(label(centred, "white-space: nowrap;",
                                       "<p>a</p><ul></ul><p>b</p><div><p>c</p></div>"))
                         .all<TextOperation>();
  REQUIRE(texts.size() == 3);
  CHECK(near(texts[1].transform.y0 - texts[0].transform.y0, 12 + 10));
  CHECK(near(texts[2].transform.y0 - texts[1].transform.y0, 12 + 10));
}

TEST_CASE("backgrounds and underlines are drawn with their text") {
  const Prepared made = prepare_svg(label(
      centred, "white-space: nowrap; background-color: rgb(255, 255, 0);",
      "a <u>b</u> <span style='background-color: #f00; color: light-dark(#00f, #fff)'>c</span>"));
  const auto shapes = made.all<ShapeOperation>();
  REQUIRE(shapes.size() == 3);
  CHECK(std::get<Paint>(*shapes[0].fill) == Paint{1, 1, 0, 1});
  CHECK(std::get<Paint>(*shapes[1].fill) == Paint{1, 0, 0, 1});
  CHECK(made.all<TextOperation>().back().paint == Paint{0, 0, 1, 1});
}

TEST_CASE("a label cut by its box keeps its text and is clipped") {
  const Prepared made = prepare_svg(
      "<g><foreignObject width='100%' height='100%'><div xmlns='http://www.w3.org/1999/xhtml' "
      "style='display: flex; width: 50px; height: 1px;'><div style='max-height: 12px; overflow: "
      "hidden; font-size: 0'><div style='display: inline-block; font-size: 10px; line-height: 1.2'>"
      "one<br/>two<br/>three</div></div></div></foreignObject></g>");
  CHECK(made.texts() == std::vector<std::string>{"one", "two", "three"});
  REQUIRE(made.all<PushClipOperation>().size() == 1);
}

TEST_CASE("links in labels stand on their own words") {
  const Prepared made = prepare_svg(
      label(centred, "white-space: nowrap;",
            "see <a href='https://example.org/x#L(1)'>the source</a> <a href='file:///x'>no</a>"));
  REQUIRE(made.picture.links.size() == 1);
  const LinkBox& link = made.picture.links[0];
  const auto texts = made.all<TextOperation>();
  CHECK(link.url == "https://example.org/x#L(1)");
  CHECK(near(link.x, texts[1].transform.x0));
  CHECK(near(link.width, texts[1].width));
  CHECK(made.says("picture-reference-refused", "file:///x"));
}

TEST_CASE("words are cut where the style asks for it") {
  const auto lines = [](const char* style) {
    return prepare_svg(label("width: 30px;", style, "abcdefghijklmnopqrstuvwxyz")).texts().size();
  };
  CHECK(lines("white-space: normal; overflow-wrap: normal;") == 1);
  CHECK(lines("white-space: normal; word-break: break-all;") > 3);
}

TEST_CASE("lists are numbered as they say") {
  const auto texts = [](const std::string& html) {
    return prepare_svg(label(centred, "white-space: nowrap;", html)).texts();
  };
  using Texts = std::vector<std::string>;
  CHECK(texts("<ol start=\"3\"><li>x</li><li>y</li></ol>") == Texts{"x", "y", "3.", "4."});
  CHECK(texts("<ol type=\"a\" start=\"26\"><li>x</li><li>y</li></ol>") ==
        Texts{"x", "y", "z.", "aa."});
  CHECK(texts("<ol type=\"I\" start=\"9\"><li>x</li></ol>") == Texts{"x", "IX."});
}

TEST_CASE("spaced letters stay as wide as they are") {
  const Prepared made = prepare_svg(label(centred, "letter-spacing: 3px;", "wide"));
  CHECK(made.picture.svg.find("letter-spacing=\"3\"") != std::string::npos);
}

TEST_CASE("what a label's style asks for and does not get is told") {
  const auto styled = [](const std::string& style, const std::string& html = "text") {
    return prepare_svg(label(centred, style, html));
  };
  constexpr const char* lost = "picture-part-lost";
  CHECK(styled("text-align: justify;").says(lost, "justified"));
  CHECK(styled("writing-mode: vertical-rl;").says(lost, "vertical"));
  CHECK(styled("color: oklch(0.6 0.1 20);").says(lost, "'oklch(0.6 0.1 20)'"));
  CHECK(styled("color: rgb(from red r g b);").says(lost, "'rgb(from red r g b)'"));
  CHECK(styled("background: linear-gradient(red, blue);").says(lost, "background"));
  CHECK(styled("", "a <span style='border: 1px solid red'>b</span>").says(lost, "border"));
  CHECK(prepare_svg("<style>.a { fill: lab(50% 40 59) }</style><path class=\"a\" d=\"M0 0h1v1\"/>")
            .says(lost, "'lab(50% 40 59)'"));
  for (const char* plain :
       {"text-align: center; color: rgb(1 2 3 / 50%);", "background: light-dark(#fff, #000);",
        "color: hsl(20, 30%, 40%); writing-mode: horizontal-tb;", "color: var(--none, red);"}) {
    INFO(plain);
    CHECK(styled(plain).said.empty());
  }
}

}  // namespace
}  // namespace diaoban::figures
