// Shares slack out over the classes and rates the result.
#include "typeset/paragraph/slack.hpp"

#include <algorithm>
#include <limits>

namespace diaoban::typeset::paragraph {
namespace {

constexpr double tolerance = 1e-6;  // points

// What using a class to its end adds to the rating.
constexpr std::array<double, shrink_classes> shrink_weights = {
    0.05,  // the blank at the line's end
    0.35,  // word spaces
    0.1,   // around ·
    0.2,   // brackets
    0.3,   // ，、；：
    0.4,   // Han-Latin
    0.6,   // 。？！
};
constexpr double stretch_weight = 0.3;        // word spaces, Han-Latin, in lines of Chinese
constexpr double latin_stretch_weight = 1.2;  // word spaces where they are all there is
constexpr double letter_unit = 0.04;          // em a place that add one

double take(double& need, double room) {
  if (room <= 0 || need <= 0) return 0;
  const double taken = std::min(need, room);
  need -= taken;
  return taken / room;
}

// CLREQ 3.2.4, in its order.
Shares share_in_order(const LineFigures& line, double target, double em) {
  Shares shares;
  double need = line.natural - target;
  if (need > 0) {
    for (std::size_t k = 0; k < shrink_classes && need > 0; ++k) {
      shares.shrink[k] = take(need, line.shrink[k]);
    }
    if (need > tolerance) shares.excess = need;
    return shares;
  }
  need = -need;
  shares.word_stretch = take(need, line.word_stretch);
  shares.han_latin_stretch = take(need, line.han_latin_stretch);
  if (line.gaps > 0 && need > 0) {
    const double openings = line.gaps + white_gap * line.words;
    shares.gap = std::min(need / openings, most_gap * em);
    shares.word_gap = white_gap * shares.gap;
    need -= shares.gap * openings;
  }
  if (line.places > 0 && need > tolerance) {
    shares.letter = need / line.places;
    need = 0;
  }
  if (need > tolerance) shares.missing = need;
  return shares;
}

// Brings gaps wider than `most_even_gap` back to it, as far as the places of white may open.
void relieve_gaps(const LineFigures& line, double em, Shares& shares) {
  const double places = line.words + line.han_latin;
  const double excess = shares.gap - most_even_gap * em;
  if (excess <= 0 || places <= 0) return;
  // What a place of white opens for each point that all gaps close.
  const double lever = (line.gaps + white_gap * line.words) / places;
  const double room = most_white * em - white_gap * shares.gap;
  if (room <= 0 || lever <= white_gap) return;
  const double closed = std::min(excess, room / (lever - white_gap));
  shares.gap -= closed;
  shares.word_gap = white_gap * shares.gap;
  shares.white = closed * lever;
}

}  // namespace

Shares share_slack(const LineFigures& line, double target, double em) {
  Shares shares = share_in_order(line, target, em);
  relieve_gaps(line, em, shares);
  return shares;
}

double rate(const LineFigures& line, double target, double em) {
  const Shares shares = share_in_order(line, target, em);
  if (shares.excess > 0) return -std::numeric_limits<double>::infinity();
  if (line.natural > target) {
    double sum = 0;
    for (std::size_t k = 0; k < shrink_classes; ++k) sum += shrink_weights[k] * shares.shrink[k];
    return -sum;
  }
  const bool latin = line.gaps <= 0;
  const double word = latin ? latin_stretch_weight : stretch_weight;
  double sum = word * shares.word_stretch + stretch_weight * shares.han_latin_stretch;
  sum += shares.gap / (gap_unit * em);
  sum += shares.letter / ((latin ? latin_letter_unit : letter_unit) * em);
  sum += shares.missing / (latin_letter_unit * em);
  return sum;
}

}  // namespace diaoban::typeset::paragraph
