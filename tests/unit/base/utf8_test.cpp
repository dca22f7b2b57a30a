#include "base/utf8.hpp"

#include "support/catch.hpp"

using namespace diaoban::base;

TEST_CASE("well-formed text decodes and encodes back") {
  const std::string text = "aé中𠀀🤷";
  std::string again;
  for (const char32_t c : code_points(text)) append(again, c);
  CHECK(again == text);
  CHECK(count_code_points(text) == 5);
  CHECK(is_valid_utf8(text));
  CHECK(text.substr(last_character(text)) == encode(code_points(text).back()));
  CHECK(last_character("") == 0);
}

TEST_CASE("ill-formed sequences become one U+FFFD for each maximal subpart") {
  CHECK(code_points("\xF0\x80\x80\x41") == std::vector<char32_t>{0xFFFD, 0xFFFD, 0xFFFD, 'A'});
  CHECK(code_points("\xE4\xB8"
                    "A") == std::vector<char32_t>{0xFFFD, 'A'});
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
  CHECK(is_valid_utf8("\xEF\xBF\xBD"));
}

TEST_CASE("surrogates and values past the last plane are not written") {
  CHECK(encode(0xD800) == "\xEF\xBF\xBD");
  CHECK(encode(0x110000) == "\xEF\xBF\xBD");
}
