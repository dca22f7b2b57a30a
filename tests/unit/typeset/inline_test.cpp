// What stands above, below and behind the text: readings, dots, names, titles, tints.
#include <cmath>

#include "support/catch.hpp"
#include "unit/typeset/paragraph_fixture.hpp"

namespace diaoban::typeset {
namespace {

bool is_near(double a, double b) { return std::abs(a - b) < 0.3; }

std::vector<StrokeItem> strokes_of(const SetLine& line) {
  std::vector<StrokeItem> strokes;
  for (const Item& item : line.items) {
    if (const auto* stroke = std::get_if<StrokeItem>(&item.what)) strokes.push_back(*stroke);
  }
  return strokes;
}

double centre_of(const ParagraphFixture& fixture, const TextItem& item) {
  double end = 0;
  for (const fonts::Glyph& glyph : item.run.glyphs) {
    const fonts::InkBox ink = fixture.fonts.ink(item.run.face, glyph.id);
    end = static_cast<double>(glyph.x) + static_cast<double>(ink.left + ink.width) * item.run.size;
  }
  const fonts::InkBox first = fixture.fonts.ink(item.run.face, item.run.glyphs.front().id);
  const double begin = static_cast<double>(first.left) * item.run.size;
  return item.x + (begin + end) / 2;
}

TEST_CASE("a reading stands centred above its base, and long ones make room") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("说汉字好");
  text.ruby.push_back({3, 6, "hàn"});
  text.ruby.push_back({6, 9, "zì"});
  const auto lines = fixture.compositor.set(text, fixture.style_of(20));
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].items.size() == 3);
  const auto& reading = std::get<TextItem>(lines[0].items[1].what);
  CHECK(reading.run.text == "hàn");
  CHECK(is_near(reading.run.size, 5));
  CHECK(reading.y < -8.8);
  CHECK(lines[0].ascent > 12);
  ParagraphText wide = fixture.text_of("庄严");
  wide.ruby.push_back({0, 3, "zhuāngzhuāng"});
  wide.ruby.push_back({3, 6, "yán"});
  const auto wider = fixture.compositor.set(wide, fixture.style_of(20));
  CHECK(wider[0].width > 30);
  const auto& base = std::get<TextItem>(wider[0].items[0].what);
  const auto& above = std::get<TextItem>(wider[0].items[1].what);
  CHECK(is_near(static_cast<double>(base.run.glyphs[0].x) + base.x + 5, centre_of(fixture, above)));
}

TEST_CASE("light punctuation of Latin stands out of the measure when the theme says so") {
  ParagraphFixture fixture;
  ParagraphStyle style = fixture.style_of(16, "en");
  const ParagraphText text = fixture.text_of(
      "“One, two, three, four, five, six, seven, eight,” he said, “nine, ten, eleven, twelve.”");
  for (const SetLine& line : fixture.compositor.set(text, style)) CHECK(line.width < 160.01);
  style.look.protrude = true;
  int protruding = 0;
  for (const SetLine& line : fixture.compositor.set(text, style)) {
    CHECK_FALSE(line.overfull);
    protruding += line.x + line.width > 160.5 ? 1 : 0;
  }
  CHECK(protruding > 0);
  ParagraphStyle chinese = fixture.style_of(8);
  chinese.look.protrude = true;
  for (const SetLine& line :
       fixture.compositor.set(fixture.text_of("甲乙丙丁戊己庚，辛壬癸甲乙丙丁戊己"), chinese)) {
    CHECK(line.x >= 0);
    CHECK(line.x + line.width < 80.01);
  }
}

TEST_CASE("the base of a group reading is not torn apart") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("甲乙丙丁今日戊己庚辛");
  text.ruby.push_back({12, 18, "きょう"});
  for (const double measure : {5.0, 6.0}) {
    const auto lines = fixture.compositor.set(text, fixture.style_of(measure, "ja"));
    for (const SetLine& line : lines) CHECK(line.begin != 15);
  }
}

TEST_CASE("dots stand under the middle of each Han, none under marks") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("注");
  text.styles.push_back(text.styles[0]);
  text.styles[1].emphasis_dot = true;
  text.append("重点，A 中", 1);
  const auto lines = fixture.compositor.set(text, fixture.style_of(30));
  const auto dots = strokes_of(lines[0]);
  REQUIRE(dots.size() == 3);
  CHECK(is_near(dots[0].x0, 15));
  CHECK(is_near(dots[1].x0, 25));
  CHECK(dots[0].x0 == dots[0].x1);
  CHECK(dots[0].y0 > 0);
}

TEST_CASE("two names side by side have two lines") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("");
  text.styles.push_back(text.styles[0]);
  text.styles[0].proper_name = true;
  text.styles[1].proper_name = true;
  text.append("北京", 0);
  text.append("上海", 1);
  const auto lines = fixture.compositor.set(text, fixture.style_of(30));
  const auto strokes = strokes_of(lines[0]);
  REQUIRE(strokes.size() == 2);
  CHECK(strokes[1].x0 - strokes[0].x1 > 0.5);
  text.styles[1].proper_name = false;
  text.styles[1].work_title = true;
  const auto waves = strokes_of(fixture.compositor.set(text, fixture.style_of(30))[0]);
  CHECK(waves.size() > 20);
}

TEST_CASE("emphasis in Chinese is Kai on the pitch of the body") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("请看");
  text.styles.push_back(text.styles[0]);
  text.styles[1].role = "emphasis";
  text.append("重点 point", 1);
  const auto lines = fixture.compositor.set(text, fixture.style_of(30));
  REQUIRE(lines[0].items.size() == 3);
  const auto& kai = std::get<TextItem>(lines[0].items[1].what);
  CHECK(fixture.fonts.info(kai.run.face).family == "AR PL UKai CN");
  CHECK(is_near(kai.run.size, 10.6));
  CHECK(std::abs(static_cast<double>(kai.run.glyphs[1].x - kai.run.glyphs[0].x) - 10) < 0.01);
  const auto& latin = std::get<TextItem>(lines[0].items[2].what);
  CHECK(fixture.fonts.info(latin.run.face).italic);
}

TEST_CASE("a tint lies behind its text and before it in the list") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("用");
  text.styles.push_back(text.styles[0]);
  text.styles[1].tint = Color{0xf5, 0xf5, 0xf5};
  text.styles[1].code = true;
  text.styles[1].role = "mono";
  text.append("git log", 1);
  const auto lines = fixture.compositor.set(text, fixture.style_of(30));
  const auto* tint = std::get_if<RuleItem>(&lines[0].items[0].what);
  REQUIRE(tint != nullptr);
  CHECK(tint->area.x < 12.5);
  CHECK(tint->area.width > 35);
}

}  // namespace
}  // namespace diaoban::typeset
