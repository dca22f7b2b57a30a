// What a fit is held against: the way of a first fit, and the order in which a line's classes are
// spent.
#pragma once

#include <algorithm>
#include <limits>

#include "typeset/paragraph/fit.hpp"
#include "unit/typeset/paragraph_fixture.hpp"

namespace diaoban::typeset::paragraph {

inline constexpr double infinite = std::numeric_limits<double>::infinity();

struct Prepared {
  Material material;
  FitOptions options;
};

// `text` as the compositor's second pass has it, hyphens and all.
inline Prepared prepare(Workshop& workshop, const ParagraphText& text,
                        const ParagraphStyle& style) {
  Prepared prepared;
  MaterialOptions wanted;
  wanted.hyphenate = true;
  prepared.material = prepare_material(text, style, analyse(text, style, workshop.characters),
                                       wanted, workshop, nullptr);
  prepared.options.first_indent = style.first_indent;
  prepared.options.first_measure = style.measure - style.first_indent;
  prepared.options.measure = style.measure;
  prepared.options.em = style.em;
  return prepared;
}

inline bool may_break(const Material& material, std::size_t end) {
  const Break kind = material.joints[end - 1].kind;
  return kind != Break::None && kind != Break::Rescue && kind != Break::Emergency;
}

// Demerits of the way through atoms [first, count) that takes as much as it can on each line;
// infinite when it gets stuck.
inline double first_fit(const Prepared& prepared, const LineMeter& meter, std::size_t first,
                        std::size_t count, const Pass& pass) {
  double demerits = 0;
  LineCost above;
  int hyphens = 0;
  for (std::size_t begin = first; begin < count;) {
    LineCost chosen;
    chosen.demerits = infinite;
    std::size_t chosen_end = 0;
    for (std::size_t end = begin + 1; end <= count; ++end) {
      const bool past = meter.least_width(begin, end - 1) >
                        meter.measure(begin) + 2 * prepared.options.em;  // blanks of the ends
      if (past) break;
      if (end < count && !may_break(prepared.material, end)) continue;
      const LineCost cost =
          cost_of_line(meter, prepared.material, begin, end, end == count, prepared.options, pass);
      if (cost.demerits == infinite) continue;
      chosen = cost;
      chosen_end = end;
    }
    if (chosen.demerits == infinite) return infinite;
    demerits += chosen.demerits + (begin > first ? cost_of_pair(above, chosen, hyphens) : 0);
    hyphens = chosen.hyphen ? hyphens + 1 : 0;
    above = chosen;
    begin = chosen_end;
  }
  return demerits;
}

// Whether each class of a line takes part only when all before it are spent (CLREQ 3.2.4).
inline bool keeps_order(const LineFigures& line, const Shares& shares, double em) {
  bool kept = true;
  bool spent = true;
  for (std::size_t k = 0; k < shrink_classes; ++k) {
    if (shares.shrink[k] > 0) kept = kept && spent;
    if (line.shrink[k] > 0) spent = spent && shares.shrink[k] > 1 - 1e-9;
  }
  if (shares.han_latin_stretch > 0 && line.word_stretch > 0) kept &= shares.word_stretch == 1;
  if (shares.gap > 0 && line.han_latin_stretch > 0) kept &= shares.han_latin_stretch == 1;
  if (shares.gap > 0 && line.word_stretch > 0) kept &= shares.word_stretch == 1;
  if (shares.word_gap > 0) kept &= shares.word_gap == white_gap * shares.gap;
  if (shares.white > 0) kept &= shares.gap >= most_even_gap * em - 1e-9;
  const double most = shares.white > 0 ? most_even_gap : most_gap;
  if (shares.letter > 0 && line.gaps > 0) kept &= shares.gap >= most * em - 1e-9;
  return kept;
}

}  // namespace diaoban::typeset::paragraph
