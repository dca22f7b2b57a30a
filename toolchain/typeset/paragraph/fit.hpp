// Chooses the line breaks of a paragraph by total fit (Knuth and Plass 1981): of all ways to break
// it, the one with the fewest demerits.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "typeset/paragraph/material.hpp"
#include "typeset/paragraph/slack.hpp"

namespace diaoban::typeset::paragraph {

struct FitOptions {
  double first_indent = 0;   // points
  double first_measure = 0;  // points, for the first line of the paragraph
  double measure = 0;
  double em = 10.5;
  bool justify = true;
  bool keeps_start_blank = false;  // of a mark that opens the paragraph
  bool keeps_end_blank = false;    // Taiwan, Hong Kong: a mark at the line's end stays whole …
  bool shrinks_end_blank = false;  // … or gives its blank first of all
  bool hanging = false;
};

// What a run over the paragraph allows. Each next one allows more and is made only when the one
// before has found no way.
struct Pass {
  double tolerance = 1;    // the worst rating of a line
  bool cut_words = false;  // Emergency
  bool rescue = false;     // everything: forbidden edges, lone characters, lines too long
};

struct FittedLine {
  std::uint32_t begin = 0;  // atoms [begin, end)
  std::uint32_t end = 0;
  bool hangs = false;      // its last mark stands outside the measure
  bool is_lone = false;    // a last line of one Han
  bool in_ladder = false;  // the third hyphen in a row, or one more
};

struct Fit {
  std::vector<FittedLine> lines;
  double demerits = 0;
  bool overfull = false;  // a line is longer than its measure
};

// The figures of a line of atoms [begin, end) of one paragraph, from sums that are made once.
class LineMeter {
 public:
  LineMeter(const Material& material, const FitOptions& options);

  LineFigures figures(std::size_t begin, std::size_t end) const;
  // Only what brings the line to `target` points: what stretches a short one, what shrinks a long
  // one; the rest is nought.
  LineFigures figures_for(std::size_t begin, std::size_t end, double target) const;
  double measure(std::size_t begin) const {
    return begin == 0 ? options_.first_measure : options_.measure;
  }
  // Natural width less all that can be taken away, from the start of atom `begin` to the start of
  // atom `end`: never falls as `end` goes on.
  double least_width(std::size_t begin, std::size_t end) const {
    return sums_[end].least - sums_[begin].least;
  }
  double natural_width(std::size_t begin, std::size_t end) const {
    return sums_[end].natural - sums_[begin].natural;
  }
  // A width that no line of atoms [begin, end) with a rating of `tolerance` or less is above: falls
  // as `begin` goes on.
  double most_width(std::size_t begin, std::size_t end, double tolerance) const;
  // Whether the sums alone show that a line is out of reach: more is to be taken away than there
  // is, or its gaps would have to open so far that it is rated above `tolerance`.
  bool is_out_of_reach(std::size_t begin, std::size_t end, double target, double tolerance) const;
  // Points that `line`, which ends with atom end - 1, gets shorter by when that one hangs.
  double hanging_width(std::size_t begin, std::size_t end) const;
  // A last line of one Han: 孤字 (CLREQ 3.2.5).
  bool is_lone(std::size_t begin, std::size_t end) const;

 private:
  struct Sums {
    double natural;
    double starts;  // of a line that starts with the atom: taken from …
    double ends;    // … that of one which ends with it, this is the line's natural width
    double least;
    double word_stretch;
    double han_latin_stretch;
    double gaps;
    double words;
    double places;
    double others;  // places that are no gaps
    std::array<double, shrink_classes> shrink;
    std::uint32_t han;
    std::uint32_t other;  // atoms that are neither Han nor marks
  };

  double natural_of_line(std::size_t begin, std::size_t end) const {
    return sums_[end - 1].ends - sums_[begin].starts;
  }
  bool is_light(const Atom& atom) const;
  void add(const Atom& atom, const Joint& joint, Sums& sums) const;
  void add_edges(std::size_t i);
  void add_stretch(LineFigures& line, std::size_t begin, std::size_t end) const;
  void add_shrink(LineFigures& line, std::size_t begin, std::size_t end) const;

  const Material& material_;
  const FitOptions& options_;
  std::unique_ptr<Sums[]> sums_;  // of the atoms and joints before each atom, and of all
};

// Points that the blank of a mark at the line's end may give.
double room_of_end(const Atom& last, const FitOptions& options);

// Points that a line which ends with atom end - 1 may stand outside the measure at its right.
double right_protrusion(const Material& material, std::size_t end);

// Breaks atoms [begin, end), which end with a forced break and hold no other. Nothing when the pass
// finds no way; a pass with `rescue` always does.
std::optional<Fit> fit_lines(const LineMeter& meter, const Material& material, std::size_t begin,
                             std::size_t end, const FitOptions& options, const Pass& pass);

// Demerits of one line and of two lines that follow each other: what fit_lines() adds up. `last`:
// the line ends with the forced break. Infinite when the pass does not allow the line.
struct LineCost {
  double demerits = 0;
  int fitness = 1;  // 0 tight, 1 decent, 2 loose, 3 very loose
  bool hyphen = false;
  bool hangs = false;
};
LineCost cost_of_line(const LineMeter& meter, const Material& material, std::size_t begin,
                      std::size_t end, bool last, const FitOptions& options, const Pass& pass);
double cost_of_pair(const LineCost& above, const LineCost& below, int hyphens_above);

}  // namespace diaoban::typeset::paragraph
