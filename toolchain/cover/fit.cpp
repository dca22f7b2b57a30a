// Implements the fitting of titles: for each number of lines the best breaks, then the best of all.
#include "cover/fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "cover/breaks.hpp"

namespace diaoban::cover {
namespace {

constexpr std::size_t most_breaks = 60;  // beyond, only the better ones are tried

struct Choice {
  std::vector<std::string> lines;
  double longest = 0;  // extent of the longest line at size one
  double cost = 0;
};

class Fitter {
 public:
  Fitter(const fonts::FontBook& fonts, const std::string& text, const TextStyle& style)
      : fonts_(fonts), text_(text), style_(style) {
    starts_ = {0};
    ends_ = {};
    penalties_ = {0};
    for (const Break& one : useful_breaks()) {
      ends_.push_back(one.end);
      starts_.push_back(one.at);
      penalties_.push_back(one.penalty);
    }
    ends_.push_back(text.size());
    measure();
  }

  std::size_t pieces() const { return starts_.size(); }

  // Breaks into `count` lines by dynamic programming over the pieces between breaks.
  Choice choose(std::size_t count) const {
    const std::size_t n = pieces();
    const double infinity = std::numeric_limits<double>::infinity();
    const double mean = extent(0, n - 1) / static_cast<double>(count);
    std::vector<std::vector<double>> best(count + 1, std::vector<double>(n + 1, infinity));
    std::vector<std::vector<std::size_t>> from(count + 1, std::vector<std::size_t>(n + 1, 0));
    best[0][0] = 0;
    for (std::size_t line = 1; line <= count; ++line) {
      for (std::size_t end = line; end <= n; ++end) {
        for (std::size_t begin = line - 1; begin < end; ++begin) {
          if (best[line - 1][begin] == infinity) continue;
          const double cost = best[line - 1][begin] + line_cost(begin, end, n, mean, count);
          if (cost < best[line][end]) {
            best[line][end] = cost;
            from[line][end] = begin;
          }
        }
      }
    }
    Choice choice;
    choice.cost = best[count][n];
    std::size_t end = n;
    for (std::size_t line = count; line > 0; --line) {
      const std::size_t begin = from[line][end];
      choice.lines.insert(choice.lines.begin(),
                          text_.substr(starts_[begin], ends_[end - 1] - starts_[begin]));
      choice.longest = std::max(choice.longest, extent(begin, end - 1));
      end = begin;
    }
    return choice;
  }

 private:
  std::vector<Break> useful_breaks() const {
    std::vector<Break> breaks = find_breaks(text_, style_.language);
    if (breaks.size() <= most_breaks) return breaks;
    std::vector<double> penalties;
    for (const Break& one : breaks) penalties.push_back(one.penalty);
    std::nth_element(penalties.begin(), penalties.begin() + most_breaks, penalties.end());
    const double limit = penalties[most_breaks];
    std::erase_if(breaks, [&](const Break& one) { return one.penalty > limit; });
    if (breaks.size() > most_breaks) breaks.resize(most_breaks);
    return breaks;
  }

  // Extent of each piece, and of what stands between it and the next.
  void measure() {
    sums_.assign(pieces() + 1, 0);
    gaps_.assign(pieces(), 0);
    for (std::size_t i = 0; i < pieces(); ++i) {
      const double own = extent_of(text_.substr(starts_[i], ends_[i] - starts_[i]));
      double joined = own;
      if (i + 1 < pieces()) {
        const double two = extent_of(text_.substr(starts_[i], ends_[i + 1] - starts_[i]));
        const double next = extent_of(text_.substr(starts_[i + 1], ends_[i + 1] - starts_[i + 1]));
        gaps_[i] = two - own - next;
        joined = two - next;
      }
      sums_[i + 1] = sums_[i] + joined;
    }
  }

  double extent_of(const std::string& text) const {
    return set_line(fonts_, text, style_, 1).extent;
  }
  // Of the pieces first to last on one line.
  double extent(std::size_t first, std::size_t last) const {
    return sums_[last + 1] - sums_[first] - gaps_[last];
  }

  double line_cost(std::size_t begin, std::size_t end, std::size_t n, double mean,
                   std::size_t count) const {
    const double length = extent(begin, end - 1);
    const double off = (length - mean) / mean;
    double cost = count > 1 ? 0.5 * off * off : 0;
    if (end < n) cost += penalties_[end];
    // One character alone on a line is no line.
    if (count > 1 && length < 1.6 && mean > 2.5) cost += 0.5;
    return cost;
  }

  const fonts::FontBook& fonts_;
  const std::string& text_;
  const TextStyle& style_;
  std::vector<std::size_t> starts_;  // of the pieces
  std::vector<std::size_t> ends_;
  std::vector<double> penalties_;  // of the break before each piece
  std::vector<double> sums_;
  std::vector<double> gaps_;
};

double size_for(const Choice& choice, const Room& room) {
  const auto count = static_cast<double>(choice.lines.size());
  const double by_length = room.along / std::max(choice.longest, 1e-6);
  const double by_depth = room.across / ((count - 1) * room.leading + 1);
  return std::min({room.largest, by_length, by_depth});
}

}  // namespace

Fitted fit(const fonts::FontBook& fonts, const std::string& text, const TextStyle& style,
           const Room& room) {
  Fitted fitted;
  if (text.empty()) return fitted;
  const Fitter fitter(fonts, text, style);
  double best_score = -std::numeric_limits<double>::infinity();
  double longest = 0;
  const auto most = std::min(static_cast<std::size_t>(std::max(1, room.lines)), fitter.pieces());
  for (std::size_t count = 1; count <= most; ++count) {
    const Choice choice = fitter.choose(count);
    if (choice.lines.size() != count || !std::isfinite(choice.cost)) continue;
    const double size = size_for(choice, room);
    // A size that is larger by a third pays for a break of penalty one at half of it.
    const double below = size < room.smallest ? 2 * std::log(room.smallest / size) : 0;
    // Few lines are worth something only while the type stays large.
    const double enough = 1.3 * room.smallest;
    const double comfort =
        (size - enough) / std::max(0.6 * room.largest - enough, 0.1 * room.largest);
    const double few = room.few * static_cast<double>(count - 1) * std::clamp(comfort, 0.0, 1.0);
    const double score = std::log(size) - 0.55 * choice.cost - below - few;
    if (score > best_score) {
      best_score = score;
      longest = choice.longest;
      fitted.lines = choice.lines;
      fitted.size = size;
    }
  }
  fitted.overfull = fitted.size < room.smallest;
  if (fitted.lines.size() == 1 && room.spread > 0) {
    const int gaps = set_line(fonts, fitted.lines.front(), style, fitted.size).gaps;
    const double left = room.along - longest * fitted.size;
    if (gaps > 0) fitted.tracking = std::clamp(left / gaps, 0.0, room.spread * fitted.size);
  }
  return fitted;
}

}  // namespace diaoban::cover
