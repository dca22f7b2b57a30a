// Rules of lines that are seen by the place of ink: signs in the middle of their slots, dashes in
// one stroke, the grid of the measure, indents, spaces by option, literals, ladders of hyphens.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "unit/typeset/paragraph_fixture.hpp"

namespace diaoban::typeset {
namespace {

bool is_near(double a, double b, double tolerance = 0.02) { return std::abs(a - b) < tolerance; }

struct Extent {
  double left = 0;
  double right = 0;
  double middle() const { return (left + right) / 2; }
};

// Of each glyph of a line, in order, its ink in points from the measure's left edge.
std::vector<Extent> inks_of(const ParagraphFixture& fixture, const SetLine& line) {
  std::vector<Extent> inks;
  for (const Item& item : line.items) {
    const auto* text = std::get_if<TextItem>(&item.what);
    if (text == nullptr) continue;
    for (const fonts::Glyph& glyph : text->run.glyphs) {
      const fonts::InkBox ink = fixture.fonts.ink(text->run.face, glyph.id);
      const double left =
          text->x + static_cast<double>(glyph.x) + static_cast<double>(ink.left) * text->run.size;
      inks.push_back({left, left + static_cast<double>(ink.width) * text->run.size});
    }
  }
  return inks;
}

std::vector<Extent> inks_of(std::string_view text, std::string_view language = "zh-Hans") {
  ParagraphFixture fixture;
  const auto lines = fixture.compositor.set(fixture.text_of(text), fixture.style_of(40, language));
  return inks_of(fixture, lines[0]);
}

TEST_CASE("marks of Taiwan are in the middle of their slots, and stay there in a pair") {
  for (const char* mark : {"，", "。", "、", "；", "：", "？", "！"}) {
    INFO(mark);
    const auto alone = inks_of(fmt::format("中{}中", mark), "zh-Hant-TW");
    const auto paired = inks_of(fmt::format("中{}」中", mark), "zh-Hant-TW");
    CHECK(is_near(alone[1].middle(), 15, 0.3));
    CHECK(is_near(paired[1].middle(), 15, 0.3));
    CHECK(paired[2].left > paired[1].right);
  }
}

TEST_CASE("interpunct, slant and connector are in the middle of their slots") {
  CHECK(is_near(inks_of("中·中")[1].middle(), 12.5, 0.3));
  CHECK(is_near(inks_of("中/中")[1].middle(), 12.5, 0.3));
  CHECK(is_near(inks_of("中～中")[1].middle(), 15, 0.3));
  CHECK(is_near(inks_of("中·中", "zh-Hant-TW")[1].middle(), 15, 0.3));
  CHECK(is_near(inks_of("中・中", "ja")[1].middle(), 15, 0.3));
}

TEST_CASE("a dash is one stroke of nearly two ems, after Latin as after Han") {
  for (const std::string before : {"中", "A", "1"}) {
    INFO(before);
    const auto inks = inks_of(before + "——中");
    REQUIRE(inks.size() == 3);
    CHECK(inks[1].right - inks[1].left > 18);
    CHECK(inks[1].right - inks[1].left <= 20.01);
  }
}

TEST_CASE("dashes and dots are never torn apart") {
  ParagraphFixture fixture;
  for (const std::string sign : {"——", "……", "⋯⋯"}) {
    for (int measure = 3; measure < 24; ++measure) {
      INFO(fmt::format("{} {}", sign, measure));
      for (const SetLine& line :
           fixture.set("甲乙丙" + sign + "丁戊己庚" + sign + "辛壬" + sign + "癸。", measure)) {
        const std::string text = ParagraphFixture::copied(line);
        std::size_t halves = 0;
        const std::string half = sign.substr(0, sign.size() / 2);
        for (std::size_t at = 0; (at = text.find(half, at)) != std::string::npos; at += half.size())
          ++halves;
        CHECK(halves % 2 == 0);
      }
    }
  }
}

TEST_CASE("lines of Han alone stand on the grid of ems, the first two ems in") {
  ParagraphFixture fixture;
  ParagraphStyle style = fixture.style_of(12);
  style.first_indent = 2 * fixture.em;
  const auto lines = fixture.compositor.set(
      fixture.text_of("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥甲乙丙丁"), style);
  REQUIRE(lines.size() == 3);
  for (const SetLine& line : lines) {
    CHECK(is_near(line.x, &line == &lines.front() ? 20 : 0));
    for (const Item& item : line.items) {
      const auto& text = std::get<TextItem>(item.what);
      for (const fonts::Glyph& glyph : text.run.glyphs) {
        const double place = (text.x + static_cast<double>(glyph.x)) / fixture.em;
        CHECK(is_near(place, std::round(place), 0.002));
      }
    }
  }
}

TEST_CASE("the space between Han and Latin is what the theme says") {
  ParagraphFixture fixture;
  const double word = fixture.set("Istio", 20)[0].width;
  for (const double space : {0.0, 0.125, 1.0 / 6, 0.25}) {
    ParagraphStyle style = fixture.style_of(20);
    style.look.han_latin_space = space;
    for (const char* text : {"中Istio中", "中 Istio 中"}) {
      INFO(fmt::format("{} {}", space, text));
      const bool typed = text[3] == ' ';
      if (typed && space <= 0) continue;  // then a typed space is a word space
      const auto lines = fixture.compositor.set(fixture.text_of(text), style);
      CHECK(is_near(lines[0].width, 20 + word + 2 * space * fixture.em));
    }
  }
}

TEST_CASE("a literal stands on its own columns: half an em a letter, one a Han, nothing between") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("a中b，c");
  text.styles[0].role = "mono";
  text.styles[0].code = true;
  CHECK(is_near(fixture.compositor.set(text, fixture.style_of(20))[0].width, 35));
}

TEST_CASE("no more than two hyphens stand under each other, or the report tells of it") {
  ParagraphFixture fixture;
  const std::string sentence =
      "Characteristically internationalization considerations demonstrate extraordinary "
      "responsibilities concerning environmental infrastructure administration. ";
  int hyphens = 0;
  for (int measure = 12; measure < 30; ++measure) {
    int run = 0;
    for (const SetLine& line : fixture.compositor.set(
             fixture.text_of(sentence + sentence + sentence), fixture.style_of(measure, "en"))) {
      run = line.hyphenated ? run + 1 : 0;
      hyphens += line.hyphenated ? 1 : 0;
      const bool told =
          std::count(line.relaxed.begin(), line.relaxed.end(), Relaxed::HyphenLadder) > 0;
      INFO(fmt::format("{} em", measure));
      CHECK((run > 2) == told);
    }
  }
  CHECK(hyphens > 30);
}

}  // namespace
}  // namespace diaoban::typeset
