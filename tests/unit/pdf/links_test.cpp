// Links and the outline, as a reader of the file finds them.
#include "pdf/inspect.hpp"
#include "pdf/uri.hpp"
#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

TEST_CASE("URLs are escaped once and no more than is needed") {
  CHECK(escape_uri("https://a.org/x_(y)?q=1&r=[2]#f") == "https://a.org/x_(y)?q=1&r=[2]#f");
  CHECK(escape_uri(" https://a.org/维基\n") == "https://a.org/%E7%BB%B4%E5%9F%BA");
  CHECK(escape_uri("a\\b c%20d%zz%") == "a%5Cb%20c%20d%25zz%25");
  CHECK(escape_uri("x<y>\"{|}^`\x01") == "x%3Cy%3E%22%7B%7C%7D%5E%60%01");
  CHECK(escape_uri("  ").empty());
}

struct LinkedSample : Sample {
  std::uint32_t add_linked(const std::string& url) {
    const auto paragraph = add_element("P", 0);
    const auto link = add_element("Link", paragraph);
    add_text(30, 60, "链接", U'链', link);
    add_link(url, "说明", link, {{30, 50, 20, 12}});
    return link;
  }
};

TEST_CASE("a URL with brackets, backslashes and Chinese arrives whole") {
  for (const auto& [url, written] :
       {std::pair{"https://a.org/f(x)((", "https://a.org/f(x)(("},
        std::pair{"https://a.org/)\\(", "https://a.org/)%5C("},
        std::pair{"https://a.org/深入#:~:text=(甲",
                  "https://a.org/%E6%B7%B1%E5%85%A5#:~:text=(%E7%94%B2"}}) {
    LinkedSample sample;
    sample.add_linked(url);
    const std::string bytes = sample.write();
    CHECK(inspect(bytes).empty());
    ReadBack file(bytes);
    auto annotation = file.pages[0].getKey("/Annots").getArrayItem(0);
    CHECK(annotation.getKey("/A").getKey("/URI").getStringValue() == written);
    CHECK(annotation.getKey("/Contents").getUTF8Value() == "说明");
    CHECK(annotation.getKey("/F").getIntValue() == 4);
    CHECK(file.pages[0].getKey("/Tabs").getName() == "/S");
    const auto checked = run_on(bytes, "qpdf --check");
    CHECK((checked.empty() || has(checked, "No syntax or stream encoding errors found")));
  }
}

TEST_CASE("a link over two lines has one annotation with a quad a line") {
  Sample sample;
  const auto link = sample.add_element("Link", sample.add_element("P", 0));
  sample.add_text(200, 60, "前", U'前', link);
  sample.add_text(20, 80, "后", U'后', link);
  sample.add_link("https://a.org", "例", link, {{200, 50, 80, 12}, {20, 70, 30, 12}});
  ReadBack file(sample.write());
  auto annotations = file.pages[0].getKey("/Annots");
  REQUIRE(annotations.getArrayNItems() == 1);
  auto annotation = annotations.getArrayItem(0);
  CHECK(annotation.getKey("/Rect").unparse() == "[ 20 318 280 350 ]");
  CHECK(annotation.getKey("/QuadPoints").unparse() ==
        "[ 200 350 280 350 200 338 280 338 20 330 50 330 20 318 50 318 ]");
  auto element = file.catalog().getKey("/StructTreeRoot").getKey("/K").getKey("/K").getKey("/K");
  CHECK(element.getKey("/S").getName() == "/Link");
  auto kids = element.getKey("/K");
  CHECK(kids.getArrayItem(0).getIntValue() == 0);
  CHECK(kids.getArrayItem(1).getKey("/Type").getName() == "/OBJR");
}

TEST_CASE("links inside lead to the page and height, whatever the place is called") {
  Sample sample;
  const auto link = sample.add_element("Link", sample.add_element("P", 0));
  sample.add_text(30, 60, "见后", U'见', link);
  const auto place = sample.add_destination(1, 25, 120);
  sample.add_link(place, "", link, {{30, 50, 20, 12}});
  sample.add_page("乙");
  sample.layout.outline = {{"第一章 “甲”", place, {{"一节", place, {}}, {"二节", place, {}}}},
                           {"Second", place, {}}};
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  ReadBack file(bytes);
  auto annotation = file.pages[0].getKey("/Annots").getArrayItem(0);
  auto dest = annotation.getKey("/Dest");
  CHECK(dest.getArrayItem(0).getObjGen() == file.pages[1].getObjGen());
  CHECK(dest.getArrayItem(3).getNumericValue() == 280);
  CHECK(annotation.getKey("/Contents").getUTF8Value() == "乙");
  auto outlines = file.catalog().getKey("/Outlines");
  CHECK(outlines.getKey("/Count").getIntValue() == 2);
  auto first = outlines.getKey("/First");
  CHECK(first.getKey("/Title").getUTF8Value() == "第一章 “甲”");
  CHECK(first.getKey("/Count").getIntValue() == -2);
  CHECK(first.getKey("/First").getKey("/Title").getUTF8Value() == "一节");
  CHECK(first.getKey("/Last").getKey("/Prev").getObjGen() == first.getKey("/First").getObjGen());
  CHECK(first.getKey("/Next").getKey("/Title").getUTF8Value() == "Second");
  CHECK(first.getKey("/Next").getKey("/Parent").getObjGen() == outlines.getObjGen());
  CHECK(first.getKey("/Dest").getArrayItem(0).getObjGen() == file.pages[1].getObjGen());
}

TEST_CASE("a hover note is an annotation that leads nowhere") {
  Sample sample;
  const auto figure = sample.add_element("Figure", 0);
  sample.layout.elements[figure].alternative = "图";
  const auto link = sample.add_element("Link", figure);
  sample.add_text(30, 60, "图", U'图', figure);
  sample.add_link("", "提示", link, {{30, 50, 20, 12}});
  sample.add_link("", "", link, {{60, 50, 20, 12}});
  sample.add_link("https://a.org", "没有面积", link, {});
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  ReadBack file(bytes);
  auto annotations = file.pages[0].getKey("/Annots");
  REQUIRE(annotations.getArrayNItems() == 1);
  CHECK_FALSE(annotations.getArrayItem(0).hasKey("/A"));
  CHECK(annotations.getArrayItem(0).getKey("/Contents").getUTF8Value() == "提示");
}

TEST_CASE("a tagged file without links has no Link elements") {
  LinkedSample sample;
  sample.add_linked("https://a.org");
  sample.options.links = false;
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  ReadBack file(bytes);
  CHECK_FALSE(file.pages[0].hasKey("/Annots"));
  CHECK_FALSE(has(file.catalog()
                      .getKey("/StructTreeRoot")
                      .getKey("/K")
                      .getKey("/K")
                      .getKey("/K")
                      .getKey("/S")
                      .getName(),
                  "Link"));
}

TEST_CASE("a link area without an element gets one") {
  Sample sample;
  sample.add_text(30, 60, "字", U'字', sample.add_element("P", 0));
  sample.add_link("https://a.org", "例", UINT32_MAX, {{30, 50, 20, 12}});
  CHECK(inspect(sample.write()).empty());
}

}  // namespace
}  // namespace diaoban::pdf
