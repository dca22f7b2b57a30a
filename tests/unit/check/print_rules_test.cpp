// Each rule of print: a book that keeps it, and the same book with one thing wrong.
#include <algorithm>
#include <functional>
#include <set>

#include "check/print.hpp"
#include "check/print_layout.hpp"
#include "support/catch.hpp"

using namespace diaoban;
using check::PrintJob;
using check::PrintPart;
using pdf::Ink;
using pdf::InkKind;

namespace {

constexpr double page_width = 432;  // 6 by 9 in
constexpr double page_height = 648;
constexpr double bleed = 9;

pdf::PrintPage make_page(double width, double height, std::vector<Ink> inks) {
  pdf::PrintPage page;
  page.media = {0, 0, width, height};
  page.trim = page.bleed = page.media;
  page.inks = std::move(inks);
  return page;
}

Ink text(double left, double bottom, double size = 10) {
  return {InkKind::Text, {left, bottom, left + 100, bottom + size}, size, 0};
}

// A book of 24 pages that KDP takes, on white paper, with its cover.
struct Book {
  project::Printer printer = project::load_printer("kdp");
  std::string paper = "white";
  PrintPart inside{"book.pdf", 1000, {}};
  PrintPart cover{"book-cover.pdf", 1000, {}};

  Book() {
    inside.file.sound = cover.file.sound = true;
    for (int i = 0; i < 24; ++i) {
      inside.file.pages.push_back(make_page(page_width, page_height, {text(100, 300)}));
    }
    set_cover(24);
  }

  void set_cover(int pages) {
    const double spine = 0.002252 * pages * 72;
    cover.file.pages = {make_page(2 * page_width + spine + 2 * bleed, page_height + 2 * bleed,
                                  {text(bleed + page_width + spine + 60, 400)})};
  }

  void set_pages(std::size_t count) {
    inside.file.pages.resize(count, inside.file.pages.front());
    set_cover(static_cast<int>(count));
  }

  // The names of the rules that are broken.
  std::set<std::string> broken() const {
    diagnostics::Sources sources;
    diagnostics::Collector sink;
    check::check_print({printer, paper, &inside, &cover}, sink);
    std::set<std::string> names;
    for (const auto& one : sink.sorted(sources)) names.emplace(one.kind->name);
    return names;
  }
};

struct Case {
  const char* rule;
  std::function<void(Book&)> spoil;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> made{
      {"print-annotation", [](Book& b) { b.inside.file.pages[3].annotated = true; }},
      {"print-attachment", [](Book& b) { b.inside.file.attached = true; }},
      {"print-barcode",
       [](Book& b) { b.cover.file.pages[0].inks.push_back(text(bleed + 300, bleed + 40, 12)); }},
      {"print-blank-pages",
       [](Book& b) {
         for (std::size_t i = 5; i < 10; ++i) b.inside.file.pages[i].inks.clear();
       }},
      {"print-bleed",
       [](Book& b) {
         b.inside.file.pages[2].inks.push_back(
             {InkKind::Shape, {0, 0, page_width, page_height}, 0, 0});
       }},
      {"print-color", [](Book& b) { b.inside.file.pages[7].colored = true; }},
      {"print-cover-clear",
       [](Book& b) { b.cover.file.pages[0].inks.push_back(text(bleed + 4, 300)); }},
      {"print-cover-pages",
       [](Book& b) { b.cover.file.pages.push_back(b.cover.file.pages.front()); }},
      {"print-cover-size", [](Book& b) { b.cover.file.pages[0].media.right += 5; }},
      {"print-damaged", [](Book& b) { b.inside.file = {}; }},
      {"print-device-color",
       [](Book& b) {
         b.printer.interior.device_colors = true;
         b.inside.file.pdfx = b.cover.file.pdfx = true;
         b.inside.file.pages[1].has_profiles = true;
       }},
      {"print-encryption", [](Book& b) { b.cover.file.encrypted = true; }},
      {"print-file-size", [](Book& b) { b.inside.bytes = 700'000'000; }},
      {"print-font", [](Book& b) { b.inside.file.missing_fonts = {"Helvetica"}; }},
      {"print-gutter", [](Book& b) { b.inside.file.pages[4].inks.push_back(text(20, 300)); }},
      {"print-layer", [](Book& b) { b.inside.file.layered = true; }},
      {"print-margin", [](Book& b) { b.inside.file.pages[4].inks.push_back(text(100, 10)); }},
      {"print-multiple", [](Book& b) { b.set_pages(25); }},
      {"print-outline", [](Book& b) { b.inside.file.outlined = true; }},
      {"print-page-count", [](Book& b) { b.set_pages(22); }},
      {"print-picture-coarse",
       [](Book& b) {
         b.inside.file.pages[6].inks.push_back({InkKind::Picture, {100, 100, 200, 200}, 0, 150});
       }},
      {"print-script", [](Book& b) { b.inside.file.scripted = true; }},
      {"print-sheet",
       [](Book& b) {
         b.inside.file.pages[0].has_trim = true;
         b.inside.file.pages[0].media.right += 30;
       }},
      {"print-spine-text",
       [](Book& b) {
         const double fold = bleed + page_width;
         b.cover.file.pages[0].inks.push_back(
             {InkKind::Text, {fold + 1, 200, fold + 3, 300}, 8, 0});
       }},
      {"print-standard", [](Book& b) { b.printer.interior.device_colors = true; }},
      {"print-transparency", [](Book& b) { b.inside.file.pages[2].transparent = true; }},
      {"print-trim",
       [](Book& b) {
         for (auto& page : b.inside.file.pages) page = make_page(900, 900, page.inks);
       }},
      {"print-type", [](Book& b) { b.inside.file.pages[2].inks.push_back(text(100, 200, 5)); }},
  };
  return made;
}

}  // namespace

