#include <unistd.h>

#include <filesystem>

#include "support/catch.hpp"
#include "unit/project/tree_fixture.hpp"

using namespace diaoban::project;

TEST_CASE("a mystmd project is read from its toc") {
  const TreeFixture tree(
      {{"myst.yml",
        "version: 1\nproject:\n  title: 书\n  authors:\n    - name: 甲\n    - 乙\n"
        "  numbering:\n    headings: true\n  bibliography: [a.bib]\n  toc:\n"
        "    - file: index.md\n    - title: 第一部\n      children:\n"
        "        - file: a.md\n          children:\n            - file: b\n"
        "        - pattern: 'c/*.md'\n    - url: https://example.org\n"
        "    - file: gone.md\n      titel: x\n"},
       {"index.md", "# x"},
       {"a.md", "x"},
       {"b.md", "x"},
       {"c/2.md", "x"},
       {"c/10.md", "x"}});
  CHECK(tree.book.kind == TreeKind::Mystmd);
  CHECK(tree.book.metadata.authors == std::vector<std::string>{"甲", "乙"});
  CHECK(tree.book.bibliographies == std::vector<std::string>{"a.bib"});
  CHECK(tree.order() ==
        "index.md F\na.md # [第一部]\n  b.md # [第一部]\nc/2.md # [第一部]\nc/10.md # [第一部]\n");
  CHECK(tree.reported() ==
        "myst.yml:19:13 file-missing: no file 'gone.md'\n"
        "myst.yml:20:7 settings-key-unknown: there is no setting 'titel' here (did you mean "
        "'title'?)\n");
}

TEST_CASE("a Jupyter Book is read from _toc.yml and _config.yml") {
  const TreeFixture tree(
      {{"_config.yml", "title: 书\nauthor: 甲, 乙\nsphinx:\n  config:\n    language: ja\n"},
       {"_toc.yml",
        "format: jb-book\nroot: intro\nparts:\n  - caption: 一\n    numbered: true\n"
        "    chapters:\n      - file: a\n        sections:\n          - file: b\n"
        "  - caption: Appendix\n    chapters:\n      - glob: z*\n"},
       {"intro.md", "x"},
       {"a.md", "x"},
       {"b.md", "x"},
       {"z1.md", "x"}});
  CHECK(tree.book.metadata.language == "ja");
  CHECK(tree.book.metadata.authors.size() == 2);
  CHECK(tree.order() == "intro.md F\na.md # [一]\n  b.md # [一]\nz1.md A\n");
  CHECK(tree.reported() == "");
}

TEST_CASE("broken, repeated and hostile YAML is reported and never followed for long") {
  const TreeFixture broken({{"myst.yml", "project:\n  title: [x\n"}, {"index.md", "# 书\n"}});
  CHECK(broken.reported().starts_with("myst.yml:"));
  CHECK(broken.order() == "index.md\n");

  const TreeFixture repeated(
      {{"myst.yml", "project:\n  title: 字\n  title: 书\n"}, {"index.md", ""}});
  CHECK(repeated.reported() ==
        "myst.yml:3:3 settings-key-repeated: 'title' is given twice; the last one counts\n");
  CHECK(repeated.book.metadata.title == "书");

  std::string laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name <= 'k'; ++name) {
    laughs += std::string(1, name) + ": &" + name + " [";
    for (int i = 0; i < 10; ++i)
      laughs += std::string(i ? ", *" : "*") + static_cast<char>(name - 1);
    laughs += "]\n";
  }
  const TreeFixture bomb({{"myst.yml", laughs}, {"index.md", "# 书\n"}});
  CHECK(bomb.reported().find("too many") != std::string::npos);
  const TreeFixture deep({{"myst.yml", std::string(100'000, '[')}, {"index.md", "# 书\n"}});
  CHECK(deep.order() == "index.md\n");
  const TreeFixture python({{"conf.py", "a = 'xxxxxxxx'\n" +
                                            [] {
                                              std::string lines;
                                              for (int i = 0; i < 60; ++i)
                                                lines += "a = [a, a]\na = a + a\n";
                                              return lines + std::string(100'000, '(');
                                            }()},
                            {"index.md", "# 书\n"}});
  CHECK(python.order() == "index.md\n");
}

TEST_CASE("links do not lead out of the book's folder") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / fmt::format("diaoban-links-{}", ::getpid());
  fs::create_directories(folder / "book");
  diaoban::base::RealFileSystem files;
  files.write(folder / "secret.md", "秘\n");
  files.write(folder / "book/index.md", "```{toctree}\nlink\nloop/a\n```\n");
  files.write(folder / "book/a.md", "x");
  fs::create_symlink(folder / "secret.md", folder / "book/link.md");
  fs::create_directory_symlink(folder / "book", folder / "book/loop");
  diaoban::diagnostics::Sources sources;
  diaoban::diagnostics::Collector collector;
  const Book book = load(files, folder / "book", sources, collector);
  fs::remove_all(folder);
  const auto reported = collector.sorted(sources);
  REQUIRE(reported.size() == 1);
  CHECK(reported[0].kind->name == "file-outside");
  REQUIRE(book.files.size() == 3);
  CHECK(book.files[1].path == "loop/a.md");
  CHECK(book.files[2].path == "a.md");
}
