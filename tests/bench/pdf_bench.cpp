// How long tagging and finishing take on 400 pages of 12,000 paragraphs with 2,000 links, against
// the same pages without tags. Fails when it takes over 0.5 s or 40 MB, or grows the file by over
// 35 % before object streams.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <ctime>

#include "base/failure.hpp"
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
constexpr double allowed_growth = 35;  // per cent
constexpr double allowed_memory = 40;  // MB

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
  double paint = 1e9;  // seconds
  double finish = 1e9;
  std::size_t bytes = 0;
  long peak = 0;  // KB of memory
};

Measured measure_here(Sample& sample) {
  Measured best;
  for (int round = 0; round < 3; ++round) {
    typeset::Layout layout = sample.layout;  // that painting uses up
    const double start = now();
    const Painting painting = paint_pages(layout, sample.fonts, sample.options, true);
    const double painted = now();
    const auto file = finish(painting, layout, sample.book, sample.edition, sample.fonts,
                             sample.options, sample.sink);
    const double done = now();
    best.paint = std::min(best.paint, painted - start);
    best.finish = std::min(best.finish, done - painted);
    best.bytes = file.size();
    if (round == 0) {
      rusage usage{};
      getrusage(RUSAGE_SELF, &usage);
      best.peak = usage.ru_maxrss;
    }
  }
  return best;
}

// In a process of its own, so that each way of writing has its own peak of memory. What tagging
// takes is the difference between the two peaks of resident memory: the pages laid out, the fonts
// and the painting are in both.
Measured measure(Sample& sample) {
  int ends[2];
  if (::pipe(ends) != 0) throw base::Failure("measure", "pdf", "no pipe");
  const pid_t child = fork();
  if (child == 0) {
    const Measured measured = measure_here(sample);
    const bool told = ::write(ends[1], &measured, sizeof measured) == sizeof measured;
    _exit(told ? 0 : 1);
  }
  close(ends[1]);
  Measured measured;
  const bool told = ::read(ends[0], &measured, sizeof measured) == sizeof measured;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (!told || status != 0) throw base::Failure("measure", "pdf", "the child process failed");
  return measured;
}

bool check_budget(const char* what, double value, double allowed, const char* unit) {
  const bool kept = value <= allowed;
  fmt::print("  {}: {:.2f} {} (allowed {}){}\n", what, value, unit, allowed, kept ? "" : " OVER");
  return kept;
}

int run() {
  Sample sample;
  fill(sample);
  const Measured tagged = measure(sample);
  sample.options.tagged = false;
  sample.options.links = false;
  const Measured plain = measure(sample);
  for (const auto& [name, measured] : {std::pair{"plain", plain}, std::pair{"tagged", tagged}}) {
    fmt::print("pdf, 400 pages, {}: paint {:.3f} s, finish {:.3f} s, {} KB, peak {} MB\n", name,
               measured.paint, measured.finish, measured.bytes / 1024, measured.peak / 1024);
  }
  const double cost = tagged.paint - plain.paint + tagged.finish;
  const double growth =
      100.0 * (static_cast<double>(tagged.bytes) / static_cast<double>(plain.bytes) - 1);
  const double memory = static_cast<double>(tagged.peak - plain.peak) / 1024;
  const bool time_kept = check_budget("tagging and finishing", cost, allowed_seconds, "s");
  const bool size_kept = check_budget("growth", growth, allowed_growth, "%");
  const bool memory_kept = check_budget("memory", memory, allowed_memory, "MB");
  return time_kept && size_kept && memory_kept ? 0 : 1;
}

}  // namespace
}  // namespace diaoban::pdf

int main() { return diaoban::pdf::run(); }
