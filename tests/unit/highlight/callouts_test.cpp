// Callouts of listings.
#include "highlight/callouts.hpp"

#include "support/catch.hpp"

using namespace diaoban::highlight;

TEST_CASE("comments of numbers at the ends of lines are callouts") {
  const CalledOut found = take_callouts("a();  // <1>\nb = 2 # <2> <3>\n<p/> <!-- <4> -->\nc\n");
  CHECK(found.code == "a();\nb = 2\n<p/>\nc\n");
  CHECK(found.callouts == std::vector<Callout>{{0, 1}, {1, 2}, {1, 3}, {2, 4}});
}

TEST_CASE("other comments, and numbers with a gap, stay as they are") {
  for (const char* code : {"vector<1>\n", "a // see <1>\n", "a // <2>\n", "a // <1> b\n", "a//<1>\n",
                           "x // <100>\n", "", "a // <1>\nb // <3>\n"}) {
    const CalledOut found = take_callouts(code);
    INFO(code);
    CHECK(found.code == code);
    CHECK(found.callouts.empty());
  }
}

TEST_CASE("marks are circled as far as there are circles") {
  CHECK(callout_mark(1) == "①");
  CHECK(callout_mark(21) == "㉑");
  CHECK(callout_mark(36) == "㊱");
  CHECK(callout_mark(50) == "㊿");
  CHECK(callout_mark(51) == "(51)");
}
