// Input that is made to be slow or deep: the reader gives a bounded tree in linear time.
#include <algorithm>

#include "reader_support.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::reader_tests;

namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

std::size_t block_depth(const document::Blocks& blocks) {
  std::size_t deepest = 0;
  for (const document::Block& block : blocks) {
    std::size_t depth = 1;
    if (const auto* quote = std::get_if<document::Quote>(&block.node)) {
      depth += block_depth(quote->blocks);
    } else if (const auto* note = std::get_if<document::Admonition>(&block.node)) {
      depth += block_depth(note->blocks);
    }
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

}  // namespace

TEST_CASE("nesting is bounded in quotations and directives") {
  for (const std::string part : {"> ", ":::{note}\n"}) {
    const Reading reading(repeated(part, 3000) + "a\n");
    CHECK(block_depth(reading.document.blocks) <= 101);
    bool reported = false;
    for (const std::string& kind : reading.kinds()) {
      reported = reported || kind.starts_with("nesting-too-deep");
    }
    CHECK(reported);
  }
}

TEST_CASE("marks without partners stay text and cost linear time") {
  // Each of these took quadratic time in some reader; 20,000 of them would be felt here.
  for (const std::string part :
       {"~~a ", "![[]()", "[^a](", "$a ", "{x}`", "^[", "](<", "*a _b ", "<!--", "\\begin{align}\n",
        "$$\n", "{{a", "]{.b ", "a@", "a <b>", "<div>\n", "a <b>x</i>"}) {
    const Reading reading(repeated(part, 20000) + "\n");
    CHECK((!reading.document.blocks.empty() || !reading.kinds().empty()));
  }
}

TEST_CASE("a wide table with short rows makes no cells without bound") {
  const Reading reading(repeated("|a", 2000) + "|\n" + repeated("|-", 2000) + "|\n" +
                        repeated("x\n", 2000));
  const auto& table = std::get<document::Table>(reading.document.blocks.at(0).node);
  std::size_t cells = 0;
  for (const document::TableRow& row : table.body) cells += row.cells.size();
  CHECK(cells <= 202000);
  CHECK(table.body.size() == 2000);
}

TEST_CASE("substitutions that hold each other many times end") {
  std::string matter = "---\nsubstitutions:\n";
  for (int i = 0; i < 12; ++i) {
    const std::string next = "{{ s" + std::to_string(i + 1) + " }}";
    matter += "  s" + std::to_string(i) + ": \"" + repeated(next + " ", 10) + "\"\n";
  }
  const Reading reading(matter + "  s12: 甲\n---\n\n{{ s0 }}\n");
  const std::vector<std::string> kinds = reading.kinds();
  CHECK(std::any_of(kinds.begin(), kinds.end(), [](const std::string& kind) {
    return kind.starts_with("substitution-endless");
  }));
}

TEST_CASE("a drawing of many shapes is a picture, and one that nests without end is left out") {
  const Reading shapes("<svg>" + repeated("<path d=\"M0 0\"/>", 1000) + "</svg>\n");
  CHECK(shapes.kinds().empty());
  CHECK(shapes.tree().find("data:image/svg+xml") != std::string::npos);
  const Reading nested("a <svg>" + repeated("<g>", 30000) + "</svg>\n");
  CHECK(nested.kinds() == std::vector<std::string>{"nesting-too-deep 1:3"});
}
