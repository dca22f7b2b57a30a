// The optimising fitter: dynamic programming over the feasible breaks.
#include "typeset/paragraph/fit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace diaoban::typeset::paragraph {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

constexpr double line_demerits = 1;         // so that fewer lines are better, all else equal
constexpr double mismatch_demerits = 3000;  // a loose line beside a tight one
constexpr double ladder_demerits = 10000;   // two hyphens under each other
constexpr double third_hyphen_demerits = 1e7;
constexpr double lone_demerits = 1e7;
// A line is very loose before it has a forbidden edge, and anything else before it is too long.
constexpr double worst_rating = 100;  // demerits of 1e16
constexpr double overfull_demerits = 1e18;
constexpr double ragged_unit = 3;  // em at the end of a ragged line that rate one

double penalty_of(Break kind) {
  switch (kind) {
    case Break::Identifier:
      return 100;
    case Break::Hump:
      return 200;
    case Break::Hyphen:
      return 80;
    case Break::Emergency:
      return 5000;  // about the worst looseness that a pass with such breaks allows
    case Break::Rescue:
      return 1e5;
    case Break::None:
    case Break::Normal:
    case Break::Mandatory:
      return 0;
  }
  return 0;
}

bool is_allowed(Break kind, const Pass& pass) {
  if (kind == Break::None) return false;
  if (kind == Break::Rescue) return pass.rescue;
  if (kind == Break::Emergency) return pass.cut_words;
  return true;
}

int fitness_of(double rating) {
  if (rating < -0.5) return 0;
  if (rating <= 0.5) return 1;
  return rating <= 1 ? 2 : 3;
}

double demerits_of(double rating, double penalty) {
  const double worst = std::min(std::abs(rating), worst_rating);
  const double badness = 100 * worst * worst * worst;
  return (line_demerits + badness) * (line_demerits + badness) + penalty * penalty;
}

// The rating of a line as the setting has it: a last or ragged line may stay short.
double rating_of(const LineFigures& line, double target, bool last, const FitOptions& options) {
  const bool is_short = line.natural <= target;
  if (is_short && last) return 0;
  if (!options.justify) {
    if (is_short) return (target - line.natural) / (ragged_unit * options.em);
    return line.natural <= target + 1e-6 ? 0 : -infinite;
  }
  return rate(line, target, options.em);
}

// The paths that end at one break, told apart by what the next line's cost depends on.
struct Node {
  std::uint32_t end = 0;  // the line ends before this atom
  std::int32_t previous = -1;
  double demerits = 0;
  LineCost line;
  int hyphens = 0;  // hyphenated lines up to here, three standing for more
};

class Fitter {
 public:
  Fitter(const LineMeter& meter, const Material& material, std::size_t begin, std::size_t end,
         const FitOptions& options, const Pass& pass)
      : meter_(meter),
        material_(material),
        begin_(begin),
        end_(end),
        options_(options),
        pass_(pass) {}

  std::optional<Fit> fit() {
    nodes_.reserve(2 * (end_ - begin_));
    active_.reserve(2 * (end_ - begin_));
    nodes_.push_back(Node{static_cast<std::uint32_t>(begin_), -1, 0, {}, 0});
    active_.push_back(0);
    for (std::size_t end = begin_ + 1; end <= end_; ++end) {
      const bool last = end == end_;
      if (last || is_allowed(material_.joints[end - 1].kind, pass_)) close_lines(end, last);
      if (head_ == active_.size()) return std::nullopt;
    }
    return best_path();
  }

 private:
  static constexpr int most_hyphens = 3;  // counted in a row

  // Tries every active start for a line that ends before atom `end`.
  void close_lines(std::size_t end, bool last) {
    found_.clear();
    drop_exhausted(end);
    std::size_t costed = SIZE_MAX;  // paths that end at one break follow each other
    LineCost cost;
    for (std::size_t k = head_; k < active_.size(); ++k) {
      const std::size_t begin = nodes_[active_[k]].end;
      if (begin != costed) {
        if (!last && is_far_too_short(begin, end)) break;
        cost = cost_of_line(meter_, material_, begin, end, last, options_, pass_);
        costed = begin;
      }
      try_line(active_[k], begin, end, cost);
    }
    for (const Node& node : found_) {
      if (is_beaten(node)) continue;
      active_.push_back(static_cast<std::uint32_t>(nodes_.size()));
      nodes_.push_back(node);
    }
    if (last && !found_.empty()) reached_ = true;
  }

  // Whether another path to the same break is the better one whatever line comes next.
  bool is_beaten(const Node& node) const {
    const bool has_very_loose = pass_.rescue || pass_.tolerance > 1 || !options_.justify;
    return std::any_of(found_.begin(), found_.end(), [&](const Node& other) {
      if (other.hyphens > node.hyphens) return false;
      const bool never_mismatched = other.line.fitness == 1 && !has_very_loose;
      const bool alike = never_mismatched || other.line.fitness == node.line.fitness;
      return other.demerits + (alike ? 0 : mismatch_demerits) < node.demerits;
    });
  }

  // Starts from which the line is too long can never be used again. When none would be left, the
  // rescuing pass keeps the last one for a line that is longer than its measure.
  void drop_exhausted(std::size_t end) {
    // What the ends of a line may save beyond the sums: blanks and a hanging mark.
    const double margin = 2 * options_.em;
    while (head_ < active_.size()) {
      const std::size_t begin = nodes_[active_[head_]].end;
      const double least =
          options_.justify ? meter_.least_width(begin, end) : meter_.natural_width(begin, end);
      if (least - margin <= meter_.measure(begin)) break;
      const bool only_one = head_ + 1 == active_.size();
      if (pass_.rescue && only_one) break;
      ++head_;
    }
    constexpr std::size_t most_active = 2000;  // bounds the work on text without width
    if (active_.size() - head_ > most_active) head_ = active_.size() - most_active;
  }

