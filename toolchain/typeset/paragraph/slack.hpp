// How a line that is too long or too short for its measure is brought to it: which class gives how
// much, in CLREQ's order, and how far from perfect the result is.
#pragma once

#include <array>

#include "typeset/paragraph/material.hpp"

namespace diaoban::typeset::paragraph {

// What a line has, in points.
struct LineFigures {
  double natural = 0;
  std::array<double, shrink_classes> shrink{};  // room of each class, indexed by Slack
  double word_stretch = 0;
  double han_latin_stretch = 0;
  double gaps = 0;       // between characters of Chinese, those beside Latin counting more
  double words = 0;      // count: spaces between words
  double han_latin = 0;  // count: spaces between Han and Latin, where the line is placed
  double places = 0;     // count: everywhere that is not the inside of a word
};

// How much each class takes, as a fraction of its room; `gap` and `letter` are points a place. In a
// line of Chinese the spaces between words open with the gaps, `white_gap` times as much.
// CLREQ 3.2.4: each class is used only when the one before it is spent.
struct Shares {
  std::array<double, shrink_classes> shrink{};
  double word_stretch = 0;
  double han_latin_stretch = 0;
  double gap = 0;
  double word_gap = 0;  // of spaces between words
  double white = 0;     // of spaces between words and between Han and Latin, beyond their gaps
  double letter = 0;
  double missing = 0;  // points that are still wanted (the line stays short) …
  double excess = 0;   // … or that could not be taken (the line stays too long)
};

// Where there is white already, more of it is seen less than between two Han: such a place opens
// so many times as they do.
inline constexpr double white_gap = 2;

// Gaps open to this before everything opens, em fraction (JLREQ 3.8.4, step c).
inline constexpr double most_gap = 0.25;

// Han that stand farther apart are read one by one. What a line needs beyond it goes where white is
// already, up to this much at each such place; then Han open again. Em fractions.
inline constexpr double most_even_gap = 0.11;
inline constexpr double most_white = 1;

// What adds one to the rating of a line: a gap between characters of Chinese that opens so much, or
// a place that does in a line of words alone. Em fractions.
inline constexpr double gap_unit = 0.08;
inline constexpr double latin_letter_unit = 0.25;

// Brings `line` to `target` points; `em` is the body size in points.
Shares share_slack(const LineFigures& line, double target, double em);

// 0 for a perfect line; 1 is about as far as a good compositor goes; negative when shrunk. Each
// class weighs more than the one before it, so that a fitter that minimises it keeps to the order
// over several lines too; gaps count as if all were even. Infinite when the line is too long.
double rate(const LineFigures& line, double target, double em);

}  // namespace diaoban::typeset::paragraph
