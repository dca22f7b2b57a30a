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

// A mark by the rules: its width alone, and the blank at its sides that may go in a pair. Em.
struct Mark {
  std::string text;
  double width = 1;
  double before = 0;
  double after = 0;
};

// Blanks of brackets are at their outer side in every region (CLREQ 3.1.6.1, JLREQ 3.1.2).
void add_brackets(std::vector<Mark>& marks, bool has_curly_quotes) {
  for (const char* open :
       {"「", "『", "（", "《", "〈", "【", "〖", "〔", "［", "｛", "〘", "〚"}) {
    marks.push_back({open, 1, 0.5, 0});
  }
  for (const char* close :
       {"」", "』", "）", "》", "〉", "】", "〗", "〕", "］", "｝", "〙", "〛"}) {
    marks.push_back({close, 1, 0, 0.5});
  }
  // In the other faces curly quotes are narrow, as corner brackets do their work.
  if (!has_curly_quotes) return;
  for (const char* open : {"“", "‘"}) marks.push_back({open, 1, 0.5, 0});
  for (const char* close : {"”", "’"}) marks.push_back({close, 1, 0, 0.5});
}

std::vector<Mark> marks_of(std::string_view language) {
  std::vector<Mark> marks;
  add_brackets(marks, language == "zh-Hans");
  const std::vector<std::string> stops = {"，", "。", "、", "；", "：", "？", "！"};
  for (const std::string& stop : stops) {
    Mark mark{stop, 1, 0, 0.5};  // at the lower left (GB/T 15834-2011 5.1.1)
    const bool questions = stop == "？";
    const bool between = stop == "；" || stop == "：" || stop == "！";
    // Centred in Taiwan (CLREQ 3.1.6.1). ？ and ！ are never narrower there but beside a mark, as
    // any two marks are less than two ems (CLREQ 3.1.6.2).
    if (language == "zh-Hant-TW" || language == "zh-Hant-HK") mark.before = mark.after = 0.25;
    // Middle dots are centred in Japan, and a question mark is of one em wherever it stands
    // (JLREQ 3.1.2, 3.1.6).
    if (language == "ja" && between) mark.before = mark.after = 0.25;
    if (language == "ja" && questions) mark.after = 0;
    marks.push_back(mark);
  }
  // An interpunct is half an em on the mainland (GB/T 15834-2011 5.1.7), one elsewhere.
  if (language == "zh-Hans") {
    marks.push_back({"·", 0.5, 0, 0});
  } else {
    marks.push_back({language == "ja" ? "・" : "·", 1, 0.25, 0.25});
  }
  return marks;
}

// ！！ and ？！ are one em together on the mainland (GB/T 15834-2011 5.1.2).
bool is_stack(const Mark& a, const Mark& b, std::string_view language) {
  const auto stacks = [](const Mark& mark) { return mark.text == "？" || mark.text == "！"; };
  return language == "zh-Hans" && stacks(a) && stacks(b);
}

// The blank between two marks goes, half an em of it at most: what stands between a closing mark
// and an opening one keeps half (CLREQ 3.1.6.2).
TEST_CASE("every pair of full-width marks has the width that the rules give") {
  Widths widths;
  for (const char* language : {"zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "ja"}) {
    const std::vector<Mark> marks = marks_of(language);
    for (const Mark& a : marks) {
      INFO(fmt::format("{} {}", language, a.text));
      CHECK(is_near(widths.of(a.text, language), a.width));
      for (const Mark& b : marks) {
        const double gone = std::min(a.after + b.before, 0.5);
        const double expected = is_stack(a, b, language) ? 1 : a.width + b.width - gone;
        const double found = widths.of(a.text + b.text, language);
        INFO(fmt::format("{} {}{}: {} instead of {}", language, a.text, b.text, found, expected));
        CHECK(is_near(found, expected));
      }
    }
  }
}

TEST_CASE("no pair of full-width marks keeps two ems but where no blank lies between") {
  Widths widths;
  for (const char* language : {"zh-Hans", "zh-Hant-TW", "zh-Hant-HK"}) {
    const std::vector<Mark> marks = marks_of(language);
    for (const Mark& a : marks) {
      for (const Mark& b : marks) {
        const bool blank = a.after + b.before > 0;
        INFO(fmt::format("{} {}{}", language, a.text, b.text));
        CHECK((widths.of(a.text + b.text, language) < a.width + b.width - 0.2) == blank);
      }
    }
  }
}

TEST_CASE("a question mark of Taiwan is one em in every style, and gives nothing in a line") {
  ParagraphFixture fixture;
  for (const char* mark : {"？", "！"}) {
    for (const char* name : {"full", "kaiming", "half", "line-end-half"}) {
      INFO(fmt::format("{} {}", mark, name));
      Widths widths;
      CHECK(is_near(widths.of(mark, "zh-Hant-TW", name), 1));
      ParagraphStyle style = fixture.style_of(4.5, "zh-Hant-TW");
      style.look.punctuation = name;
      const auto lines = fixture.compositor.set(
          fixture.text_of(fmt::format("甲乙{}丙丁戊己庚辛壬癸", mark)), style);
      CHECK(ParagraphFixture::copied(lines[0]) == fmt::format("甲乙{}丙", mark));
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

TEST_CASE("styles of punctuation: the width of every mark and of two") {
  Widths widths;
  for (const Mark& mark : marks_of("zh-Hans")) {
    INFO(mark.text);
    const bool stops = mark.text == "。" || mark.text == "？" || mark.text == "！";
    const double kaiming = stops ? 1 : 0.5;
    CHECK(is_near(widths.of(mark.text, "zh-Hans", "half"), 0.5));
    CHECK(is_near(widths.of(mark.text, "zh-Hans", "kaiming"), kaiming));
    CHECK(is_near(widths.of(mark.text, "zh-Hans", "line-end-half"), mark.width));
    // Only ends of lines are narrower in the last style; in the others a pair loses its blank, too.
    CHECK(is_near(widths.of("」" + mark.text, "zh-Hans", "line-end-half"), 1 + mark.width));
    CHECK(is_near(widths.of("」" + mark.text, "zh-Hans", "kaiming"), 0.5 + kaiming));
  }
  CHECK(is_near(widths.of("。」中", "zh-Hans", "kaiming"), 2));
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

// What the first line of 甲乙丙丁 and the mark holds in four ems.
std::string hung(const std::string& mark, std::string_view language) {
  ParagraphFixture fixture;
  ParagraphStyle style = fixture.style_of(4, language);
  style.look.hanging = true;
  const auto lines =
      fixture.compositor.set(fixture.text_of(fmt::format("甲乙丙丁{}戊己庚辛。壬癸", mark)), style);
  return ParagraphFixture::copied(lines[0]);
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

TEST_CASE("no mark hangs that is one of several, or whose ink is in the middle of its em") {
  for (const char* mark : {"，", "。", "、", "；", "：", "？", "！"}) {
    INFO(mark);
    CHECK(hung(mark, "zh-Hans") == std::string("甲乙丙丁") + mark);
    CHECK(hung(mark, "zh-Hant-TW") != std::string("甲乙丙丁") + mark);
    const bool low = std::string_view("，。、").find(mark) != std::string_view::npos;
    CHECK((hung(mark, "ja") == std::string("甲乙丙丁") + mark) == low);
  }
  CHECK(hung("”。", "zh-Hans") != "甲乙丙丁”。");
}

}  // namespace
}  // namespace diaoban::typeset
