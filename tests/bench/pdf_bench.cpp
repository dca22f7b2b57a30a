// How long tagging and finishing take on 400 pages of 12,000 paragraphs with 2,000 links, against
// the same pages without tags. Fails when it is over 0.5 s or grows the file by over 35 %.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "base/utf8.hpp"
#include "pdf/finish.hpp"
#include "pdf/paint.hpp"
#include "unit/pdf/sample.hpp"

namespace diaoban::pdf {
namespace {

// Processor time, as all of it is one thread's and the machine may have other work.
double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

constexpr int page_count = 400;
constexpr int paragraphs_a_page = 30;
constexpr double allowed_seconds = 0.5;

// Each paragraph is a line of 28 Han characters, which differ from page to page; every sixth has a
// link in its middle.
void fill(Sample& sample) {
  sample.layout.pages.clear();
  std::uint32_t section = 0;
  for (int page = 0; page < page_count; ++page) {
    sample.add_page(std::to_string(page + 1));
    sample.add_destination(static_cast<std::uint32_t>(page), 20, 20);
    if (page % 20 == 0) {
      section = sample.add_element("Sect", 0);
      sample.add_text(20, 12, "一章", U'一', sample.add_element("H1", section));
      sample.layout.outline.push_back({"一章", {static_cast<std::uint32_t>(page)}, {}});
    }
    for (int line = 0; line < paragraphs_a_page; ++line) {
      const double y = 20.0 + 12 * line;
      const auto paragraph = sample.add_element("P", section);
      std::string text;
      for (int i = 0; i < 28; ++i) {
        base::append(text, 0x4E00 + static_cast<char32_t>((page * 31 + line * 17 + i * 7) % 3000));
      }
      if (line % 6 != 0) {
        sample.add_text(20, y, text, U'一', paragraph);
        continue;
      }
      const auto piece = [&](std::size_t from, std::size_t count, std::uint32_t owner) {
        const double x = 20 + static_cast<double>(from) / 3 * 10;
        sample.add_text(x, y, text.substr(from, count), U'一', owner);
      };
      const auto before = sample.add_element("Span", paragraph);
      const auto link = sample.add_element("Link", paragraph);
      const auto after = sample.add_element("Span", paragraph);
      sample.layout.elements[before].is_virtual = true;
      sample.layout.elements[after].is_virtual = true;
      piece(0, 30, before);
      piece(30, 15, link);
      piece(45, 39, after);
      sample.add_link("https://example.org/" + std::to_string(page), "例", link,
                      {{120, y - 9, 50, 12}});
    }
    sample.add_text(140, 395, std::to_string(page + 1), U'1', typeset::Owner::pagination_artifact);
  }
}

struct Measured {
  double paint = 0;
  double finish = 0;
  std::size_t bytes = 0;
};

Measured measure(Sample& sample) {
  Measured best{1e9, 1e9, 0};
  for (int round = 0; round < 3; ++round) {
    const double start = now();
    const Painting painting = paint_pages(sample.layout, sample.fonts, sample.options, true);
    const double painted = now();
    const auto file =
        finish(painting, sample.layout, sample.book, sample.edition, sample.options, sample.sink);
    const double done = now();
    best.paint = std::min(best.paint, painted - start);
    best.finish = std::min(best.finish, done - painted);
    best.bytes = file.size();
  }
  return best;
}

int run() {
  Sample sample;
  fill(sample);
  const Measured tagged = measure(sample);
  sample.options.tagged = false;
  sample.options.links = false;
  const Measured plain = measure(sample);
  for (const auto& [name, measured] : {std::pair{"plain", plain}, std::pair{"tagged", tagged}}) {
    fmt::print("pdf, 400 pages, {}: paint {:.3f} s, finish {:.3f} s, {} KB\n", name, measured.paint,
               measured.finish, measured.bytes / 1024);
  }
  const double cost = tagged.paint - plain.paint + tagged.finish;
  const double growth = static_cast<double>(tagged.bytes) / static_cast<double>(plain.bytes) - 1;
  fmt::print("tagging and finishing {:.3f} s (allowed {:.1f}), {:+.0f} % of size\n", cost,
             allowed_seconds, growth * 100);
  return cost <= allowed_seconds ? 0 : 1;
}

}  // namespace
}  // namespace diaoban::pdf

int main() { return diaoban::pdf::run(); }
