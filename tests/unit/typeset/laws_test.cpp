// What holds for every paragraph, tried on generated ones at many measures and at each level.
#include <fmt/format.h>

#include <cmath>

#include "base/unicode.hpp"
#include "support/catch.hpp"
#include "unit/typeset/paragraph_fixture.hpp"
#include "unit/typeset/random_text.hpp"

namespace diaoban::typeset {
namespace {

constexpr double measures[] = {8, 10, 15, 18, 22, 28, 32};
constexpr const char* levels[] = {"none", "basic", "gb", "strict"};
constexpr std::u32string_view never_first = U"，。、；：？！”》）」·～";
constexpr std::u32string_view never_last = U"“《（「";

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

std::u32string shown(const SetLine& line) {
  std::u32string text;
  for (const char32_t c : base::code_points(ParagraphFixture::copied(line))) {
    if (c != U' ') text += c;
  }
  return text;
}

double sum_of(const SetLine& line) {
  double sum = 0;
  for (const Adjustment& adjustment : line.adjustments) sum += adjustment.amount;
  return sum;
}

bool has(const SetLine& line, Relaxed what) {
  for (const Relaxed relaxed : line.relaxed) {
    if (relaxed == what) return true;
  }
  return false;
}

TEST_CASE("no forbidden edge, full lines and every byte, at each level and measure") {
  ParagraphFixture fixture;
  int lines_in_all = 0;
  int rescued = 0;
  std::vector<std::string> wrong;
  for (const char* level : levels) {
    for (const double measure : measures) {
      RandomText random(static_cast<unsigned>(measure) * 7 + 1);
      ParagraphStyle style = fixture.style_of(measure);
      style.look.prohibition = level;
      style.first_indent = 2 * fixture.em;
      for (int round = 0; round < 12; ++round) {
        const std::string text = random.paragraph(20 + static_cast<int>(random.below(120)));
        const auto lines = fixture.compositor.set(fixture.text_of(text), style);
        std::uint32_t at = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
          const SetLine& line = lines[i];
          const std::u32string chars = shown(line);
          const std::string where =
              fmt::format("{} {} em: {}", level, measure, ParagraphFixture::copied(line));
          ++lines_in_all;
          if (line.begin != at) wrong.push_back("bytes " + where);
          at = line.end;
          const double target = measure * fixture.em - (i == 0 ? 20 : 0);
          const bool filled = std::abs(line.width - target) < 0.02 * fixture.em;
          if (line.overfull) wrong.push_back("overfull " + where);
          if (!line.last && !filled) wrong.push_back("not filled " + where);
          if (std::abs(line.natural_width + sum_of(line) - line.width) > 0.01) {
            wrong.push_back("sum of adjustments " + where);
          }
          if (has(line, Relaxed::Prohibition)) ++rescued;
          if (std::string_view(level) == "none" || chars.empty()) continue;
          const bool after_rescue = i > 0 && has(lines[i - 1], Relaxed::Prohibition);
          if (i > 0 && !after_rescue && contains(never_first, chars.front())) {
            wrong.push_back("first " + where);
          }
          if (!line.last && !has(line, Relaxed::Prohibition) &&
              contains(never_last, chars.back())) {
            wrong.push_back("last " + where);
          }
        }
        if (at != text.size()) wrong.push_back("end of " + text);
      }
    }
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(wrong.size(), 20); ++i) {
    fmt::print("{}\n", wrong[i]);
  }
  CHECK(wrong.empty());
  CHECK(lines_in_all > 2000);
  CHECK(rescued < lines_in_all / 200);
}

TEST_CASE("copying the lines gives the paragraph") {
  ParagraphFixture fixture;
  RandomText random(5);
  for (const double measure : measures) {
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
  for (int length = 8; length < 80; ++length) {
    std::string text;
    for (int i = 0; i < length; ++i) base::append(text, U'一' + random.below(3000));
    const auto lines = fixture.set(text + "。", 12);
    if (lines.size() < 2) continue;
    INFO(length);
    CHECK(shown(lines.back()).size() >= 3);
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
