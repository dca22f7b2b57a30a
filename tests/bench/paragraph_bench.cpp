// Measures the setting of 300,000 characters of Chinese: broken and placed, on one core. Prints the
// milliseconds of the first run and of the best of the next ones, when all words are known.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "base/utf8.hpp"
#include "fonts/font_book.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset {
namespace {

constexpr int characters_in_all = 300000;
constexpr int characters_a_paragraph = 150;
constexpr char32_t distinct_han = 3500;

std::string make_sentence_text(std::mt19937& random, int length) {
  std::string text;
  int since_mark = 0;
  for (int i = 0; i < length; ++i) {
    const bool mark = ++since_mark > 4 && random() % 9 == 0;
    if (mark) {
      constexpr std::u32string_view marks = U"，，，。，、；。：？";
      base::append(text, marks[random() % marks.size()]);
      since_mark = 0;
    } else {
      base::append(text, U'一' + random() % distinct_han);
    }
    if (random() % 120 == 0) text += " Istio ";
  }
  return text + "。";
}

void run() {
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  const fonts::FontBook fonts = fonts::FontBook::load(files, {}, sources, sink);
  Compositor compositor(fonts, sink);
  std::mt19937 random(2026);
  std::vector<ParagraphText> paragraphs;
  for (int i = 0; i < characters_in_all / characters_a_paragraph; ++i) {
    ParagraphText text;
    text.styles.emplace_back();
    text.append(make_sentence_text(random, characters_a_paragraph), 0);
    paragraphs.push_back(std::move(text));
  }
  ParagraphStyle style;
  style.first_indent = 2 * style.em;
  double best = 1e9;
  for (int round = 0; round < 6; ++round) {
    std::size_t lines = 0;
    const std::clock_t start = std::clock();  // of the processor: a busy machine does not count
    for (const ParagraphText& text : paragraphs) lines += compositor.set(text, style).size();
    const double time = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (round == 0) {
      fmt::print("first: {:.1f} ms, {} lines\n", time, lines);
    } else {
      best = std::min(best, time);
    }
  }
  fmt::print("known: {:.1f} ms\n", best);
}

}  // namespace
}  // namespace diaoban::typeset

int main() { diaoban::typeset::run(); }
