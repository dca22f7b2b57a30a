// Paragraphs from text to lines: what comes out where, and what is kept for those who use the
// lines.
#include <fmt/format.h>

#include <cmath>

#include "support/catch.hpp"
#include "typeset/kinds.hpp"
#include "unit/typeset/paragraph_fixture.hpp"

namespace diaoban::typeset {
namespace {

bool is_near(double a, double b) { return std::abs(a - b) < 0.02; }

std::string joined(const std::vector<SetLine>& lines) {
  std::string text;
  for (const SetLine& line : lines)
    text += (text.empty() ? "" : "|") + ParagraphFixture::copied(line);
  return text;
}

TEST_CASE("lines are filled and their bytes follow each other") {
  ParagraphFixture fixture;
  const std::string text = "雕一次版，印千百次书。一份手稿，出每一种版本的书，这就是雕版的意思。";
  const auto lines = fixture.set(text, 12);
  REQUIRE(lines.size() > 1);
  std::uint32_t at = 0;
  for (const SetLine& line : lines) {
    CHECK(line.begin == at);
    at = line.end;
    if (!line.last) CHECK(is_near(line.width, 120));
  }
  CHECK(at == text.size());
  CHECK(lines.back().last);
}

TEST_CASE("quotation marks belong to their pair") {
  ParagraphFixture fixture;
  const auto chinese = fixture.set("他说“Let’s go”，走了。", 40);
  CHECK(joined(chinese) == "他说“Let’s go”，走了。");
  const auto& first = std::get<TextItem>(chinese[0].items[0].what).run;
  CHECK(fixture.fonts.info(first.face).name == "noto-serif-cjk-sc");
  CHECK(first.text == "他说“");
  const auto& second = std::get<TextItem>(chinese[0].items[1].what).run;
  CHECK(second.text == "Let’s go");
  const auto latin = fixture.set("He said “hi” twice", 40);
  REQUIRE(latin[0].items.size() == 1);
}

TEST_CASE("a forced break ends a line, and an empty paragraph has one") {
  ParagraphFixture fixture;
  const auto lines = fixture.set("春眠不觉晓\n处处闻啼鸟", 20);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].last);
  CHECK(is_near(lines[0].width, 50));
  CHECK(fixture.set("", 20).size() == 1);
  CHECK(fixture.set("\n\n", 20).size() >= 2);
}

TEST_CASE("a last line that lacks less than an indent is filled, if that does not show") {
  ParagraphFixture fixture;
  const std::string twenty = "一二三四五六七八九十一二三四五六七八九十";
  const auto filled = fixture.set(twenty, 21);
  CHECK(is_near(filled[0].width, 210));
  CHECK(filled[0].adjustments.size() == 1);
  CHECK(is_near(fixture.set(twenty, 22)[0].width, 200));
  CHECK(is_near(fixture.set("一二三四五", 6)[0].width, 50));
  CHECK(is_near(fixture.set("Latin words are left as they are", 16)[0].natural_width,
                fixture.set("Latin words are left as they are", 16)[0].width));
}

TEST_CASE("a large picture has its own line, in the middle") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("如下图： ");
  text.append_object({0, 150, 90, 0}, 0);
  text.append("以后", 0);
  ParagraphStyle style = fixture.style_of(20);
  style.first_indent = 20;
  const auto lines = fixture.compositor.set(text, style);
  REQUIRE(lines.size() == 3);
  CHECK(joined(lines) == "如下图： ||以后");
  CHECK(is_near(lines[0].width, 35));
  CHECK(lines[0].last);
  REQUIRE(lines[1].objects.size() == 1);
  CHECK(is_near(lines[1].objects[0].x, 25));
  ParagraphText alone = fixture.text_of("");
  alone.append_object({0, 190, 90, 0}, 0);
  alone.append("。", 0);
  const auto first = fixture.compositor.set(alone, style);
  REQUIRE(first.size() == 1);
  CHECK(is_near(first[0].x, 0));
}

TEST_CASE("spaces of literals open when nothing else is left") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("");
  text.styles[0].code = true;
  text.append("aaaaaaaa bbbbbbbb cccccccc dddddddd", 0);
  const auto lines = fixture.compositor.set(text, fixture.style_of(16));
  REQUIRE(lines.size() > 1);
  CHECK(is_near(lines[0].width, 160));
  REQUIRE(lines[0].adjustments.size() == 1);
  CHECK(lines[0].adjustments[0].what == Slack::Letter);
}

