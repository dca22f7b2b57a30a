#include "cover/expression.hpp"

#include "support/catch.hpp"

using diaoban::cover::evaluate;

TEST_CASE("expressions have the usual order and names") {
  const diaoban::cover::Variables variables{{"H", 1600}, {"title.right", 250.5}};
  CHECK(evaluate("1 + 2*3", variables) == 7.0);
  CHECK(evaluate("-(2 - 5) / 3", variables) == 1.0);
  CHECK(evaluate("0.5*H - title.right", variables) == 549.5);
  CHECK(evaluate("min(2, max(1, 3))", variables) == 2.0);
  CHECK(evaluate(" 12 ", variables) == 12.0);
}

TEST_CASE("what is no expression has no value") {
  for (const char* text : {"", "1 +", "(1", "1)", "nothing", "1/0", "min(1)", "2 2", "*", "1e999",
                           "((((((((((((((((((((((((((((((((((((((1"}) {
    INFO(text);
    CHECK_FALSE(evaluate(text, {}).has_value());
  }
}
