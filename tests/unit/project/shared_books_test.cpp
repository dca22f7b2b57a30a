#include <cstdio>

#include "project/book.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using namespace diaoban::project;

namespace {

struct Expected {
  const char* folder;
  TreeKind kind;
  const char* language;
  std::size_t files;
  std::size_t parts;
  const char* last;
  std::size_t missing;  // files that the lists name and that are not there
};

}  // namespace

TEST_CASE("the test books load with their reading order") {
  const base::RealFileSystem files;
  const base::Path books = base::Path(DIAOBAN_SHARED_DIR) / "books";
  if (!files.is_folder(books)) {
    std::puts("skipped: no test books beside the repository");
    return;
  }
  // Counted in the books: what the toctrees reach, the links of SUMMARY.md, the Markdown files.
  const Expected all[] = {
      {"istio-insider", TreeKind::Sphinx, "zh-CN", 61, 0,
       "appendix-lab-env/appendix-lab-env-base.md", 0},
      {"jvm-insider", TreeKind::Sphinx, "zh-CN", 37, 0, "appendix-lab-env/gdb/gdb-faq.md", 0},
      {"zhyantao", TreeKind::Folder, "zh-Hans", 107, 2, "java/concurrency.md", 22},
      {"myst-parser-docs", TreeKind::Folder, "en", 26, 4, "syntax/examples/content_child2.md", 1},
      {"trpl-zh-cn", TreeKind::MdBook, "zh-Hans", 111, 4, "src/appendix-07-nightly-rust.md", 0},
      {"advanced-go", TreeKind::GitBook, "zh-Hans", 68, 0, "appendix/appendix-c-author.md", 0},
      {"js-primer", TreeKind::GitBook, "ja", 60, 0, "outro/README.md", 0},
      {"wenyanwen", TreeKind::Folder, "zh-Hant", 106, 9, "鏡花緣/鏡花緣1.md", 0},
  };
  for (const Expected& expected : all) {
    INFO(expected.folder);
    diagnostics::Sources sources;
    diagnostics::Collector collector;
    const Book book = load(files, books / expected.folder, sources, collector);
    CHECK(book.kind == expected.kind);
    CHECK(book.metadata.language == expected.language);
    CHECK(book.files.size() == expected.files);
    CHECK(book.parts.size() == expected.parts);
    CHECK(book.files.back().path == expected.last);
    CHECK(collector.count(diagnostics::Severity::Error) == expected.missing);
  }
}
