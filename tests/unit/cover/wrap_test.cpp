#include "cover/wrap.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "cover/barcode.hpp"
#include "cover/isbn.hpp"
#include "figures/canvas.hpp"
#include "figures/drawing.hpp"
#include "support/catch.hpp"

using namespace diaoban;

namespace {

struct Faces {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  fonts::FontBook book = fonts::FontBook::load(files, "", sources, sink);
};

const Faces& faces() {
  static const Faces made;
  return made;
}

project::Book small_book() {
  project::Book book;
  book.metadata.title = "面向技术宅的 JVM 内幕";
  book.metadata.authors = {"作者"};
  book.metadata.publisher = "雕版书坊";
  book.metadata.language = "zh-CN";
  book.metadata.description = "一本讲虚拟机的书。";
  return book;
}

cover::WrapRequest request_for(const project::Book& book, const cover::Request& request,
                               double width, double height, int pages, diagnostics::Sink& sink) {
  const auto print = project::read_print_settings(book, {"print", {}, {}, {}}, sink);
  return cover::read_wrap_request(book, request, print, width, height, pages, sink);
}

bool near(double one, double other) { return std::abs(one - other) < 1e-6; }

std::size_t text_count(const figures::Drawing& drawing) {
  return static_cast<std::size_t>(std::count_if(
      drawing.operations.begin(), drawing.operations.end(),
      [](const auto& one) { return std::holds_alternative<figures::TextOperation>(one); }));
}

}  // namespace

TEST_CASE("a wrap is two trims, a spine and the bleed") {
  project::Book book = small_book();
  book.settings = {{"cover.printer", "kdp"}, {"cover.paper", "standard-color"}};
  const cover::Request request{book.metadata, "", "", nullptr, ""};
  diagnostics::Collector sink;
  const auto asked = request_for(book, request, 8.25 * 72, 11 * 72, 224, sink);
  const cover::Wrap wrap = cover::prepare_wrap(asked, faces().book, sink);
  // The printer's calculator says 0.504 and 17.254 for this book.
  CHECK(std::abs(wrap.spine / 72 - 0.504) < 0.001);
  CHECK(std::abs(wrap.width / 72 - 17.254) < 0.001);
  CHECK(near(wrap.height / 72, 11.25));
  CHECK(sink.count(diagnostics::Severity::Warning) == 0);
  const cover::Wrap again = cover::prepare_wrap(asked, faces().book, sink);
  CHECK(again.picture->drawing->operations.size() == wrap.picture->drawing->operations.size());
}

TEST_CASE("wraps are as large as the printers' formulas say, on each paper") {
  struct Case {
    const char* printer;
    const char* paper;
    double per_page;  // inches
    double base;
    double bleed;
  };
  const Case cases[] = {
      {"kdp", "white", 0.002252, 0, 0.125},         {"kdp", "cream", 0.0025, 0, 0.125},
      {"kdp", "groundwood", 0.00235, 0, 0.125},     {"kdp", "standard-color", 0.002252, 0, 0.125},
      {"kdp", "premium-color", 0.002347, 0, 0.125}, {"lulu", "paperback", 1.0 / 444, 0.06, 0.125},
      {"ingram", "", 0.05 / 25.4, 0, 0.125},        {"cn-press", "", 0.05 / 25.4, 0, 3 / 25.4}};
  for (const Case& one : cases) {
    for (const int pages : {50, 200, 600}) {
      INFO(std::string(one.printer) + " " + one.paper + " " + std::to_string(pages));
      project::Book book = small_book();
      book.settings = {{"cover.printer", one.printer}};
      if (*one.paper != '\0') book.settings["cover.paper"] = one.paper;
      const cover::Request request{book.metadata, "leaf", "", nullptr, ""};
      diagnostics::Collector sink;
      const auto asked = request_for(book, request, 432, 648, pages, sink);
      const cover::Wrap wrap = cover::prepare_wrap(asked, faces().book, sink);
      CHECK(near(wrap.spine / 72, one.per_page * pages + one.base));
      CHECK(near(wrap.width / 72, 2 * one.bleed + 12 + one.per_page * pages + one.base));
      CHECK(near(wrap.height / 72, 2 * one.bleed + 9));
      CHECK(sink.count(diagnostics::Severity::Warning) == 0);
    }
  }
}

TEST_CASE("a spine too narrow for type carries none, and nothing is told of it") {
  project::Book book = small_book();
  book.settings = {{"cover.printer", "kdp"}};
  const cover::Request request{book.metadata, "", "", nullptr, ""};
  diagnostics::Collector sink;
  auto asked = request_for(book, request, 432, 648, 84, sink);
  const auto narrow = cover::prepare_wrap(asked, faces().book, sink);
  asked.pages = 60;
  const auto thin = cover::prepare_wrap(asked, faces().book, sink);
  CHECK(text_count(*narrow.picture->drawing) == text_count(*thin.picture->drawing));
  CHECK(sink.count(diagnostics::Severity::Warning) == 0);
}

TEST_CASE("a thin spine carries no text") {
  const project::Book book = small_book();
  const cover::Request request{book.metadata, "", "", nullptr, ""};
  diagnostics::Collector sink;
  auto asked = request_for(book, request, 432, 648, 320, sink);
  const auto thick = cover::prepare_wrap(asked, faces().book, sink);
  asked.pages = 60;
  const auto thin = cover::prepare_wrap(asked, faces().book, sink);
  CHECK(text_count(*thin.picture->drawing) < text_count(*thick.picture->drawing));
  CHECK(sink.count(diagnostics::Severity::Warning) == 0);
}

