// Files written from small layouts, read back through qpdf and the common readers.
#include "pdf/inspect.hpp"
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
  CHECK(inspect(file).empty());
  const auto checked = run_on(file, "qpdf --check");
  INFO(checked);
  CHECK((checked.empty() || has(checked, "No syntax or stream encoding errors found")));
  for (const auto& text : {run_on(file, "pdftotext", "-"), run_on(file, "mutool draw -F txt")}) {
    INFO(text);
    if (text.empty()) continue;
    CHECK(has(text, "雕版印刷"));
    CHECK(has(text, "office"));
    CHECK(has(text, "一块版。"));
  }
}

TEST_CASE("the same layout gives the same bytes") {
  Sample sample;
  sample.add_text(30, 60, "雕版", U'雕', sample.add_element("P", 0));
  const std::string first = sample.write();
  CHECK(first == sample.write());
  ::setenv("TZ", "Asia/Shanghai", 1);
  ::tzset();
  CHECK(first == sample.write());
  ::unsetenv("TZ");
  ::tzset();
  sample.options.date += 1;
  CHECK(first != sample.write());
}

TEST_CASE("metadata, language and claims are in the file") {
  Sample sample;
  sample.add_text(30, 60, "雕版", U'雕', sample.add_element("P", 0));
  ReadBack file(sample.write());
  auto catalog = file.catalog();
  CHECK(catalog.getKey("/Lang").getUTF8Value() == "zh-Hans");
  CHECK(catalog.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
  CHECK(catalog.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  auto info = file.document.getTrailer().getKey("/Info");
  CHECK(info.getKey("/Title").getUTF8Value() == "样书 & <示例>");
  CHECK(info.getKey("/Author").getUTF8Value() == "甲; Bo");
  CHECK(info.getKey("/CreationDate").getUTF8Value() == "D:20231114221320Z");
  CHECK(file.document.getTrailer().getKey("/ID").isArray());
  const auto data = catalog.getKey("/Metadata").getStreamData();
  const std::string xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  CHECK(has(xmp, "<rdf:li xml:lang=\"x-default\">样书 &amp; &lt;示例&gt;</rdf:li>"));
  CHECK(has(xmp, "<xmp:CreateDate>2023-11-14T22:13:20Z</xmp:CreateDate>"));
  CHECK(has(xmp, "<pdfuaid:part>1</pdfuaid:part>"));
  CHECK(has(xmp, "<pdfaid:conformance>A</pdfaid:conformance>"));
  CHECK(has(xmp, "http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"));
  auto intent = catalog.getKey("/OutputIntents").getArrayItem(0);
  CHECK(intent.getKey("/S").getName() == "/GTS_PDFA1");
  CHECK(intent.getKey("/DestOutputProfile").getDict().getKey("/N").getIntValue() == 3);
}

TEST_CASE("an untagged file has no marks, structure or claims") {
  Sample sample;
  sample.options.tagged = false;
  sample.options.links = false;
  const auto paragraph = sample.add_element("P", 0);
  sample.add_text(30, 60, "雕版", U'雕', paragraph);
  sample.add_link("https://example.org", "例", paragraph, {{30, 50, 20, 12}});
  sample.layout.outline.push_back({"题", sample.add_destination(0, 0, 0), {}});
  ReadBack file(sample.write());
  CHECK_FALSE(file.catalog().hasKey("/StructTreeRoot"));
  CHECK_FALSE(file.catalog().hasKey("/MarkInfo"));
  CHECK_FALSE(file.catalog().hasKey("/Outlines"));
  CHECK_FALSE(file.pages[0].hasKey("/Annots"));
  const auto data = file.pages[0].getKey("/Contents").getStreamData();
  const std::string content(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  CHECK_FALSE(has(content, "MCID"));
  CHECK_FALSE(has(content, "0.129 0.262"));
  const auto xmp = file.catalog().getKey("/Metadata").getStreamData();
  CHECK_FALSE(
      has(std::string(reinterpret_cast<const char*>(xmp->getBuffer()), xmp->getSize()), "pdfaid"));
  CHECK(sample.sink.sorted(sample.sources).empty());
}

std::vector<double> box_of(QPDFObjectHandle page, const char* name) {
  std::vector<double> box;
  if (!page.getKey(name).isArray()) return box;
  for (auto& value : page.getKey(name).getArrayAsVector()) box.push_back(value.getNumericValue());
  return box;
}

TEST_CASE("a page for the printer has its boxes, bleed and crop marks") {
  Sample sample;
  sample.edition.profile = project::Profile::Print;
  auto& page = sample.layout.pages[0];
  page.width = 431.9999;
  page.bleed = {0, 9, 9, 9};
  page.items.push_back({typeset::RuleItem{{-0.0, -9, 441, 418}, {200, 10, 10}}, typeset::Owner{}});
  SECTION("bleed only") {
    ReadBack file(sample.write());
    CHECK(box_of(file.pages[0], "/MediaBox") == std::vector<double>{0, 0, 440.9999, 418});
    CHECK(box_of(file.pages[0], "/TrimBox") == std::vector<double>{0, 9, 431.9999, 409});
    CHECK(box_of(file.pages[0], "/BleedBox") == std::vector<double>{0, 0, 440.9999, 418});
    CHECK_FALSE(file.pages[0].hasKey("/Group"));
  }
  SECTION("crop marks stand outside the bleed") {
    sample.options.crop_marks = true;
    ReadBack file(sample.write());
    CHECK(box_of(file.pages[0], "/MediaBox") == std::vector<double>{0, 0, 474.9999, 446});
    CHECK(box_of(file.pages[0], "/TrimBox") == std::vector<double>{20, 23, 451.9999, 423});
    CHECK(box_of(file.pages[0], "/BleedBox") == std::vector<double>{20, 14, 460.9999, 432});
  }
}

TEST_CASE("a grey file has only greys") {
  Sample sample;
  sample.options.grey = true;
  auto& items = sample.layout.pages[0].items;
  items.push_back({typeset::RuleItem{{10, 10, 50, 50}, {255, 0, 0}}, typeset::Owner{}});
  items.push_back({typeset::RuleItem{{10, 70, 50, 50}, {0, 0, 0}}, typeset::Owner{}});
  ReadBack file(sample.write());
  const auto data = file.pages[0].getKey("/Contents").getStreamData();
  const std::string content(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  INFO(content);
  CHECK_FALSE(has(content, "rg"));
  CHECK(has(content, "0 g"));
  CHECK(has(content, "0.2126 g"));
}

TEST_CASE("text of a grey file is pure black, and light text stays light") {
  Sample sample;
  sample.options.grey = true;
  sample.add_text(20, 40, "blue", U'b', 0);
  sample.add_text(20, 80, "white", U'w', 0);
  sample.change_text(0, [](typeset::TextItem& text) { text.color = {0x1f, 0x4e, 0x79}; });
  sample.change_text(1, [](typeset::TextItem& text) { text.color = {0xff, 0xff, 0xff}; });
  ReadBack file(sample.write());
  const auto data = file.pages[0].getKey("/Contents").getStreamData();
  const std::string content(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  INFO(content);
  CHECK(has(content, "0 g"));
  CHECK(has(content, "1 g"));
  CHECK_FALSE(has(content, "rg"));
  CHECK_FALSE(has(content, "0.2"));
}

TEST_CASE("page labels follow the folios") {
  Sample sample;
  sample.layout.pages.clear();
  for (const char* label : {"", "i", "ii", "iii", "1", "2", "4", "A-1", "A-1", "", "XL", "mmmm"}) {
    sample.add_page(label);
  }
  ReadBack file(sample.write());
  std::string labels;
  for (auto& part : file.catalog().getKey("/PageLabels").getKey("/Nums").getArrayAsVector()) {
    labels += part.unparse();
  }
  CHECK(labels ==
        "0<< >>1<< /S /r >>4<< /S /D >>6<< /S /D /St 4 >>7<< /P (A-1) >>9<< >>"
        "10<< /S /R /St 40 >>11<< /S /r /St 4000 >>");
}

}  // namespace
}  // namespace diaoban::pdf
