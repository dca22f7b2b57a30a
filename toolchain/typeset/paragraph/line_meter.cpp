// Sums over a paragraph's atoms and joints, from which any line's figures are two look-ups away.
#include <algorithm>

#include "typeset/paragraph/fit.hpp"

namespace diaoban::typeset::paragraph {

LineMeter::LineMeter(const Material& material, const FitOptions& options)
    : material_(material),
      options_(options),
      sums_(std::make_unique_for_overwrite<Sums[]>(material.atoms.size() + 1)) {
  sums_[0] = Sums{};
  for (std::size_t i = 0; i < material.atoms.size(); ++i) {
    sums_[i + 1] = sums_[i];
    add(material.atoms[i], material.joints[i], sums_[i + 1]);
    add_edges(i);
  }
}

// Whether the piece is a sign of Latin such as a colon, which keeps no Han company.
bool LineMeter::is_light(const Atom& atom) const {
  return atom.first == Kind::Symbol && atom.last == Kind::Symbol &&
         static_cast<double>(atom.body) < options_.em / 2;
}

void LineMeter::add(const Atom& atom, const Joint& joint, Sums& sums) const {
  const double width = static_cast<double>(atom.body) + static_cast<double>(joint.space);
  sums.natural += width;
  sums.least += width;
  sums.gaps += static_cast<double>(joint.gap);
  if (joint.place) {
    sums.places += 1;
    sums.others += joint.gap <= 0 ? 1 : 0;
  }
  if (atom.kind == Kind::Han) {
    ++sums.han;
  } else if (!is_mark(atom.kind) && atom.kind != Kind::Long && !is_light(atom)) {
    ++sums.other;
  }
  if (joint.is_plain()) return;
  for (std::size_t k = 0; k < joint.shrink.size(); ++k) {
    const auto amount = static_cast<double>(joint.shrink[k]);
    if (amount <= 0) continue;
    sums.shrink[static_cast<std::size_t>(joint.shrink_class[k])] += amount;
    sums.least -= amount;
  }
  const auto stretch = static_cast<double>(joint.stretch);
  if (joint.stretch_class == Slack::WordSpace) {
    sums.word_stretch += stretch;
    sums.words += stretch > 0 ? 1 : 0;
  } else {
    sums.han_latin_stretch += stretch;
  }
}

// What a line adds to the sums when its edge is atom i.
void LineMeter::add_edges(std::size_t i) {
  const Atom& atom = material_.atoms[i];
  Sums& sums = sums_[i];
  sums.starts =
      sums.natural + static_cast<double>(atom.protrude_left) - static_cast<double>(atom.cut_lead);
  if (i == 0 && options_.keeps_start_blank) sums.starts -= static_cast<double>(atom.before);
  sums.ends = sums.natural + static_cast<double>(atom.body) + static_cast<double>(atom.cut_trail) +
              static_cast<double>(material_.joints[i].hyphen);
  if (atom.protrudes) sums.ends -= right_protrusion(material_, i + 1);
  if (options_.keeps_end_blank) sums.ends += static_cast<double>(atom.after);
}

double room_of_end(const Atom& last, const FitOptions& options) {
  return options.shrinks_end_blank ? static_cast<double>(last.after) : 0;
}

double right_protrusion(const Material& material, std::size_t end) {
  const Atom& last = material.atoms[end - 1];
  const Joint& joint = material.joints[end - 1];
  constexpr double of_hyphen = 0.6;
  if (joint.kind == Break::Hyphen && last.protrudes)
    return of_hyphen * static_cast<double>(joint.hyphen);
  return static_cast<double>(last.protrude_right);
}

double LineMeter::most_width(std::size_t begin, std::size_t end, double tolerance) const {
  constexpr double margin = 2;  // em, for what the ends of a line may add
  const Sums& from = sums_[begin];
  const Sums& to = sums_[end - 1];
  const double opened =
      (to.gaps - from.gaps) * gap_unit + (to.others - from.others) * latin_letter_unit;
  return to.ends - from.natural + to.word_stretch - from.word_stretch + to.han_latin_stretch -
         from.han_latin_stretch + (opened * tolerance + margin) * options_.em;
}

bool LineMeter::is_out_of_reach(std::size_t begin, std::size_t end, double target,
                                double tolerance) const {
  constexpr double margin = 1e-3;  // points: sums that are made in another order differ by less
  if (options_.hanging || !options_.justify) return false;
  const Sums& from = sums_[begin];
  const Sums& to = sums_[end - 1];
  const double natural = natural_of_line(begin, end);
  if (natural > target) {
    const double room = (to.natural - to.least) - (from.natural - from.least) +
                        room_of_end(material_.atoms[end - 1], options_);
    return natural - room > target + margin;
  }
  const double gaps = to.gaps - from.gaps;
  const bool gaps_decide = gaps > 0 && tolerance * gap_unit <= most_gap;
  if (!gaps_decide) return false;
  const double opened =
      (gaps + white_gap * (to.words - from.words)) * gap_unit * options_.em * tolerance;
  const double stretched =
      to.word_stretch - from.word_stretch + to.han_latin_stretch - from.han_latin_stretch;
  return natural + stretched + opened < target - margin;
}

void LineMeter::add_stretch(LineFigures& line, std::size_t begin, std::size_t end) const {
  const Sums& from = sums_[begin];
  const Sums& to = sums_[end - 1];
  line.word_stretch = to.word_stretch - from.word_stretch;
  line.han_latin_stretch = to.han_latin_stretch - from.han_latin_stretch;
  line.gaps = to.gaps - from.gaps;
  line.words = to.words - from.words;
  line.places = to.places - from.places;
}

void LineMeter::add_shrink(LineFigures& line, std::size_t begin, std::size_t end) const {
  const Sums& from = sums_[begin];
  const Sums& to = sums_[end - 1];
  for (std::size_t k = 0; k < shrink_classes; ++k) line.shrink[k] = to.shrink[k] - from.shrink[k];
  if (options_.keeps_end_blank) {
    line.shrink[static_cast<std::size_t>(Slack::LineEnd)] +=
        room_of_end(material_.atoms[end - 1], options_);
  }
}

LineFigures LineMeter::figures(std::size_t begin, std::size_t end) const {
  LineFigures line;
  line.natural = natural_of_line(begin, end);
  add_stretch(line, begin, end);
  add_shrink(line, begin, end);
  return line;
}

LineFigures LineMeter::figures_for(std::size_t begin, std::size_t end, double target) const {
  LineFigures line;
  line.natural = natural_of_line(begin, end);
  if (line.natural > target) {
    add_shrink(line, begin, end);
  } else {
    add_stretch(line, begin, end);
  }
  return line;
}

// CLREQ 3.1.6.2: one mark only, 、，。 and their like, never one of several, nor one whose ink is
// in the middle of its em: Taiwan's do not hang, nor do ：；？！ of Japan.
double LineMeter::hanging_width(std::size_t begin, std::size_t end) const {
  if (!options_.hanging || end - begin < 2) return 0;
  const Atom& last = material_.atoms[end - 1];
  const bool stop = last.kind == Kind::Comma || last.kind == Kind::Stop;
  const bool hangs = stop && last.before <= 0 && last.body < 0.75F * last.size;
  const bool single = !is_mark(material_.atoms[end - 2].kind) &&
                      (end == material_.atoms.size() || !is_mark(material_.atoms[end].kind));
  return hangs && single ? static_cast<double>(last.body) : 0;
}

bool LineMeter::is_lone(std::size_t begin, std::size_t end) const {
  return begin > 0 && sums_[end].han - sums_[begin].han <= 1 &&
         sums_[end].other == sums_[begin].other;
}

}  // namespace diaoban::typeset::paragraph
