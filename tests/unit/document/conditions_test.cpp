// Conditions of editions: what they mean, and trees without what does not hold.
#include "document/conditions.hpp"

#include <string>

#include "document/dump.hpp"
#include "support/catch.hpp"

namespace diaoban::document {
namespace {

const Tags tags{"epub", "html"};

Block paragraph(const std::string& text) {
  Paragraph node;
  node.children.push_back({{}, {}, {}, Text{text}});
  return {{}, {}, {}, std::move(node)};
}

Block only(const std::string& condition, Blocks inside) {
  Block block{{}, {}, {}, Container{std::move(inside)}};
  block.attributes.edit().values[condition_key] = condition;
  return block;
}

TEST_CASE("a condition is read as Sphinx reads it") {
  CHECK(evaluate_condition("epub", tags) == true);
  CHECK(evaluate_condition("pdf", tags) == false);
  CHECK(evaluate_condition("pdf or html", tags) == true);
  CHECK(evaluate_condition("not pdf and html", tags) == true);
  CHECK(evaluate_condition("not (pdf or html)", tags) == false);
  CHECK(evaluate_condition("pdf and pdf or epub", tags) == true);
  CHECK(evaluate_condition("epub or pdf and pdf", tags) == true);
  CHECK(evaluate_condition("草稿", {"草稿"}) == true);
}

TEST_CASE("what is no condition is told from one that does not hold") {
  for (const char* text : {"", "and", "epub and", "(epub", "epub)", "epub pdf", "not", "()"}) {
    INFO(text);
    CHECK_FALSE(evaluate_condition(text, tags).has_value());
  }
  CHECK_FALSE(evaluate_condition(std::string(100'000, '('), tags).has_value());
}

TEST_CASE("trees keep what holds, at any depth") {
  Blocks inner;
  inner.push_back(only("pdf", {paragraph("paper")}));
  inner.push_back(only("epub", {paragraph("screen"), paragraph("more")}));
  Quote quote;
  quote.blocks = std::move(inner);
  Blocks blocks;
  blocks.push_back({{}, {}, {}, std::move(quote)});
  blocks.push_back(only("epub and", {paragraph("kept")}));
  REQUIRE(has_conditions(blocks));
  apply_conditions(blocks, tags);
  CHECK_FALSE(has_conditions(blocks));
  CHECK(dump(blocks) ==
        "quote\n  paragraph\n    text \"screen\"\n  paragraph\n    text \"more\"\n"
        "paragraph\n  text \"kept\"\n");
}

}  // namespace
}  // namespace diaoban::document
