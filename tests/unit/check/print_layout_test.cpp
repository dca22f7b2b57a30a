// Pictures and text of a layout that is to be printed.
#include "check/print_layout.hpp"

#include "support/catch.hpp"

using namespace diaoban;

namespace {

struct Found {
  typeset::Layout layout;
  diagnostics::Sources sources;
  diagnostics::SourceId source;
  std::string reported;

  Found() {
    source = sources.add("ch.md", "one\ntwo\nthree\nfour\n");
    layout.elements.resize(4);
    for (std::uint32_t i = 1; i < 4; ++i) {
      layout.elements[i].parent = i - 1;
      // The third comes from no node: its parent's place counts.
      if (i < 3) layout.elements[i].node = {0, i};
    }
    layout.pages.resize(1);
  }

  void add_picture(int pixels, double width, std::uint32_t element) {
    auto picture = std::make_shared<figures::Picture>();
    picture->kind = figures::PictureKind::Raster;
    picture->width = picture->height = 100;
    picture->pixel_width = picture->pixel_height = pixels;
    const typeset::Item item{typeset::PictureItem{picture, {0, 0, width, width}},
                             typeset::Owner{element}};
    layout.pages[0].items.push_back(item);
  }

  void add_text(const char* text, double size, std::uint32_t element) {
    typeset::TextItem item;
    item.run.text = text;
    item.run.size = size;
    const typeset::Item owned{item, typeset::Owner{element}};
    layout.pages[0].items.push_back(owned);
  }

  void check() {
    diagnostics::Collector sink;
    project::Interior rules;
    rules.smallest_text = 7;
    rules.resolution = 300;
    // Node n stands on line n.
    const auto find = [&](document::NodeId node) {
      if (node.index == 0) return diagnostics::Span{};
      return diagnostics::Span{source, node.index * 4, node.index * 4 + 3};
    };
    check::check_print_layout(layout, rules, find, sink);
    for (const auto& one : sink.sorted(sources)) {
      const auto place = sources.file(one.span.source).position(one.span.begin);
      reported += std::to_string(place.line) + " " + std::string(one.kind->name) + ": " +
                  one.message + "\n";
    }
  }
};

}  // namespace

TEST_CASE("coarse pictures are told with their line, by their printed size") {
  Found found;
  found.add_picture(300, 72, 1);  // 300 an inch
  found.add_picture(300, 144, 3);
  found.check();
  CHECK(found.reported ==
        "3 print-picture-coarse: a picture of 150 pixels an inch at its printed width of 51 mm; "
        "printers ask for 300\n");
}

TEST_CASE("small text is told once a file, at its first place, and marks alone are not") {
  Found found;
  found.add_text("plain", 7, 1);
  found.add_text("…", 3, 1);
  CHECK(found.reported.empty());
  found.add_text("zhù", 5.25, 2);
  found.add_text("shì", 5, 1);
  found.check();
  CHECK(found.reported ==
        "2 print-text-small: text of 5.0 pt, in 2 places of this file; printers ask for 7 pt\n");
}

TEST_CASE("labels of a drawing are measured at its printed size") {
  Found found;
  auto drawing = std::make_shared<figures::Picture>();
  drawing->kind = figures::PictureKind::Vector;
  drawing->width = 1000;
  drawing->height = 500;
  drawing->smallest_text = 12;
  const typeset::Item large{typeset::PictureItem{drawing, {0, 0, 600, 300}}, typeset::Owner{1}};
  const typeset::Item small{typeset::PictureItem{drawing, {0, 0, 400, 200}}, typeset::Owner{2}};
  found.layout.pages[0].items = {large, small};
  found.check();
  CHECK(found.reported ==
        "3 print-drawing-small: text of 4.8 pt in a drawing; printers ask for 7 pt\n");
}