TEST_CASE("what is wrong in the settings of a wrap is told") {
  project::Book book = small_book();
  book.settings = {
      {"cover.printer", "kpd"}, {"cover.paper", "creme"}, {"cover.isbn", "978-7-111-64124-8"}};
  const cover::Request request{book.metadata, "", "", nullptr, ""};
  diagnostics::Collector sink;
  auto asked = request_for(book, request, 432, 648, 10, sink);
  cover::prepare_wrap(asked, faces().book, sink);
  std::vector<std::string> kinds;
  for (const auto& one : sink.sorted(faces().sources)) kinds.emplace_back(one.kind->name);
  const std::vector<std::string> expected{"isbn-wrong", "printer-unknown"};
  CHECK(kinds == expected);
}

TEST_CASE("isbns are read as authors write them, and wrong ones refused") {
  CHECK(cover::read_isbn("978-7-111-64124-7") == "9787111641247");
  CHECK(cover::read_isbn("urn:isbn:9787111641247") == "9787111641247");
  CHECK(cover::read_isbn("ISBN 0-306-40615-2") == "9780306406157");
  CHECK(cover::read_isbn("080442957X") == "9780804429573");
  for (const char* wrong : {"", "9787111641248", "123", "urn:uuid:9787111641247",
                            "977-7-111-64124-7", "0-306-40615-3", "978711164124٧"}) {
    INFO(wrong);
    CHECK_FALSE(cover::read_isbn(wrong).has_value());
  }
}

TEST_CASE("what is wrong with an isbn is said") {
  CHECK(cover::explain_isbn("978-7-111-64124-8") == "the check digit of the other twelve is 7");
  CHECK(cover::explain_isbn("978-7-111") == "it has 7 digits; an ISBN has thirteen, or ten");
  CHECK(cover::explain_isbn("977-7-111-64124-7") ==
        "an ISBN of thirteen digits begins with 978 or 979");
  CHECK(cover::claims_isbn("urn:isbn:1"));
  CHECK(cover::claims_isbn("ISBN 1"));
  CHECK_FALSE(cover::claims_isbn("urn:uuid:9787111641247"));
  // An identifier that says it is an ISBN, and is none.
  project::Book book = small_book();
  book.metadata.identifier = "urn:isbn:9787111641248";
  const cover::Request request{book.metadata, "", "", nullptr, ""};
  diagnostics::Collector sink;
  cover::prepare_wrap(request_for(book, request, 432, 648, 200, sink), faces().book, sink);
  REQUIRE(sink.sorted(faces().sources).size() == 1);
  CHECK(sink.sorted(faces().sources)[0].kind->name == "isbn-wrong");
}

TEST_CASE("wraps have no transparency, which printers would flatten") {
  for (const std::string& design : cover::design_names()) {
    INFO(design);
    const project::Book book = small_book();
    const cover::Request request{book.metadata, design, "", nullptr, ""};
    diagnostics::Collector sink;
    const auto wrap =
        cover::prepare_wrap(request_for(book, request, 432, 648, 320, sink), faces().book, sink);
    for (const auto& one : wrap.picture->drawing->operations) {
      CHECK_FALSE(std::holds_alternative<figures::PushGroupOperation>(one));
      const auto* shape = std::get_if<figures::ShapeOperation>(&one);
      if (shape == nullptr) continue;
      if (shape->fill) CHECK(std::get<figures::Paint>(*shape->fill).alpha == 1);
      if (shape->stroke) CHECK(std::get<figures::Paint>(shape->stroke->brush).alpha == 1);
    }
  }
}

TEST_CASE("a barcode has its bars, its nominal size, and is read back") {
  const auto code = cover::prepare_ean("9787111641247", "", faces().book);
  const auto& bars = std::get<figures::ShapeOperation>(code.operations.front());
  // Twelve digits of two bars, and three guards of two.
  CHECK(bars.path.points.size() == 30 * 4);
  // 95 modules and 18 of quiet zone.
  CHECK(std::abs(code.width / 72 * 25.4 - 113 * 0.33) < 0.01);
  if (std::system("command -v zbarimg >/dev/null 2>&1") != 0) {
    std::puts("zbarimg is not installed: the barcode is not read back");
    return;
  }
  auto canvas = figures::Canvas::raster(faces().book, code.width, code.height, 6);
  figures::Picture picture;
  picture.kind = figures::PictureKind::Vector;
  picture.width = code.width;
  picture.height = code.height;
  picture.drawing = std::make_shared<figures::Drawing>(code);
  canvas.draw_picture(picture, 0, 0, code.width, code.height);
  canvas.end_page();
  const base::Path folder = std::filesystem::temp_directory_path() / "diaoban-barcode-test";
  base::RealFileSystem files;
  files.write(folder / "code.png", canvas.finish_png());
  const std::string command = "zbarimg -q --raw " + (folder / "code.png").string() +
                              " 2>/dev/null >" + (folder / "read.txt").string();
  CHECK(std::system(command.c_str()) == 0);
  CHECK(files.read(folder / "read.txt") == "9787111641247\n");
  std::filesystem::remove_all(folder);
}
