#include "project/print/print_settings.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "unit/project/tree_fixture.hpp"

using namespace diaoban;
using namespace diaoban::project;

namespace {

struct Read {
  PrintSettings settings;
  std::string reported;
};

// The settings of the edition `name` of a book with this book.toml.
Read read(const std::string& toml, const std::string& name = "print") {
  TreeFixture tree({{"book.toml", toml}, {"index.md", "# x\n"}});
  diagnostics::Collector sink;
  Read made{read_print_settings(tree.book, *find_edition(tree.book, name), sink), {}};
  for (const auto& one : sink.sorted(tree.sources)) {
    const auto place = tree.sources.file(one.span.source).position(one.span.begin);
    made.reported += std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                     one.message + (one.hint.empty() ? "" : " (" + one.hint + ")") + "\n";
  }
  return made;
}

Theme print_theme() {
  base::MemoryFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  return load_theme("print", {}, files, sources, sink);
}

}  // namespace

TEST_CASE("an edition says how it is printed, and the book what holds for all of them") {
  const Read own = read(
      "title = \"x\"\n[print]\nprinter = \"lulu\"\n"
      "[editions.paper]\nprofile = \"print\"\nprinter = \"kdp\"\npaper = \"cream\"\n"
      "trim = \"6x9in\"\nbleed = true\nmultiple = 4\nmarks = true\nlink-notes = true\n",
      "paper");
  CHECK(own.reported == "");
  CHECK(own.settings.printer.name == "kdp");
  CHECK(own.settings.paper == "cream");
  CHECK(own.settings.grey);
  CHECK(own.settings.marks);
  CHECK(own.settings.link_notes);
  CHECK(own.settings.multiple == 4);
  CHECK(own.settings.bleed->in() > 0.1249);
  CHECK(written_trim(*own.settings.trim) == "152.4 × 228.6 mm");
  const Read shared = read("title = \"x\"\n[print]\nprinter = \"lulu\"\n");
  CHECK(shared.settings.printer.name == "lulu");
  CHECK_FALSE(shared.settings.grey);
  CHECK(shared.settings.multiple == 2);
  CHECK(read("title = \"x\"\nlanguage = \"zh\"\n").settings.printer.name == "cn-press");
  CHECK(read("title = \"x\"\nlanguage = \"en\"\n").settings.printer.name == "kdp");
}

TEST_CASE("what cannot be printed is told at its place") {
  CHECK(read("title = \"x\"\nlanguage = \"en\"\n[editions.print]\nprinter = \"kpd\"\n"
             "paper = \"craem\"\n")
            .reported ==
        "4:11 no printer 'kpd'; kdp is taken (did you mean 'kdp'?)\n"
        "5:9 kdp has no paper 'craem'; white is taken (did you mean 'cream'?)\n");
  CHECK(read("title = \"x\"\n[print]\ntrim = \"17开\"\n")
            .reported.starts_with("3:8 'trim' is '17开'"));
  CHECK(read("title = \"x\"\n[print]\ntrim = \"B5\"\n").reported.find("B5 JIS") !=
        std::string::npos);
  CHECK(read("title = \"x\"\n[print]\ntrim = \"6x9\"\n").reported.starts_with("3:8 "));
  CHECK(read("title = \"x\"\n[print]\ntrim = \"3x9mm\"\n").reported ==
        "3:8 'trim' is '3x9mm', but should be from 50 to 1000 mm on each side\n");
  CHECK(read("title = \"x\"\n[print]\nbleed = \"3\"\ngrey = \"no\"\nmultiple = 99\n").reported ==
        "3:9 'bleed' is '3', but should be a length of 0 to 20 mm such as \"3mm\"\n"
        "4:8 'grey' is 'no', but should be true or false\n"
        "5:12 'multiple' is '99', but should be a whole number from 1 to 64\n");
}

TEST_CASE("the gutter grows with the page count, and the type area keeps the margins") {
  PrintSettings settings;
  settings.printer = load_printer("kdp");
  settings.trim = read_trim("6x9in");
  const Theme theme = print_theme();
  double last = 0;
  double last_measure = 1000;
  for (const int pages : {24, 150, 151, 300, 301, 500, 501, 700, 701, 828}) {
    INFO(pages);
    const Theme fitted = fit_to_paper(theme, settings, pages);
    const double inner = fitted.inner_margin.in();
    const double measure = fitted.measure_em * fitted.body.size.in();
    CHECK(inner >= gutter_width(settings.printer, pages).in() + 0.1);
    CHECK(inner >= last);
    CHECK(fitted.measure_em <= last_measure);
    CHECK(6 - inner - measure >= 0.4);
    CHECK(fitted.measure_em == std::floor(fitted.measure_em));
    const double free = 9 - fitted.lines * fitted.body.leading.in();
    CHECK(free / 2 >= 0.25 + 28.0 / 72);
    last = inner;
    last_measure = fitted.measure_em;
  }
  CHECK(last > fit_to_paper(theme, settings, 24).inner_margin.in() + 0.2);
  CHECK(last_measure >= 28);
}

TEST_CASE("a theme's own page stays as it is but for the gutter") {
  PrintSettings settings;
  settings.printer = load_printer("cn-press");
  const Theme theme = print_theme();
  const Theme fitted = fit_to_paper(theme, settings, 300);
  CHECK(fitted.page_width == theme.page_width);
  CHECK(fitted.measure_em == theme.measure_em);
  CHECK(fitted.lines == theme.lines);
  CHECK(fitted.listing.size == theme.listing.size);
  CHECK(std::abs(fitted.inner_margin.mm() - 25) < 1e-9);
  settings.gutter = base::Length::from_mm(30);
  CHECK(fit_to_paper(theme, settings, 300).inner_margin.mm() > 29.99);
}

TEST_CASE("page counts are rounded up to what is bound") {
  PrintSettings settings;
  settings.multiple = 16;
  CHECK(bound_pages(settings, 1) == 16);
  CHECK(bound_pages(settings, 16) == 16);
  CHECK(bound_pages(settings, 17) == 32);
  settings.multiple = 1;
  CHECK(bound_pages(settings, 17) == 17);
}
