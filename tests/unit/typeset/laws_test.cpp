// What holds for every paragraph, tried on generated ones at many measures and at each level.
#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.hpp"
#include "support/catch.hpp"
#include "unit/typeset/line_laws.hpp"
#include "unit/typeset/random_text.hpp"

namespace diaoban::typeset {
namespace {

std::u32string shown(const SetLine& line) {
  std::u32string text;
  for (const char32_t c : base::code_points(ParagraphFixture::copied(line))) {
    if (c != U' ') text += c;
  }
  return text;
}

TEST_CASE("no forbidden edge, full lines and every byte, at each level and measure") {
  ParagraphFixture fixture;
  LineLaws laws;
  for (const char* level : law_levels) {
    for (const double measure : law_measures) {
      RandomText random(static_cast<unsigned>(measure) * 7 + 1);
      ParagraphStyle style = fixture.style_of(measure);
      style.look.prohibition = level;
      style.first_indent = 2 * fixture.em;
      for (int round = 0; round < 12; ++round) {
        const ParagraphText text =
            fixture.text_of(random.paragraph(20 + static_cast<int>(random.below(120))));
        laws.check(fixture.compositor.set(text, style), text, style);
      }
    }
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(laws.wrong.size(), 20); ++i) {
    fmt::print("{}\n", laws.wrong[i]);
  }
  CHECK(laws.wrong.empty());
  CHECK(laws.lines_in_all > 2000);
  CHECK(laws.rescued < laws.lines_in_all / 200);
}

TEST_CASE("copying the lines gives the paragraph") {
  ParagraphFixture fixture;
  RandomText random(5);
  for (const double measure : law_measures) {
    const std::string text = random.paragraph(100, 5);
    std::string copied;
    for (const SetLine& line : fixture.set(text, measure)) copied += ParagraphFixture::copied(line);
    std::string wanted;
    std::string got;
    for (const char c : text) {
      if (c != ' ') wanted += c;
    }
    for (std::size_t i = 0; i < copied.size(); ++i) {
      const bool soft_hyphen = copied.compare(i, 2, "\u00AD") == 0;
      if (soft_hyphen) ++i;
      if (!soft_hyphen && copied[i] != ' ') got += copied[i];
    }
    CHECK(got == wanted);
  }
}

TEST_CASE("no paragraph ends in a line of one Han") {
  ParagraphFixture fixture;
  RandomText random(9);
  for (const std::string mark : {"。", "：", ":", ".", "\"", "”。"}) {
    for (int length = 8; length < 80; ++length) {
      std::string text;
      for (int i = 0; i < length; ++i) base::append(text, U'一' + random.below(3000));
      const auto lines = fixture.set(text + mark, 12);
      if (lines.size() < 2) continue;
      INFO(length);
      INFO(mark);
      CHECK(shown(lines.back()).size() >= 2 + base::count_code_points(mark));
    }
  }
}

TEST_CASE("identifiers longer than the measure stay inside it, with nothing added") {
  ParagraphFixture fixture;
  const std::string identifier =
      "org.springframework.security.oauth2.AuthorizationServerConfigurerAdapterFactoryBean";
  const std::string plain(80, 'm');
  for (const std::string& word : {identifier, plain}) {
    const auto lines = fixture.set("使用" + word + "时要小心。", 12);
    std::string all;
    for (const SetLine& line : lines) {
      CHECK_FALSE(line.overfull);
      CHECK(line.width < 120.2);
      all += ParagraphFixture::copied(line);
    }
    CHECK(all == "使用" + word + "时要小心。");
  }
}

TEST_CASE("a word that is cut stays inside the measure without its kerning and ligatures") {
  ParagraphFixture fixture;
  for (const char* text : {"https://tldr.inbrowser", "AVATAVATAV", "baffle.Waffle.office.Toffee"}) {
    for (double measure = 2; measure < 10; measure += 0.05) {
      for (const SetLine& line : fixture.set(text, measure)) {
        INFO(fmt::format("{} at {} em", ParagraphFixture::copied(line), measure));
        CHECK(line.width < (measure + 0.001) * fixture.em);
      }
    }
  }
}

TEST_CASE("hostile text is set in the measure, in bounded time") {
  ParagraphFixture fixture;
  for (const char* piece : {"」", "“", "—", "\u200B", "a\u200B", " ", "\u0301", "a\u00A0",
                            "汉\u2060", "a/b.c_d-", "🇨", "سلام ", "สวัสดี", "\u00AD", "‘", "\n"}) {
    std::string text;
    while (text.size() < 6000) text += piece;
    const auto lines = fixture.set(text, 20);
    INFO(piece);
    CHECK(lines.back().end == text.size());
    for (const SetLine& line : lines) CHECK_FALSE(line.overfull);
  }
}

TEST_CASE("the same paragraph is set the same way twice") {
  ParagraphFixture fixture;
  RandomText random(3);
  const std::string text = random.paragraph(200);
  const auto first = fixture.set(text, 18);
  const auto second = fixture.set(text, 18);
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].begin == second[i].begin);
    CHECK(first[i].items.size() == second[i].items.size());
  }
}

}  // namespace
}  // namespace diaoban::typeset
