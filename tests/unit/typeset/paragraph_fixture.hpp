// What the tests of paragraphs share: the installed faces, and short ways to set a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "fonts/font_book.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset {

struct ParagraphFixture {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  fonts::FontBook fonts = fonts::FontBook::load(files, {}, sources, sink);
  Compositor compositor{fonts, sink};
  static constexpr double em = 10;

  static ParagraphText text_of(std::string_view text) {
    ParagraphText result;
    TextStyle style;
    style.size = em;
    result.styles.push_back(style);
    result.append(text, 0);
    return result;
  }

  static ParagraphStyle style_of(double measure_em, std::string_view language = "zh-Hans") {
    ParagraphStyle style;
    style.language = std::string(language);
    style.em = em;
    style.measure = measure_em * em;
    return style;
  }

  std::vector<SetLine> set(std::string_view text, double measure_em) {
    return compositor.set(text_of(text), style_of(measure_em));
  }

  // What copying a line gives.
  static std::string copied(const SetLine& line) {
    std::string text;
    for (const Item& item : line.items) {
      if (const auto* run = std::get_if<TextItem>(&item.what)) text += run->run.text;
    }
    return text;
  }
};

}  // namespace diaoban::typeset
