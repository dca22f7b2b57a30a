// The reading text of a file is that of the layout, block by block.
#include "pdf/read_structure.hpp"

#include "base/failure.hpp"
#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

std::string draw(const std::string& bytes) {
  std::string text;
  for (const auto& block : read_structure(bytes)) {
    text += block.role + ":" + block.text;
    if (!block.alternative.empty()) text += "[" + block.alternative + "]";
    text += "\n";
  }
  return text;
}

TEST_CASE("paragraphs over pages, links, emoji and ligatures read in order") {
  Sample sample;
  auto& elements = sample.layout.elements;
  const auto heading = sample.add_element("H1", 0);
  const auto paragraph = sample.add_element("P", 0);
  const auto before = sample.add_element("", paragraph);
  const auto link = sample.add_element("Link", paragraph);
  const auto after = sample.add_element("", paragraph);
  elements[before].is_virtual = elements[after].is_virtual = true;
  const auto figure = sample.add_element("Figure", 0);
  elements[figure].alternative = "一图";
  const auto item = sample.add_element("LI", sample.add_element("L", 0));
  const auto label = sample.add_element("Lbl", item);
  const auto body = sample.add_element("P", sample.add_element("LBody", item));
  sample.layout.pages[0].items.push_back(
      {typeset::RuleItem{{40, 200, 100, 50}, {9, 9, 9}}, typeset::Owner{figure}});
  sample.add_text(30, 30, "一、题", U'题', heading);
  sample.add_text(30, 60, "前文，", U'前', before);
  sample.add_text(30, 390, "页脚", U'页', typeset::Owner::pagination_artifact);
  sample.add_page("2");
  sample.add_text(30, 300, "(1) ", U'1', label);
  sample.add_text(50, 300, "项目", U'项', body);
  sample.add_text(30, 30, "office fine ", U'o', link);
  sample.add_text(30, 60, "🤷🏽‍♀️🌻", U'🌻', after);
  sample.add_text(60, 60, "——完……", U'完', after);
  CHECK(draw(sample.write()) ==
        "H1:一、题\nP:前文，office fine 🤷🏽‍♀️🌻——完……\nFigure:[一图]\nLbl:(1) "
        "\nP:项目\n");
}

TEST_CASE("a Kangxi radical and the character that looks like it keep apart") {
  Sample sample;
  sample.add_text(30, 30, "⼀一⼈人", U'一', sample.add_element("P", 0));
  CHECK(draw(sample.write()) == "P:⼀一⼈人\n");
}

TEST_CASE("a damaged file is a failure") {
  bool failed = false;
  try {
    read_structure("%PDF-1.7 nothing");
  } catch (const base::Failure&) {
    failed = true;
  }
  CHECK(failed);
}

}  // namespace
}  // namespace diaoban::pdf
