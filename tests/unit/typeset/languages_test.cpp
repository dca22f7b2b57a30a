// Breaks of Japanese, Korean, Latin and Thai, and the levels of Chinese, on texts of a few words.
#include <fmt/format.h>

#include "support/catch.hpp"
#include "typeset/paragraph/analysis.hpp"
#include "unit/typeset/paragraph_fixture.hpp"

namespace diaoban::typeset::paragraph {
namespace {

struct Options {
  std::string language = "zh-Hans";
  std::string prohibition = "gb";
  std::string japanese = "strict";
  std::string korean = "word";
  bool code = false;
};

// The text with a '|' where a line may end.
std::string broken(const std::string& text, const Options& options = {}) {
  ParagraphText paragraph = ParagraphFixture::text_of(text);
  paragraph.styles[0].code = options.code;
  ParagraphStyle style = ParagraphFixture::style_of(20, options.language);
  style.look.prohibition = options.prohibition;
  style.look.japanese = options.japanese;
  style.look.korean = options.korean;
  CharacterTable table;
  std::string result;
  const auto characters = analyse(paragraph, style, table);
  for (std::size_t i = 0; i < characters.size(); ++i) {
    base::append(result, characters[i].c);
    const Break after = characters[i].after;
    const bool breaks = after != Break::None && after != Break::Rescue;
    if (breaks && i + 1 < characters.size()) result += "|";
  }
  return result;
}

TEST_CASE("four levels of forbidden edges") {
  CHECK(broken("甲，乙（丙）") == "甲，|乙|（丙）");
  CHECK(broken("甲，（乙", {.prohibition = "none"}) == "甲|，|（|乙");
  CHECK(broken("马丁·路德") == "马|丁·|路|德");
  CHECK(broken("甲～乙") == "甲～|乙");
  CHECK(broken("和／或", {.prohibition = "basic"}) == "和／|或");
  CHECK(broken("和／或", {.prohibition = "gb"}) == "和／或");
  CHECK(broken("他——我") == "他|——|我");
  CHECK(broken("他——我", {.prohibition = "strict"}) == "他——|我");
  CHECK(broken("他……我", {.prohibition = "strict"}) == "他……|我");
}

TEST_CASE("quotes of Chinese open and close") {
  CHECK(broken("他说“你好”然后") == "他|说|“你|好”|然|后");
  CHECK(broken("他‘好’吗") == "他|‘好’|吗");
  CHECK(broken("说Let’s吧") == "说|Let’s|吧");
}

TEST_CASE("the end of a template's tag begins no line") {
  CHECK(broken("a {% b %} c") == "a |{% |b %} |c");
}

TEST_CASE("numbers keep their units") {
  CHECK(broken("约100%的") == "约|100%|的");
  CHECK(broken("到5℃了") == "到|5℃|了");
  CHECK(broken("价￥100吧") == "价|￥100|吧");
  CHECK(broken("是3.14和1/4") == "是|3.14|和|1/4");
}

TEST_CASE("addresses and identifiers break after their separators, with nothing added") {
  CHECK(broken("https://a.example.org/docs/x") == "https://a.|example.|org/|docs/x");
  CHECK(broken("ThreadLocalMap", {.code = true}) == "Thread|Local|Map");
  CHECK(broken("gHotSpotVMStructs", {.code = true}) == "gHot|Spot|VM|Structs");
  CHECK(broken("HTTP", {.code = true}) == "HTTP");
  CHECK(broken("std::vector_base", {.code = true}) == "std::|vector_|base");
  CHECK(broken("JVM(libjvm.so)") == "JVM|(libjvm.|so)");
  CHECK(broken("readDisable()", {.code = true}) == "read|Disable()");
  CHECK(broken("it costs 3.50 or so") == "it |costs |3.50 |or |so");
}

TEST_CASE("Japanese: strict, normal, loose") {
  const Options strict{.language = "ja"};
  const Options normal{.language = "ja", .japanese = "normal"};
  const Options loose{.language = "ja", .japanese = "loose"};
  CHECK(broken("ちょっと", strict) == "ちょっ|と");
  CHECK(broken("ちょっと", normal) == "ち|ょ|っ|と");
  CHECK(broken("人々は", normal) == "人々|は");
  CHECK(broken("人々は", loose) == "人|々|は");
}

TEST_CASE("Korean: by word or by syllable") {
  CHECK(broken("한국어 문장.", {.language = "ko"}) == "한국어 |문장.");
  CHECK(broken("한국어", {.language = "ko", .korean = "syllable"}) == "한|국|어");
  CHECK(broken("時々刻々 서울❤서울", {.language = "ko"}) == "時々刻々 |서울❤서울");
}

TEST_CASE("Thai breaks between words") {
  CHECK(broken("สวัสดีครับ", {.language = "th"}) == "สวัสดี|ครับ");
}

}  // namespace
}  // namespace diaoban::typeset::paragraph
