// Measures the reading of all Markdown files of ../shared/books/trpl-zh-cn against cmark alone on
// the same bytes, on one core, and a line of 10 MB. Over twice cmark's time and 50 ms for the book,
// or four times for the line, is over the budget.
#include <cmark.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <functional>

#include "base/handle.hpp"
#include "reader/read.hpp"

namespace diaoban::reader {
namespace {

using Tree = base::Handle<cmark_node, cmark_node_free>;

std::vector<std::string> load_book(const base::FileSystem& files, const base::Path& folder) {
  std::vector<std::string> texts;
  if (!files.is_folder(folder)) return texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md") texts.push_back(files.read(entry.path()).value());
  }
  return texts;
}

// The best of `rounds` runs, in milliseconds of the processor.
double best_time(int rounds, const std::function<void()>& run) {
  double best = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const std::clock_t start = std::clock();
    run();
    best = std::min(best, 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

double time_cmark(int rounds, const std::vector<std::string>& texts) {
  return best_time(rounds, [&] {
    for (const std::string& text : texts) {
      const Tree tree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
    }
  });
}

double time_reader(int rounds, const std::vector<std::string>& texts, Dialect dialect) {
  return best_time(rounds, [&] {
    const base::RealFileSystem files;
    diagnostics::Sources sources;
    diagnostics::Collector sink;
    const ReadContext context{files, "/nowhere", sources, sink};
    ReadOptions options;
    options.dialect = dialect;
    for (const std::string& text : texts) read(text, "a.md", 0, context, options);
  });
}

bool tell(const char* what, double own, double bare, double budget) {
  const bool within = own <= budget;
  fmt::print("{}: {:.0f} ms, cmark {:.0f} ms, budget {:.0f} ms{}\n", what, own, bare, budget,
             within ? "" : ": TOO SLOW");
  return within;
}

long memory_peak_in_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

bool measure_book(const base::Path& folder) {
  const std::vector<std::string> texts = load_book(base::RealFileSystem(), folder);
  if (texts.empty()) return true;
  const double bare = time_cmark(7, texts);
  const double own = time_reader(7, texts, Dialect::MdBook);
  return tell("trpl-zh-cn", own, bare, 2 * bare + 50);
}

bool measure_line() {
  std::string line;
  while (line.size() < 10'000'000) line += "字 *a* [b](c) `d` ";
  const std::vector<std::string> texts{line};
  const double bare = time_cmark(2, texts);
  const double own = time_reader(2, texts, Dialect::Myst);
  const bool within = tell("a line of 10 MB", own, bare, 4 * bare);
  fmt::print("memory at its peak: {} MB\n", memory_peak_in_megabytes());
  return within;
}

}  // namespace
}  // namespace diaoban::reader

int main() {
  const bool book =
      diaoban::reader::measure_book(std::filesystem::path(DIAOBAN_SHARED_DIR) / "books/trpl-zh-cn");
  const bool line = diaoban::reader::measure_line();
  return book && line ? 0 : 1;
}
