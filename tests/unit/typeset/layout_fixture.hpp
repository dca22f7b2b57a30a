// What the tests of whole layouts share: a small book, the installed faces, and ways to read pages.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "resolve/facts.hpp"
#include "support/small_book.hpp"
#include "typeset/typeset.hpp"

namespace diaoban::typeset {

struct LayoutFixture : tests::SmallBook {
  base::RealFileSystem disk;
  diagnostics::Sources sources;
  fonts::FontBook fonts = fonts::FontBook::load(disk, {}, sources, sink);
  project::Theme theme;
  project::Edition edition{"screen", project::Format::Pdf, project::Profile::Screen, {}};
  figures::Picture picture;

  LayoutFixture() {
    book.metadata.title = "试验之书";
    book.metadata.language = "zh-Hans";
    picture.kind = figures::PictureKind::Raster;
    picture.width = 400;
    picture.height = 200;
  }

  Layout set(unsigned jobs = 1) {
    const auto all = documents();
    const resolve::Facts facts = resolve::resolve(book, all, files, sink);
    const auto shared = std::make_shared<const figures::Picture>(picture);
    return layout({book, edition, theme, all, facts, fonts,
                   [&](const std::string&) { return shared; }, nullptr, sink, jobs});
  }

  // Text of items that belong to the structure, run by run.
  static std::string text_of(const Page& page) {
    std::string text;
    for (const Item& item : page.items) {
      const auto* run = std::get_if<TextItem>(&item.what);
      if (run != nullptr && !item.owner.is_artifact()) text += run->run.text;
    }
    return text;
  }
  static std::string text_of(const Layout& layout) {
    std::string text;
    for (const Page& page : layout.pages) text += text_of(page);
    return text;
  }
  // The first page whose text has `words`; -1 when none has.
  static int page_with(const Layout& layout, const std::string& words) {
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
      if (text_of(layout.pages[i]).find(words) != std::string::npos) return static_cast<int>(i);
    }
    return -1;
  }
};

inline std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace diaoban::typeset
