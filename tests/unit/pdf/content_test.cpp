// The filter of content streams.
#include "pdf/content.hpp"

#include "support/catch.hpp"

namespace diaoban::pdf {
namespace {

const std::vector<std::string> two{"/P <</MCID 0>> BDC", "/Artifact <</Type/Layout>> BDC"};

TEST_CASE("insertions stand where the sentinels stood") {
  const auto filtered = filter_content(
      "q 0 0 0 rg 1 1 0.129 0.262 re f\nBT (a) Tj ET\n1 1 0.129 0.262 re f 2 2 9 9 re f Q", two,
      Inks::Rgb);
  CHECK(
      filtered.content ==
      "q 0 0 0 rg /P <</MCID 0>> BDC\nBT (a) Tj ET\n/Artifact <</Type/Layout>> BDC 2 2 9 9 re f Q");
  CHECK(filtered.sentinels == 2);
  CHECK(filtered.balanced);
  CHECK(filtered.nesting == 1);
}

TEST_CASE("what only looks like a sentinel stays") {
  for (const char* content :
       {"1 1 0.129 0.262 re W n", "(1 1 0.129 0.262 re f) Tj", "% 1 1 0.129 0.262 re f\n",
        "<31> Tj /re 1 1 0.13 0.262 re f", "2 1 0.129 0.262 re f", "(\\) 1 1 0.129 0.262 re f) Tj",
        "BI /W 1 ID 1 1 0.129 0.262 re f EI", "0.129 0.262 re f"}) {
    const auto filtered = filter_content(content, two, Inks::Rgb);
    INFO(content);
    CHECK(filtered.sentinels == 0);
    CHECK(filtered.content == content);
  }
}

TEST_CASE("a sentinel inside open marked content is told") {
  CHECK_FALSE(filter_content("/Span BMC 1 1 0.129 0.262 re f EMC", two, Inks::Rgb).balanced);
  CHECK_FALSE(filter_content("EMC", {}, Inks::Rgb).balanced);
  CHECK_FALSE(filter_content("/Span BMC", {}, Inks::Rgb).balanced);
  CHECK(filter_content("/Span << /ActualText <FEFF> >> BDC EMC", {}, Inks::Rgb).balanced);
  const auto more = filter_content("1 1 0.129 0.262 re f 1 1 0.129 0.262 re f", {}, Inks::Rgb);
  CHECK(more.sentinels == 2);
}

TEST_CASE("the marks of a carrier become invisible text") {
  const auto filtered =
      filter_content("7 8 0.137 0.262 re f (a) Tj 7 8 0.145 0.262 re f", {}, Inks::Rgb);
  CHECK(filtered.content == "3 Tr (a) Tj 0 Tr");
}

TEST_CASE("equal parts of a colour become a grey when greys are asked for") {
  const char* content = "0.1 0.1 0.1 rg 0 0 0 RG 0.1 0.2 0.1 rg";
  CHECK(filter_content(content, {}, Inks::Grey).content == "0.1 g 0 G 0.1 0.2 0.1 rg");
  CHECK(filter_content(content, {}, Inks::Rgb).content == content);
}

TEST_CASE("colours become inks when a press wants them") {
  // Blue of 0.8: nothing of it is left in yellow, a fifth is black.
  CHECK(filter_content("0 0.3 0.8 rg 0.5 0.5 0.5 RG 1 0 0 RG", {}, Inks::Device).content ==
        "0.800 0.500 0.000 0.200 k 0.5 G 0.000 1.000 1.000 0.000 K");
}

TEST_CASE("broken content ends") {
  for (const char* content : {"(", "<", "<<", "/", "BI ID", "1 1 0.129", "(\\", "[", "EI", "ID"}) {
    INFO(content);
    CHECK(filter_content(content, {}, Inks::Grey).content == content);
  }
}

}  // namespace
}  // namespace diaoban::pdf