  // Later starts give shorter lines still. The bound adds up over joints, so that it is so.
  bool is_far_too_short(std::size_t begin, std::size_t end) const {
    return !pass_.rescue && options_.justify &&
           meter_.most_width(begin, end, pass_.tolerance) < meter_.measure(begin);
  }

  void try_line(std::uint32_t from, std::size_t begin, std::size_t end, LineCost cost) {
    if (cost.demerits == infinite) {
      const bool keep =
          pass_.rescue && found_.empty() && from == active_.back() && is_too_long(begin, end);
      if (!keep) return;
      cost.demerits = overfull_demerits;
    }
    const Node& above = nodes_[from];
    const double demerits =
        above.demerits + cost.demerits +
        (above.previous >= 0 ? cost_of_pair(above.line, cost, above.hyphens) : 0);
    const int hyphens = cost.hyphen ? std::min(above.hyphens + 1, most_hyphens) : 0;
    keep_best(Node{static_cast<std::uint32_t>(end), static_cast<std::int32_t>(from), demerits, cost,
                   hyphens});
  }

  // One path is kept for each state that the next line's cost depends on.
  void keep_best(const Node& node) {
    for (Node& best : found_) {
      if (best.line.fitness != node.line.fitness || best.hyphens != node.hyphens) continue;
      if (node.demerits < best.demerits) best = node;
      return;
    }
    found_.push_back(node);
  }

  bool is_too_long(std::size_t begin, std::size_t end) const {
    return meter_.figures(begin, end).natural > meter_.measure(begin);
  }

  std::optional<Fit> best_path() const {
    if (!reached_) return std::nullopt;
    std::int32_t best = -1;
    for (std::size_t i = nodes_.size(); i-- > 0 && nodes_[i].end == end_;) {
      const bool better =
          best < 0 || nodes_[i].demerits < nodes_[static_cast<std::size_t>(best)].demerits;
      if (better) best = static_cast<std::int32_t>(i);
    }
    Fit fit;
    fit.demerits = nodes_[static_cast<std::size_t>(best)].demerits;
    for (std::int32_t at = best; nodes_[static_cast<std::size_t>(at)].previous >= 0;) {
      const Node& node = nodes_[static_cast<std::size_t>(at)];
      const Node& above = nodes_[static_cast<std::size_t>(node.previous)];
      fit.overfull = fit.overfull || node.line.demerits >= overfull_demerits;
      fit.lines.push_back({above.end, node.end, node.line.hangs,
                           node.end == end_ && meter_.is_lone(above.end, node.end),
                           node.line.hyphen && node.hyphens > 2});
      at = node.previous;
    }
    std::reverse(fit.lines.begin(), fit.lines.end());
    return fit;
  }

  const LineMeter& meter_;
  const Material& material_;
  std::size_t begin_;
  std::size_t end_;
  const FitOptions& options_;
  const Pass& pass_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> active_;  // nodes by their place; those before head_ are exhausted
  std::size_t head_ = 0;
  std::vector<Node> found_;  // at the break that is being tried
  bool reached_ = false;
};

}  // namespace

LineCost cost_of_line(const LineMeter& meter, const Material& material, std::size_t begin,
                      std::size_t end, bool last, const FitOptions& options, const Pass& pass) {
  const double target = meter.measure(begin);
  const double most = last || pass.rescue ? infinite : pass.tolerance;
  if (meter.is_out_of_reach(begin, end, target, most)) {
    LineCost cost;
    cost.demerits = infinite;
    return cost;
  }
  const double hanging = meter.hanging_width(begin, end);
  const LineFigures line =
      hanging > 0 ? meter.figures(begin, end) : meter.figures_for(begin, end, target);
  double rating = rating_of(line, target, last, options);
  LineCost cost;
  if (hanging > 0) {
    LineFigures shorter = line;
    shorter.natural -= hanging;
    const double other = rating_of(shorter, target, last, options);
    if (std::abs(other) < std::abs(rating)) {
      rating = other;
      cost.hangs = true;
    }
  }
  const bool too_bad = !pass.rescue && rating > pass.tolerance && options.justify;
  const bool lone = last && meter.is_lone(begin, end);
  if (rating == -infinite || too_bad || (lone && !pass.rescue)) {
    cost.demerits = infinite;
    return cost;
  }
  const Break kind = last ? Break::Mandatory : material.joints[end - 1].kind;
  cost.demerits = demerits_of(rating, penalty_of(kind)) + (lone ? lone_demerits : 0);
  cost.fitness = fitness_of(rating);
  cost.hyphen = kind == Break::Hyphen;
  return cost;
}

double cost_of_pair(const LineCost& above, const LineCost& below, int hyphens_above) {
  double demerits = std::abs(above.fitness - below.fitness) > 1 ? mismatch_demerits : 0;
  if (below.hyphen && hyphens_above == 1) demerits += ladder_demerits;
  if (below.hyphen && hyphens_above > 1) demerits += third_hyphen_demerits;
  return demerits;
}

std::optional<Fit> fit_lines(const LineMeter& meter, const Material& material, std::size_t begin,
                             std::size_t end, const FitOptions& options, const Pass& pass) {
  return Fitter(meter, material, begin, end, options, pass).fit();
}

}  // namespace diaoban::typeset::paragraph