TEST_CASE("a sound book breaks no rule of print") { CHECK(Book().broken().empty()); }

TEST_CASE("each rule of print is broken by what it is about") {
  for (const Case& one : cases()) {
    INFO(one.rule);
    Book book;
    one.spoil(book);
    CHECK(book.broken().contains(one.rule));
  }
}

TEST_CASE("each rule of print has its case, and the table is in order") {
  std::vector<std::string> rules;
  for (const check::PrintRule& rule : check::print_rules()) rules.emplace_back(rule.kind->name);
  std::vector<std::string> tested;
  for (const Case& one : cases()) tested.emplace_back(one.rule);
  CHECK(rules == tested);
  CHECK(std::is_sorted(rules.begin(), rules.end()));
}

TEST_CASE("gutters are asked for by page count, on left and right pages alike") {
  Book book;
  book.set_pages(400);
  // 0.5 in from the spine is enough for 300 pages, not for 400.
  book.inside.file.pages[10].inks = {text(36, 300)};
  CHECK(book.broken().contains("print-gutter"));
  book.set_pages(300);
  CHECK_FALSE(book.broken().contains("print-gutter"));
  // The spine of a left page is at its right.
  book.inside.file.pages[11].inks = {text(page_width - 120, 300)};
  CHECK(book.broken().contains("print-gutter"));
}

TEST_CASE("a page with the printer's bleed, and ink over it, is in order") {
  Book book;
  for (std::size_t i = 0; i < book.inside.file.pages.size(); ++i) {
    pdf::PrintPage& page = book.inside.file.pages[i];
    const bool recto = i % 2 == 0;
    page.media = {recto ? 0.0 : -bleed, -bleed, page_width + (recto ? bleed : 0),
                  page_height + bleed};
    page.has_trim = true;
    page.inks.push_back({InkKind::Shape, page.media, 0, 0});
  }
  CHECK(book.broken().empty());
  book.inside.file.pages[0].has_trim = false;
  book.inside.file.pages[0].media = {0, 0, page_width + bleed, page_height + 2 * bleed};
  book.inside.file.pages[0].inks = {text(100, 300)};
  CHECK(book.broken().empty());
}
