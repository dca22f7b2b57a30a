// Implements the collecting sink and name suggestions.
#include "diagnostics/diagnostic.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"

namespace diaoban::diagnostics {
namespace {

// Optimal string alignment distance, in code points.
std::size_t edit_distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

void Collector::report(Diagnostic diagnostic) {
  const std::scoped_lock lock(mutex_);
  diagnostics_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Collector::sorted(const Sources& sources) const {
  const std::scoped_lock lock(mutex_);
  std::vector<Diagnostic> all = diagnostics_;
  const auto key = [&](const Diagnostic& d) {
    const std::string_view path =
        d.span.is_null() ? std::string_view{} : sources.file(d.span.source).path();
    return std::tuple(path, d.span.begin, d.span.end, d.kind->name, std::string_view(d.message));
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  return all;
}

std::size_t Collector::count(Severity severity) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<std::size_t>(
      std::count_if(diagnostics_.begin(), diagnostics_.end(),
                    [&](const Diagnostic& d) { return d.kind->severity == severity; }));
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  constexpr std::size_t longest_word = 200;  // distances take time with the product of lengths
  const std::vector<char32_t> letters = base::code_points(word.substr(0, 4 * longest_word));
  if (letters.size() > longest_word) return std::nullopt;
  std::size_t best = std::max<std::size_t>(1, letters.size() / 3) + 1;
  std::optional<std::string> found;
  for (const std::string& candidate : candidates) {
    const std::vector<char32_t> other = base::code_points(candidate);
    const std::size_t gap = other.size() > letters.size() ? other.size() - letters.size()
                                                          : letters.size() - other.size();
    if (gap >= best) continue;
    const std::size_t distance = edit_distance(letters, other);
    if (distance < best) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

}  // namespace diaoban::diagnostics
