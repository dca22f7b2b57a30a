// The structure tree: its plan, what is found fault with, and what is claimed.
#include "pdf/claims.hpp"
#include "pdf/inspect.hpp"
#include "pdf/plan.hpp"
#include "support/catch.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

// The tree in one line: "P(0.0 Link(0.1 @0) 0.2)" with content as page.MCID, annotations as @page.
std::string draw(const Plan& plan, std::uint32_t index = 0) {
  std::string text = plan.elements[index].role.str() + "(";
  for (const auto& kid : plan.elements[index].kids) {
    if (text.back() != '(') text += ' ';
    switch (kid.kind) {
      case Kid::Kind::Element:
        text += draw(plan, kid.index);
        break;
      case Kid::Kind::Content:
        text += std::to_string(kid.page) + "." + std::to_string(kid.index);
        break;
      case Kid::Kind::Annotation:
        text += "@" + std::to_string(kid.page);
        break;
    }
  }
  return text + ")";
}

TEST_CASE("content stands at its place in the tree, whatever the order of painting") {
  Sample sample;
  auto& elements = sample.layout.elements;
  const auto paragraph = sample.add_element("P", 0);
  const auto before = sample.add_element("", paragraph);
  const auto link = sample.add_element("Link", paragraph);
  const auto after = sample.add_element("", paragraph);
  elements[before].is_virtual = true;
  elements[after].is_virtual = true;
  sample.add_link("https://a.org", "", link, {{0, 0, 1, 1}});
  const auto artifact = typeset::Owner::pagination_artifact;
  const std::vector<PaintedPage> pages{{{{artifact}, {after}, {link}}},
                                       {{{before}, {artifact}, {after}}}};
  const Plan plan = make_plan(sample.layout, pages);
  CHECK(draw(plan) == "Document(P(1.0 Link(0.1 @0) 0.0 1.1))");
  CHECK(plan.openings(pages[0]) == std::vector<std::string>{"/Artifact <</Type/Pagination>> BDC",
                                                            "/Span <</MCID 0>> BDC",
                                                            "/Link <</MCID 1>> BDC"});
  CHECK(plan.owners[0] == std::vector<std::uint32_t>{paragraph, link});
  CHECK(plan.owners[1] == std::vector<std::uint32_t>{paragraph, paragraph});
}

TEST_CASE("a virtual element that has a language is an element") {
  Sample sample;
  const auto paragraph = sample.add_element("P", 0);
  const auto english = sample.add_element("", paragraph);
  sample.layout.elements[english].is_virtual = true;
  sample.layout.elements[english].language = "en";
  CHECK(draw(make_plan(sample.layout, {{{{english}}}})) == "Document(P(Span(0.0)))");
}

TEST_CASE("elements without content go, but cells stay") {
  Sample sample;
  sample.add_element("P", 0);
  const auto row = sample.add_element("TR", sample.add_element("Table", 0));
  sample.add_element("TD", row);
  const auto cell = sample.add_element("TD", row);
  CHECK(draw(make_plan(sample.layout, {{{{cell}}}})) == "Document(Table(TR(TD() TD(0.0))))");
}

TEST_CASE("headings leave no gap") {
  Sample sample;
  std::vector<typeset::Owner> owners;
  for (const char* role : {"H2", "H4", "H4", "H3", "H1", "H6", "H2"}) {
    owners.push_back({sample.add_element(role, 0)});
  }
  CHECK(draw(make_plan(sample.layout, {{owners}})) ==
        "Document(H1(0.0) H2(0.1) H2(0.2) H2(0.3) H1(0.4) H2(0.5) H2(0.6))");
}

