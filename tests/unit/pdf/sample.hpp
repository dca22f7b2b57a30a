// Small layouts made by hand, and what can be read back from the file they become.
#pragma once

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <qpdf/QPDF.hh>
#include <set>
#include <string>
#include <vector>

#include "pdf/write.hpp"

namespace diaoban::pdf {

struct Sample {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  fonts::FontBook fonts = fonts::FontBook::load(files, {}, sources, sink);
  typeset::Layout layout;
  project::Book book;
  project::Edition edition{"screen", project::Format::Pdf, project::Profile::Screen, {}};
  WriteOptions options;

  Sample() {
    book.metadata.title = "样书 & <示例>";
    book.metadata.language = "zh-Hans";
    book.metadata.authors = {"甲", "Bo"};
    options.date = 1'700'000'000;
    add_element("Document", UINT32_MAX);
    add_page("1");
  }

  typeset::Page& add_page(std::string label) {
    auto& page = layout.pages.emplace_back();
    page.width = 300;
    page.height = 400;
    page.label = std::move(label);
    return page;
  }

  std::uint32_t add_element(std::string role, std::uint32_t parent) {
    const auto index = static_cast<std::uint32_t>(layout.elements.size());
    auto& element = layout.elements.emplace_back();
    element.role = std::move(role);
    element.parent = parent;
    if (parent != UINT32_MAX) layout.elements[parent].children.push_back(index);
    return index;
  }

  // One glyph a character, all in one face.
  fonts::GlyphRun shape(const std::string& text, const std::string& role, char32_t probe) {
    fonts::GlyphRun run;
    const bool cjk = probe > 0x2000;
    run.face = fonts.pick(role, "zh-Hans", probe, cjk);
    run.size = 10;
    run.text = text;
    double x = 0;
    const auto shaped = fonts.shape(run.face, text, "zh-Hans", cjk ? "Hani" : "Latn");
    for (std::size_t i = 0; i < shaped.size(); ++i) {
      run.glyphs.push_back({shaped[i].id, static_cast<float>(x), 0});
      x += static_cast<double>(shaped[i].advance) * run.size;
      if (i > 0 && shaped[i].cluster == shaped[i - 1].cluster) {
        ++run.clusters.back().glyphs;
        continue;
      }
      if (i > 0) run.clusters.back().bytes = to_bytes(shaped[i].cluster - start_);
      start_ = shaped[i].cluster;
      run.clusters.push_back({to_bytes(static_cast<std::uint32_t>(text.size()) - start_), 1});
    }
    return run;
  }

  void add_text(double x, double y, const std::string& text, char32_t probe, std::uint32_t owner,
                const std::string& role = "serif") {
    layout.pages.back().items.push_back(
        {typeset::TextItem{shape(text, role, probe), x, y, {0x1a, 0x1a, 0x1a}},
         typeset::Owner{owner}});
  }

  // Changes the text of the first page that was added as the `index`-th item.
  template <class Change>
  void change_text(std::size_t index, Change change) {
    auto& packed = layout.pages[0].items;
    std::vector<typeset::Item> items(packed.begin(), packed.end());
    change(std::get<typeset::TextItem>(items[index].what));
    packed = items;
  }

  void add_link(std::variant<std::string, typeset::DestinationId> to, std::string description,
                std::uint32_t element, std::vector<typeset::Rectangle> areas) {
    layout.pages.back().links.push_back(
        {std::move(areas), std::move(to), std::move(description), element});
  }

  typeset::DestinationId add_destination(std::uint32_t page, double x, double y) {
    layout.destinations.push_back({page, x, y});
    return {static_cast<std::uint32_t>(layout.destinations.size() - 1)};
  }

  std::string write() { return pdf::write(layout, book, edition, fonts, options, sink); }

 private:
  static std::uint16_t to_bytes(std::uint32_t value) { return static_cast<std::uint16_t>(value); }
  std::uint32_t start_ = 0;
};

// A file read back.
struct ReadBack {
  explicit ReadBack(const std::string& file) : bytes(file) {
    document.processMemoryFile("written", bytes.data(), bytes.size());
    pages = document.getAllPages();
  }
  QPDFObjectHandle catalog() { return document.getRoot(); }

  std::string bytes;
  QPDF document;
  std::vector<QPDFObjectHandle> pages;
};

// What a command prints when it is given the file; nothing when the command is not there.
inline std::string run_on(const std::string& file, const std::string& before,
                          const std::string& after = {}) {
  const auto folder = std::filesystem::temp_directory_path();
  const auto path = folder / ("diaoban-pdf-test-" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << file;
  const std::string command = before + " " + path.string() + " " + after + " 2>&1";
  std::string output;
  if (FILE* pipe = ::popen(command.c_str(), "r")) {
    char buffer[4096];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) {
      output.append(buffer, count);
    }
    if (::pclose(pipe) == 127 << 8) output.clear();
  }
  std::filesystem::remove(path);
  return output;
}

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace diaoban::pdf