TEST_CASE("objects, marks and links come back with their places") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("见");
  text.styles.push_back(text.styles[0]);
  text.styles[1].link = 7;
  text.append_object({0, 30, 20, 5}, 0);
  text.append("这里", 1);
  text.marks.push_back({static_cast<std::uint32_t>(text.text.size()), 9});
  const auto lines = fixture.compositor.set(text, fixture.style_of(20));
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].objects.size() == 1);
  CHECK(is_near(lines[0].objects[0].x, 10));
  CHECK(lines[0].ascent >= 20);
  REQUIRE(lines[0].links.size() == 1);
  CHECK(lines[0].links[0].link == 7);
  CHECK(is_near(lines[0].links[0].x, 40));
  CHECK(is_near(lines[0].links[0].width, 20));
  REQUIRE(lines[0].marks.size() == 1);
  CHECK(lines[0].marks[0].id == 9);
  CHECK(is_near(lines[0].marks[0].x, 60));
}

TEST_CASE(
    "what has an alternative text is read in its place, and the space after it is not in it") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("a ");
  text.styles.push_back(text.styles[0]);
  text.styles[1].formula = text.styles[1].code = true;
  text.styles[1].owner = {5};
  text.append_object({0, 10, 10, 0}, 0);
  text.append(" b ", 0);
  text.append("x y", 1);
  text.append(" c", 0);
  const auto lines = fixture.compositor.set(text, fixture.style_of(40));
  REQUIRE(lines.size() == 1);
  std::vector<std::pair<std::string, Owner>> read;
  for (const Item& item : lines[0].items) {
    if (const auto* one = std::get_if<TextItem>(&item.what))
      read.emplace_back(one->run.text, item.owner);
  }
  const Owner plain = text.styles[0].owner;
  CHECK(read == std::vector<std::pair<std::string, Owner>>{
                    {"a ", plain}, {" b ", plain}, {"x y", Owner{5}}, {" c", plain}});
  REQUIRE(lines[0].objects.size() == 1);
  CHECK(lines[0].objects[0].items_before == 1);
}

TEST_CASE("a character that no face has is an error with its place") {
  ParagraphFixture fixture;
  ParagraphText text;
  TextStyle style;
  const auto source = fixture.sources.add("a.md", "好\U0010FFFD。");
  style.span = {source, 0, 10};
  text.styles.push_back(style);
  text.append("好\U0010FFFD。", 0);
  fixture.compositor.set(text, fixture.style_of(20));
  const auto found = fixture.sink.sorted(fixture.sources);
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == &kinds::missing_glyph);
  CHECK(found[0].span == diagnostics::Span{source, 3, 7});
}

TEST_CASE("a listing tells of such a character with its line") {
  ParagraphFixture fixture;
  ParagraphText text;
  TextStyle style;
  const auto source = fixture.sources.add("a.md", "```\nx\n\U0010FFFD\n```\n");
  style.span = {source, 0, 14};
  style.code = true;
  text.styles.push_back(style);
  text.append("\U0010FFFD", 0);
  VerbatimStyle verbatim;
  verbatim.line = 2;
  fixture.compositor.set_verbatim(text, verbatim);
  const auto found = fixture.sink.sorted(fixture.sources);
  REQUIRE(found.size() == 1);
  CHECK(found[0].span == style.span);
  CHECK(found[0].message == "no face has U+10FFFD '\U0010FFFD', in line 2 of the listing");
}

TEST_CASE("emoji take one em and keep their text") {
  ParagraphFixture fixture;
  const auto lines = fixture.set("好🤷👩‍💻🇨🇳1️⃣", 20);
  CHECK(joined(lines) == "好🤷👩‍💻🇨🇳1️⃣");
  CHECK(is_near(lines[0].width, 50));
}

TEST_CASE("widths are the widest piece and the natural line") {
  ParagraphFixture fixture;
  const Widths widths =
      fixture.compositor.measure(fixture.text_of("雕版 printing"), fixture.style_of(20));
  const Widths word = fixture.compositor.measure(fixture.text_of("printing"), fixture.style_of(20));
  CHECK(is_near(widths.least, word.natural));
  CHECK(is_near(widths.natural, 20 + 2.5 + word.natural));
}

TEST_CASE("listings stand on columns and wrap") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("int 计数 = 0;\t// 版");
  text.styles[0].role = "mono";
  VerbatimStyle style;
  style.measure = 200;
  const auto lines = fixture.compositor.set_verbatim(text, style);
  REQUIRE(lines.size() == 1);
  // The space that ends it parts it from the next line for whoever reads the text on.
  CHECK(joined(lines) == "int 计数 = 0;\t// 版 ");
  CHECK(is_near(lines[0].width, (16 + 5) * 5));
  style.measure = 60;
  const auto wrapped = fixture.compositor.set_verbatim(text, style);
  CHECK(wrapped.size() > 1);
  std::string all;
  for (const SetLine& line : wrapped) {
    all += ParagraphFixture::copied(line);
    CHECK(line.x + line.width <= 60.01);
  }
  CHECK(all == "int 计数 = 0;\t// 版 ");
}

}  // namespace
}  // namespace diaoban::typeset