TEST_CASE("a deep tree needs no deep stack") {
  Sample sample;
  std::uint32_t element = 0;
  for (int i = 0; i < 20'000; ++i) element = sample.add_element("Div", element);
  const Plan plan = make_plan(sample.layout, {{{{element}}}});
  CHECK(plan.preorder().size() == 20'001);
}

std::vector<std::string> faults(const Sample& sample, const std::vector<typeset::Owner>& owners) {
  std::vector<std::string> found;
  for (const auto& breach : check_structure(make_plan(sample.layout, {{owners}}))) {
    found.push_back(breach.message);
  }
  return found;
}

TEST_CASE("faults of the structure are found") {
  Sample sample;
  SECTION("a cell outside of a row") {
    const auto cell = sample.add_element("TD", sample.add_element("P", 0));
    CHECK(faults(sample, {{cell}}) == std::vector<std::string>{"a TD stands in a P"});
  }
  SECTION("a paragraph in a list") {
    const auto paragraph = sample.add_element("P", sample.add_element("L", 0));
    CHECK(faults(sample, {{paragraph}}) == std::vector<std::string>{"a P stands in a L"});
  }
  SECTION("text right in a table") {
    const auto table = sample.add_element("Table", 0);
    CHECK(faults(sample, {{table}}) == std::vector<std::string>{"a Table has text of its own"});
  }
  SECTION("rows of different widths") {
    const auto table = sample.add_element("Table", 0);
    const auto first = sample.add_element("TR", table);
    const auto tall = sample.add_element("TD", first);
    sample.add_element("TD", first);
    const auto second = sample.add_element("TR", table);
    sample.add_element("TD", second);
    CHECK(faults(sample, {{tall}}) ==
          std::vector<std::string>{"a table whose rows are 1 to 2 cells wide"});
    sample.layout.elements[tall].attributes.edit()["RowSpan"] = "2";
    CHECK(faults(sample, {{tall}}).empty());
  }
  SECTION("an ID twice") {
    std::vector<typeset::Owner> owners;
    for (int i = 0; i < 2; ++i) {
      owners.push_back({sample.add_element("Note", 0)});
      sample.layout.elements.back().id = "n";
    }
    CHECK(faults(sample, owners) == std::vector<std::string>{"two elements have the ID 'n'"});
  }
  SECTION("a link area on what is no link") {
    const auto paragraph = sample.add_element("P", 0);
    sample.add_link("https://a.org", "", paragraph, {{0, 0, 1, 1}});
    CHECK(faults(sample, {{paragraph}}) == std::vector<std::string>{"a link area belongs to a P"});
  }
}

std::vector<std::string> kinds_reported(Sample& sample) {
  std::vector<std::string> names;
  for (const auto& one : sample.sink.sorted(sample.sources)) names.emplace_back(one.kind->name);
  return names;
}

TEST_CASE("what breaks a standard is told with its place, and not claimed") {
  Sample sample;
  const auto source = sample.sources.add("a.md", "![](a.png)");
  const auto figure = sample.add_element("Figure", 0);
  sample.layout.elements[figure].node = {0, 7};
  sample.add_text(30, 60, "图", U'图', figure);
  sample.options.find_span = [&](document::NodeId node) {
    return node.index == 7 ? diagnostics::Span{source, 2, 4} : diagnostics::Span{};
  };
  std::vector<std::string> names{"pdf-no-alternative"};
  std::string setting = "ua1, a2a";
  SECTION("asked for") {}
  SECTION("not asked for") {
    setting = "";
    names.clear();
  }
  SECTION("misspelt") {
    setting = "[\"ua2\"]";
    names = {"pdf-unknown-standard"};
  }
  sample.edition.settings["standard"] = setting;
  const std::string bytes = sample.write();
  CHECK(kinds_reported(sample) == names);
  if (!names.empty() && names[0] == "pdf-no-alternative") {
    CHECK(sample.sink.sorted(sample.sources)[0].span == diagnostics::Span{source, 2, 4});
  }
  ReadBack file(bytes);
  const auto data = file.catalog().getKey("/Metadata").getStreamData();
  const std::string xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  CHECK_FALSE(has(xmp, "pdfuaid"));
  CHECK(file.catalog().hasKey("/StructTreeRoot"));
}

TEST_CASE("breaches of a kind are told at once, each with its place") {
  Sample sample;
  const auto source = sample.sources.add("a.md", "![](a.png)![](b.png)![](c.png)");
  for (std::uint32_t i = 0; i < 3; ++i) {
    const auto figure = sample.add_element("Figure", 0);
    sample.layout.elements[figure].node = {0, i + 1};
    sample.add_text(30, 60 + 20 * i, "图", U'图', figure);
  }
  sample.options.find_span = [&](document::NodeId node) {
    return diagnostics::Span{source, 10 * (node.index - 1), 10 * node.index};
  };
  sample.edition.settings["standard"] = "ua1";
  sample.write();
  const auto told = sample.sink.sorted(sample.sources);
  REQUIRE(told.size() == 1);
  CHECK(told[0].span == diagnostics::Span{source, 0, 10});
  REQUIRE(told[0].notes.size() == 2);
  CHECK(told[0].notes[1].span == diagnostics::Span{source, 20, 30});
}

TEST_CASE("pictures and files that are outside are not claimed to be kept") {
  using typeset::AlternativeSource;
  Sample sample;
  const auto figure = sample.add_element("Figure", 0);
  auto& element = sample.layout.elements[figure];
  element.alternative = "一图";
  sample.add_text(30, 60, "图", U'图', figure);
  bool accessible = false;
  bool archival = false;
  std::vector<std::string> names{"pdf-outside-file"};
  SECTION("a picture") { element.alternative_source = AlternativeSource::Missing; }
  SECTION("what stands for it is told, and kept") {
    element.alternative_source = AlternativeSource::Made;
    names = {"pdf-no-alternative"};
    accessible = archival = true;
  }
  SECTION("a link to a file") {
    const auto link = sample.add_element("Link", 0);
    sample.add_text(30, 90, "链", U'链', link);
    sample.add_link("file:///tmp/a", "", link, {{30, 80, 20, 12}});
    accessible = true;
  }
  const std::string bytes = sample.write();
  CHECK(kinds_reported(sample) == names);
  ReadBack file(bytes);
  const auto data = file.catalog().getKey("/Metadata").getStreamData();
  const std::string xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  CHECK(has(xmp, "pdfuaid:part>1") == accessible);
  CHECK(has(xmp, "<pdfaid:part>2") == archival);
}

TEST_CASE("one standard can be kept where the other is not") {
  Sample sample;
  sample.book.metadata.title.clear();
  sample.add_text(30, 60, "字", U'字', sample.add_element("P", 0));
  const std::string bytes = sample.write();
  CHECK(kinds_reported(sample) == std::vector<std::string>{"pdf-no-title"});
  ReadBack file(bytes);
  const auto data = file.catalog().getKey("/Metadata").getStreamData();
  const std::string xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  CHECK_FALSE(has(xmp, "pdfuaid"));
  CHECK(has(xmp, "<pdfaid:part>2"));
}

TEST_CASE("attributes, languages and IDs are in the file") {
  Sample sample;
  auto& elements = sample.layout.elements;
  const auto table = sample.add_element("Table", 0);
  const auto row = sample.add_element("TR", table);
  const auto head = sample.add_element("TH", row);
  elements[head].attributes.edit() = {{"Scope", "Column"}, {"ColSpan", "2"}, {"Headers", "a b"}};
  elements[head].language = "en";
  const auto note = sample.add_element("Note", 0);
  const auto own = sample.add_element("CodeBlock", 0);
  const auto figure = sample.add_element("Figure", 0);
  elements[figure].alternative = "替代";
  sample.add_text(30, 60, "头", U'头', head);
  sample.add_text(30, 90, "注", U'注', note);
  sample.add_text(30, 110, "码", U'码', own);
  sample.layout.pages[0].items.push_back(
      {typeset::RuleItem{{40, 200, 100, 50}, {9, 9, 9}}, typeset::Owner{figure}});
  const std::string bytes = sample.write();
  CHECK(inspect(bytes).empty());
  ReadBack file(bytes);
  auto root = file.catalog().getKey("/StructTreeRoot");
  CHECK(root.getKey("/RoleMap").unparse() == "<< /CodeBlock /P >>");
  auto kids = root.getKey("/K").getKey("/K");
  auto cell = kids.getArrayItem(0).getKey("/K").getKey("/K");
  CHECK(cell.getKey("/A").unparse() ==
        "<< /ColSpan 2 /Headers [ (a) (b) ] /O /Table /Scope /Column >>");
  CHECK(cell.getKey("/Lang").getUTF8Value() == "en");
  CHECK(kids.getArrayItem(1).getKey("/ID").getStringValue() == "note-1");
  CHECK(root.getKey("/IDTree").getKey("/Names").getArrayItem(0).getStringValue() == "note-1");
  CHECK(kids.getArrayItem(3).getKey("/Alt").getUTF8Value() == "替代");
  CHECK(kids.getArrayItem(3).getKey("/A").unparse() ==
        "<< /BBox [ 40 150 140 200 ] /O /Layout /Placement /Block >>");
}

}  // namespace
}  // namespace diaoban::pdf
