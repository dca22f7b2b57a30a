// Widths of punctuation: the matrix of pairs, line edges, styles, stacks, dashes, the Han-Latin
// space.
#include <fmt/format.h>

#include <cmath>

#include "support/catch.hpp"
#include "unit/typeset/paragraph_fixture.hpp"

namespace diaoban::typeset {
namespace {

bool is_near(double a, double b) { return std::abs(a - b) < 0.011; }

struct Widths {
  ParagraphFixture fixture;

  // Of `text` between two Han, without them, in em.
  double of(std::string_view text, std::string_view language = "zh-Hans",
            const std::string& style = "full") {
    ParagraphStyle look = fixture.style_of(200, language);
    look.look.punctuation = style;
    const auto lines =
        fixture.compositor.set(fixture.text_of("中" + std::string(text) + "中"), look);
    return lines[0].width / fixture.em - 2;
  }
};

struct Sides {
  double before;
  double after;
};

// The blank halves of full-width marks as the fonts of a region draw them.
Sides sides_of(const std::string& mark, std::string_view language) {
  const std::string opening = "「『（《〈【〖〔［｛〘〚“‘";
  const std::string closing = "」』）》〉】〗〕］｝〙〛”’";
  if (opening.find(mark) != std::string::npos) return {0.5, 0};
  if (closing.find(mark) != std::string::npos) return {0, 0.5};
  const bool centred = mark == "：" || mark == "；" || mark == "！";
  if (language == "zh-Hans") return {0, 0.5};
  if (language == "zh-Hant-TW") return mark == "？" ? Sides{0, 0} : Sides{0.25, 0.25};
  if (mark == "？") return {0, 0};  // Japanese
  return centred ? Sides{0.25, 0.25} : Sides{0, 0.5};
}

const std::vector<std::string> marks = {
    "「", "『", "（", "《", "〈", "【", "〖", "〔", "［", "｛", "〘", "〚", "」", "』", "）", "》",
    "〉", "】", "〗", "〕", "］", "｝", "〙", "〛", "，", "。", "、", "；", "：", "？", "！"};

// Curly quotes are of a full width in Chinese of the mainland; in the other faces they are narrow,
// as corner brackets do their work.
std::vector<std::string> marks_of(std::string_view language) {
  std::vector<std::string> all = marks;
  if (language == "zh-Hans") all.insert(all.end(), {"“", "‘", "”", "’"});
  return all;
}

TEST_CASE("every pair of full-width marks has the width that the rules give") {
  Widths widths;
  for (const char* language : {"zh-Hans", "zh-Hant-TW", "ja"}) {
    const std::vector<std::string> all = marks_of(language);
    for (const std::string& a : all) {
      CHECK(is_near(widths.of(a, language), 1));
      for (const std::string& b : all) {
        const double blank = sides_of(a, language).after + sides_of(b, language).before;
        double expected = 2 - std::min(blank, 0.5);
        const bool stack = (a == "？" || a == "！") && (b == "？" || b == "！");
        if (stack && std::string_view(language) == "zh-Hans") expected = 1;
        const double found = widths.of(a + b, language);
        INFO(fmt::format("{} {}{}: {} instead of {}", language, a, b, found, expected));
        CHECK(is_near(found, expected));
      }
    }
  }
}

TEST_CASE("curly quotes are brackets of Chinese") {
  Widths widths;
  CHECK(is_near(widths.of("“好”"), 3));
  CHECK(is_near(widths.of("，“好”。"), 0.5 + 0.5 + 0.5 + 1 + 0.5 + 0.5 + 0.5));
  CHECK(is_near(widths.of("“‘好’”"), 4));
}

TEST_CASE("question and exclamation marks stack") {
  Widths widths;
  CHECK(is_near(widths.of("？！"), 1));
  CHECK(is_near(widths.of("！！！"), 2));
  CHECK(is_near(widths.of("？"), 1));
}

TEST_CASE("dashes and dots are two ems anywhere in Chinese") {
  Widths widths;
  CHECK(is_near(widths.of("——"), 2));
  CHECK(is_near(widths.of("……"), 2));
  const double latin = widths.of("ABC");
  CHECK(is_near(widths.of("ABC——……"), latin - 0.25 + 4));
  CHECK(is_near(widths.of("…………"), 4));
}

TEST_CASE("the interpunct and the slant take half an em, the connector one") {
  Widths widths;
  CHECK(is_near(widths.of("马丁·路德"), 4.5));
  CHECK(is_near(widths.of("和/或"), 2.5));
  CHECK(is_near(widths.of("甲～乙"), 3));
  CHECK(is_near(widths.of("甲—乙"), 3));
  CHECK(is_near(widths.of("馬丁·路德", "zh-Hant-TW"), 5));
}

TEST_CASE("styles of punctuation") {
  Widths widths;
  CHECK(is_near(widths.of("，中。中：「中」", "zh-Hans", "half"), 5 * 0.5 + 3));
  CHECK(is_near(widths.of("，中。中", "zh-Hans", "kaiming"), 0.5 + 1 + 1 + 1));
  CHECK(is_near(widths.of("。」中", "zh-Hans", "line-end-half"), 3));
}

TEST_CASE("styles of punctuation in the faces of Taiwan and Japan") {
  Widths widths;
  for (const char* language : {"zh-Hant-TW", "ja"}) {
    INFO(language);
    CHECK(is_near(widths.of("，中。中「中」", language, "half"), 4 * 0.5 + 3));
    CHECK(is_near(widths.of("，中。中", language, "kaiming"), 0.5 + 1 + 1 + 1));
    CHECK(is_near(widths.of("。」中", language, "line-end-half"), 3));
    const bool centred = std::string_view(language) == "zh-Hant-TW";  // a quarter each side
    CHECK(is_near(widths.of("。」中", language, "full"), centred ? 2.75 : 2.5));
    // The half form of the question mark is its whole slot in these faces: nothing is taken off.
    CHECK(is_near(widths.of("？中", language, "half"), 2));
  }
}

TEST_CASE("half a mark ends a line in Japanese") {
  ParagraphFixture fixture;
  ParagraphStyle style = fixture.style_of(4.5, "ja");
  for (const char* name : {"full", "line-end-half", "half"}) {
    style.look.punctuation = name;
    const auto lines = fixture.compositor.set(fixture.text_of("甲乙丙丁。戊己庚辛。"), style);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].adjustments.empty());
    CHECK(is_near(lines[0].width, 45));
  }
}

