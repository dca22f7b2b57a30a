// Works: BibTeX read, cited by number and by author and year, listed.
#include "resolve/bibliography/bibtex.hpp"
#include "resolve/facts.hpp"
#include "support/catch.hpp"
#include "support/small_book.hpp"

using namespace diaoban;
using document::CitationKind;
using tests::SmallBook;

namespace {

const std::string works =
    "% remark\n@string{aw = \"Addison\" # {-Wesley}}\n"
    "@Book{knuth, author = {Donald E. Knuth}, title = {The {\\TeX}book}, publisher = aw, year = "
    "1984}\n"
    "@comment{ @book{no, title={x}} }\n"
    "@article(kp81,\n  author = \"Knuth, Donald E. and Plass, Michael F.\",\n"
    "  title = \"Breaking paragraphs into lines\", journal = {Softw. Pract. Exp.},\n"
    "  volume = 11, number = 11, pages = {1119--1184}, year = {1981})\n"
    "@book{zhang, author = {张秀民 and 韩琦}, title = {中国印刷史}, publisher = {浙江古籍出版社}, "
    "year = 2006}\n"
    "@misc{poincare, author = {Henri Poincar\\'e and Erd{\\H o}s, P{\\'a}l and others}, title = "
    "{N}}\n";

struct Cited {
  SmallBook small;
  std::vector<document::NodeId> nodes;
  document::NodeId list;

  explicit Cited(const std::string& style, const std::string& language = "en") {
    small.book.metadata.language = language;
    small.book.bibliographies = {"refs.bib"};
    small.files.write("book/refs.bib", works);
    small.add_file("a.md");
    document::Generated generated;
    generated.kind = document::GeneratedKind::Bibliography;
    generated.style = style;
    auto& back = small.add_file("z.md");
    list = back.add(back.block(std::move(generated)));
  }
  void cite(CitationKind kind, const std::string& key) {
    nodes.push_back(small.builders[0].add_inline(document::Citation{kind, {key}}));
  }
  std::vector<std::string> texts(const resolve::Facts& facts) const {
    std::vector<std::string> out;
    for (const document::NodeId node : nodes) {
      out.push_back(resolve::plain_text(facts.references.at(node).text));
    }
    return out;
  }
  resolve::Facts resolve() {
    return resolve::resolve(small.book, small.documents(), small.files, small.sink);
  }
  std::vector<std::string> entries(const resolve::Facts& facts) const {
    std::vector<std::string> out;
    for (const auto& entry : facts.bibliographies.at(list)) {
      out.push_back(entry.label + " " + resolve::plain_text(entry.text));
    }
    return out;
  }
};

}  // namespace

TEST_CASE("BibTeX is read with macros, names and TeX's letters") {
  const resolve::BibtexFile file = resolve::read_bibtex(works);
  REQUIRE(file.problems.empty());
  REQUIRE(file.items.size() == 4);
  CHECK(file.items[0].field("publisher") == "Addison-Wesley");
  CHECK(file.items[0].field("title") == "The TeXbook");
  CHECK(file.items[0].line == 3);
  CHECK(file.items[1].field("pages") == "1119–1184");
  CHECK(file.items[1].authors.at(1).family == "Plass");
  CHECK(file.items[3].authors.at(0).family == "Poincaré");
  CHECK(file.items[3].authors.at(1).family == "Erdős");
  CHECK(file.items[3].authors.at(1).given == "Pál");
}

TEST_CASE("what is not BibTeX is a problem, and the rest is read") {
  const resolve::BibtexFile file = resolve::read_bibtex(
      "me@home\n@book{, title={x}}\n@book{a, title}\n@book{b, title = {open\n@book{c, "
      "title={z}}\n");
  REQUIRE(file.items.size() == 1);
  CHECK(file.items[0].key == "c");
  REQUIRE(file.problems.size() == 3);
  CHECK(file.problems[0].line == 2);
  CHECK(file.problems[1].line == 3);
  CHECK(file.problems[2].line == 4);
}

TEST_CASE("names keep their particles") {
  const auto names =
      resolve::read_names("Ludwig van Beethoven and de la Cruz, Jr., Ana and {NASA}");
  REQUIRE(names.size() == 3);
  CHECK(names[0].family == "van Beethoven");
  CHECK(names[1].family == "de la Cruz");
  CHECK(names[1].suffix == "Jr.");
  CHECK(names[1].given == "Ana");
  CHECK(names[2].family == "NASA");
}

TEST_CASE("works are cited by number in the order of the text") {
  Cited cited("unsrt");
  cited.cite(CitationKind::Parenthetical, "kp81");
  cited.cite(CitationKind::Textual, "knuth");
  cited.cite(CitationKind::Parenthetical, "kp18");
  const auto facts = cited.resolve();
  CHECK(cited.texts(facts) == std::vector<std::string>{"[1]", "Knuth [2]", "[kp18]"});
  CHECK(cited.entries(facts) ==
        std::vector<std::string>{
            "[1] Donald E. Knuth and Michael F. Plass. Breaking paragraphs into lines. Softw. "
            "Pract. Exp., 1981, 11(11): 1119–1184.",
            "[2] Donald E. Knuth. The TeXbook. Addison-Wesley, 1984."});
  const auto& goal = std::get<resolve::Goal>(facts.references.at(cited.nodes[0]).to);
  CHECK(goal.file == 1);
  CHECK(goal.anchor == "cite-1");
  CHECK(cited.small.reports() ==
        std::vector<std::string>{
            "citation-unknown: no work 'kp18' in the bibliography (did you mean 'kp81'?)"});
}

TEST_CASE("works are cited by author and year, and sorted by them") {
  Cited cited("alpha");
  cited.cite(CitationKind::Parenthetical, "zhang");
  cited.cite(CitationKind::Textual, "kp81");
  cited.cite(CitationKind::Author, "poincare");
  const auto facts = cited.resolve();
  CHECK(cited.texts(facts) == std::vector<std::string>{"(张秀民 and 韩琦, 2006)",
                                                       "Knuth and Plass (1981)",
                                                       "Poincaré et al."});
  CHECK(facts.bibliographies.at(cited.list).size() == 3);
}

TEST_CASE("a Chinese book lists works with the marks of GB/T 7714") {
  Cited cited("", "zh-CN");
  cited.cite(CitationKind::Textual, "zhang");
  const auto facts = cited.resolve();
  CHECK(cited.texts(facts) == std::vector<std::string>{"张秀民和韩琦 [1]"});
  CHECK(cited.entries(facts) ==
        std::vector<std::string>{"[1] 张秀民, 韩琦. 中国印刷史[M]. 浙江古籍出版社, 2006."});
}

TEST_CASE("a missing file and an unprinted bibliography are reported") {
  SmallBook small;
  small.book.bibliographies = {"none.bib", "refs.bib"};
  small.files.write("book/refs.bib", works);
  auto& file = small.add_file("a.md");
  file.add_inline(document::Citation{CitationKind::Parenthetical, {"knuth"}});
  (void)resolve::resolve(small.book, small.documents(), small.files, small.sink);
  const auto reports = small.reports();
  REQUIRE(reports.size() == 2);
  CHECK(reports[0] == "bibliography-missing: no bibliography 'none.bib'");
  CHECK(reports[1].starts_with("bibliography-unprinted: "));
}
