// Measures the preparing of all diagrams of the shared test books, from cold and from the cache, on
// two threads. Prints the milliseconds; over 1200 cold or 30 cached it fails.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "figures/picture.hpp"

namespace diaoban::figures {
namespace {

constexpr double cold_budget = 1200;  // ms
constexpr double cached_budget = 30;

std::vector<base::Path> find_diagrams(const base::Path& books) {
  std::vector<base::Path> found;
  for (const char* book : {"istio-insider", "jvm-insider"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(books / book)) {
      if (entry.path().string().ends_with(".drawio.svg")) found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

// Milliseconds for preparing all of them once.
double prepare_all(const std::vector<base::Path>& paths, const fonts::FontBook& fonts,
                   const PrepareOptions& options) {
  const auto start = std::chrono::steady_clock::now();
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    base::RealFileSystem files;
    diagnostics::Collector sink;
    for (std::size_t i = next++; i < paths.size(); i = next++) {
      prepare(paths[i], files, fonts, options, {}, sink);
    }
  };
  std::jthread other(work);
  work();
  other.join();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

int run() {
  const base::Path books = base::Path(DIAOBAN_SHARED_DIR) / "books";
  if (!std::filesystem::is_directory(books)) {
    fmt::print("no shared books: nothing is measured\n");
    return EXIT_SUCCESS;
  }
  base::RealFileSystem files;
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  const fonts::FontBook fonts = fonts::FontBook::load(files, {}, sources, sink);
  const std::vector<base::Path> paths = find_diagrams(books);
  const base::Path cache = std::filesystem::temp_directory_path() / "diaoban-figures-bench";
  std::filesystem::remove_all(cache);
  PrepareOptions options;
  const double cold = prepare_all(paths, fonts, options);
  options.cache = cache;
  prepare_all(paths, fonts, options);
  double cached = 1e9;
  for (int i = 0; i < 5; ++i) cached = std::min(cached, prepare_all(paths, fonts, options));
  std::filesystem::remove_all(cache);
  fmt::print("{} diagrams: {:.0f} ms cold, {:.1f} ms from the cache\n", paths.size(), cold, cached);
  return cold <= cold_budget && cached <= cached_budget ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace diaoban::figures

int main() { return diaoban::figures::run(); }