TEST_CASE("a quarter em between Han and Latin, typed or not, and none beside marks") {
  Widths widths;
  const double word = widths.of("Istio") - 0.5;
  CHECK(word > 1.5);
  CHECK(is_near(widths.of(" Istio "), word + 0.5));
  CHECK(is_near(widths.of("，Istio。"), word + 2));
  CHECK(is_near(widths.of("， Istio 。"), word + 2));
  CHECK(is_near(widths.of("（Istio）"), word + 2));
  const double two = widths.of("Istio Istio") - 0.5;
  CHECK(two - 2 * word >= 0.25);
}

TEST_CASE("the Han-Latin space is gone at line edges and beside raised text") {
  ParagraphFixture fixture;
  for (const SetLine& line : fixture.set("甲乙丙丁戊己庚Istio甲乙丙丁戊己庚Envoy甲乙丙丁", 7)) {
    CHECK(is_near(line.x, 0));
    if (!line.last) CHECK(is_near(line.width, 70));
  }
  ParagraphText raised = fixture.text_of("中");
  raised.styles.push_back(raised.styles[0]);
  raised.styles[1].rise = 4;
  raised.append("1", 1);
  const auto lines = fixture.compositor.set(raised, fixture.style_of(20));
  const auto digit = fixture.set("1", 20);
  CHECK(is_near(lines[0].width, 10 + digit[0].width));
}

TEST_CASE("line edges: half an em for the mark that ends, no blank before the one that starts") {
  ParagraphFixture fixture;
  const auto lines = fixture.set("甲乙丙丁，（甲乙丙丁戊己庚）", 4.5);
  REQUIRE(lines.size() >= 3);
  CHECK(lines[0].adjustments.empty());
  CHECK(is_near(lines[0].width, 45));
  CHECK(lines[1].adjustments.empty());
  CHECK(is_near(lines[1].width, 45));
  ParagraphStyle style = fixture.style_of(10);
  style.first_indent = 20;
  const auto kept = fixture.compositor.set(fixture.text_of("「甲乙」"), style);
  CHECK(is_near(kept[0].width, 35));
  style.look.paragraph_start_trim = true;
  const auto trimmed = fixture.compositor.set(fixture.text_of("「甲乙」"), style);
  CHECK(is_near(trimmed[0].width, 30));
}

TEST_CASE("a centred mark stays whole at a line's end, or ends with its ink by style") {
  ParagraphFixture fixture;
  const ParagraphText text = fixture.text_of("甲乙丙丁，戊己庚辛，壬癸");
  ParagraphStyle style = fixture.style_of(5, "zh-Hant-TW");
  const auto whole = fixture.compositor.set(text, style);
  REQUIRE(whole.size() == 3);
  CHECK(whole[0].adjustments.empty());
  CHECK(is_near(whole[0].width, 50));
  style.look.punctuation = "line-end-half";
  style.measure = 47.5;
  const auto half = fixture.compositor.set(text, style);
  REQUIRE(half.size() == 3);
  CHECK(half[0].adjustments.empty());
  CHECK(is_near(half[0].width, 47.5));
}

TEST_CASE("two marks side by side are a pair in literals too") {
  ParagraphFixture fixture;
  ParagraphText text = fixture.text_of("）。中，「中");
  text.styles[0].code = true;
  CHECK(is_near(fixture.compositor.set(text, fixture.style_of(20))[0].width,
                10 * (1.5 + 1 + 1.5 + 1)));
}

TEST_CASE("a mark may hang when the theme says so") {
  ParagraphFixture fixture;
  ParagraphStyle style = fixture.style_of(4);
  style.look.hanging = true;
  const auto lines = fixture.compositor.set(fixture.text_of("甲乙丙丁，戊己庚辛。"), style);
  REQUIRE(lines.size() == 2);
  CHECK(is_near(lines[0].width, 40));
  CHECK(lines[0].adjustments.empty());
  CHECK(ParagraphFixture::copied(lines[0]) == "甲乙丙丁，");
}

}  // namespace
}  // namespace diaoban::typeset
