// Numbers as letters and as Roman numerals.
#include "base/ordinals.hpp"

#include "support/catch.hpp"

namespace diaoban::base {
namespace {

TEST_CASE("numbers are written as letters and as Roman numerals") {
  CHECK(to_letters(1) == "a");
  CHECK(to_letters(26) == "z");
  CHECK(to_letters(27) == "aa");
  CHECK(to_letters(703) == "aaa");
  CHECK(to_letters(0).empty());
  CHECK(to_roman(4) == "iv");
  CHECK(to_roman(1949) == "mcmxlix");
  CHECK(to_roman(3999) == "mmmcmxcix");
  CHECK(to_roman(-1).empty());
  CHECK(to_capitals("xiv 一") == "XIV 一");
}

}  // namespace
}  // namespace diaoban::base
