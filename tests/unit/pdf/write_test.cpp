// Files written from small layouts, read back through qpdf and the common readers.
#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

TEST_CASE("a tagged page is sound and its text can be copied") {
  Sample sample;
  const auto heading = sample.add_element("H1", 0);
  const auto paragraph = sample.add_element("P", 0);
  sample.add_text(30, 60, "雕版印刷", U'雕', heading, "sans-bold");
  sample.add_text(30, 90, "office ", U'o', paragraph);
  sample.add_text(70, 90, "一块版。", U'一', paragraph);
  sample.add_text(140, 390, "1", U'1', typeset::Owner::pagination_artifact);
  const std::string file = sample.write();
  CHECK(sample.sink.sorted(sample.sources).empty());
  CHECK(file.substr(0, 8) == "%PDF-1.7");
  CHECK(file == sample.write());
  const auto checked = run_on(file, "qpdf --check");
  INFO(checked);
  CHECK((checked.empty() || has(checked, "No syntax or stream encoding errors found")));
  const auto text = run_on(file, "pdftotext", "-");
  INFO(text);
  CHECK((text.empty() || (has(text, "雕版印刷") && has(text, "office") && has(text, "一块版。"))));
}

}  // namespace
}  // namespace diaoban::pdf
