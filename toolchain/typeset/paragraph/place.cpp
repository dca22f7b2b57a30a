// Places the pieces of a line and tells what it took.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "typeset/paragraph/line.hpp"

namespace diaoban::typeset::paragraph {
namespace {

constexpr double tolerance = 0.01;  // points

double width_of_joint(const Joint& joint, const Shares& shares) {
  double width = static_cast<double>(joint.space) + static_cast<double>(joint.gap) * shares.gap;
  if (joint.place) width += shares.letter;
  if (joint.is_plain()) return width;
  for (std::size_t k = 0; k < joint.shrink.size(); ++k) {
    if (joint.shrink[k] <= 0) continue;
    width -= static_cast<double>(joint.shrink[k]) *
             shares.shrink[static_cast<std::size_t>(joint.shrink_class[k])];
  }
  const bool words = joint.stretch_class == Slack::WordSpace;
  const double stretch = words ? shares.word_stretch : shares.han_latin_stretch;
  width += static_cast<double>(joint.stretch) * stretch;
  if (joint.stretch > 0) width += shares.white + (words ? shares.word_gap : 0);
  return width;
}

bool is_picture_alone(const LineContext& context, const FittedLine& line) {
  const Atom& only = context.material.atoms[line.begin];
  if (line.end - line.begin != 1 || only.kind != Kind::Object) return false;
  for (const InlineObject& object : context.text.objects) {
    if (object.offset == only.begin) return is_display(object, context.style);
  }
  return false;
}

// Where the line stands: the indent of its place in the paragraph, and what its setting adds.
double start_of_line(const LineContext& context, const FittedLine& line, double target,
                     double width) {
  const ParagraphStyle& style = context.style;
  const double indent = line.begin == 0 ? context.options.first_indent : style.other_indent;
  if (style.setting == Setting::Right) return indent + target - width;
  if (style.setting == Setting::Center || is_picture_alone(context, line))
    return indent + (target - width) / 2;
  return indent;
}

// What each class gave or took, and in how many places. Spaces that opened with all others are
// counted with their own class.
class AdjustmentSums {
 public:
  explicit AdjustmentSums(const Shares& shares)
      : shares_(shares), idle_(shares.gap == 0 && shares.letter == 0) {}

  void add(const Joint& joint) {
    if (joint.is_plain() && idle_) return;
    for (std::size_t k = 0; k < joint.shrink.size(); ++k) {
      if (joint.shrink[k] <= 0) continue;
      const Slack what = joint.shrink_class[k];
      add(what, -static_cast<double>(joint.shrink[k]) * shares_.shrink[index(what)]);
    }
    const bool stretches = joint.stretch > 0;
    const bool words = joint.stretch_class == Slack::WordSpace;
    const double opened =
        words && stretches ? shares_.word_gap : static_cast<double>(joint.gap) * shares_.gap;
    if (stretches) {
      const double share = words ? shares_.word_stretch : shares_.han_latin_stretch;
      add(joint.stretch_class, static_cast<double>(joint.stretch) * share + opened + shares_.white);
    } else if (joint.gap > 0) {
      add(Slack::Gap, opened);
    }
    if (joint.place) add(Slack::Letter, shares_.letter);
  }

  void add(Slack what, double amount) {
    if (std::abs(amount) < 1e-9) return;
    sums_[index(what)].amount += amount;
    ++sums_[index(what)].count;
  }

  void write(SetLine& out) const {
    for (std::size_t k = 0; k < sums_.size(); ++k) {
      if (std::abs(sums_[k].amount) < 1e-6) continue;
      out.adjustments.push_back({static_cast<Slack>(k), sums_[k].amount, sums_[k].count});
    }
  }

 private:
  static std::size_t index(Slack what) { return static_cast<std::size_t>(what); }

  const Shares& shares_;
  bool idle_;  // a plain joint takes no part
  std::array<Adjustment, static_cast<std::size_t>(Slack::Letter) + 1> sums_{};
};

void report_adjustments(SetLine& out, const std::vector<Piece>& pieces, const LineFigures& line,
                        const Shares& shares) {
  AdjustmentSums sums(shares);
  for (const Piece& piece : pieces) {
    if (piece.joint) sums.add(*piece.joint);
  }
  constexpr auto line_end = static_cast<std::size_t>(Slack::LineEnd);
  sums.add(Slack::LineEnd, -shares.shrink[line_end] * line.shrink[line_end]);
  sums.write(out);
}

// A last line that lacks less than an indent is as long as the others to the eye, and looks like
// one that went wrong: it is filled when that opens its characters no more than any good line does.
bool fills_exit(const LineContext& context, const FittedLine& line, const LineFigures& figures,
                double target) {
  constexpr double most_blank = 2;  // em, after the slot of the last mark
  const double em = context.options.em;
  if (!context.options.justify || figures.gaps <= 0) return false;
  const auto mark = static_cast<double>(context.material.atoms[line.end - 1].after);
  const double blank = target - figures.natural - (context.options.keeps_end_blank ? 0 : mark);
  if (figures.natural >= target || blank >= most_blank * em) return false;
  const Shares shares = share_slack(figures, target, em);
  return shares.gap <= gap_unit * em && shares.letter <= 0 && shares.missing <= 0;
}

// The line's extent up and down: em boxes of its text and what stands in it.
void measure_height(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out) {
  constexpr std::size_t none = SIZE_MAX;
  std::size_t measured = none;
  for (const Piece& piece : pieces) {
    if (piece.style == measured) continue;
    measured = piece.style;
    const TextStyle& style = context.text.styles[piece.style];
    out.ascent = std::max(out.ascent, em_ascent * style.size + style.rise);
    out.descent = std::max(out.descent, em_descent * style.size - style.rise);
  }
}

}  // namespace

SetLine place_line(const LineContext& context, const FittedLine& line, bool is_last) {
  std::vector<Piece> pieces = make_pieces(context, line);
  const LineFigures figures = measure_pieces(context, line, pieces);
  const double target = line.begin == 0 ? context.options.first_measure : context.options.measure;
  const bool stretches =
      context.options.justify && (!is_last || fills_exit(context, line, figures, target));
  const bool adjusts = context.options.justify && (stretches || figures.natural > target);
  const Shares shares = adjusts ? share_slack(figures, target, context.options.em) : Shares{};

  const Atom& first = context.material.atoms[line.begin];
  double x = -static_cast<double>(first.protrude_left);
  if (line.begin == 0 && context.options.keeps_start_blank) x += static_cast<double>(first.before);
  for (Piece& piece : pieces) {
    piece.x = x;
    x += piece.body;
    if (piece.joint) x += width_of_joint(*piece.joint, shares);
  }
  const Atom& last = context.material.atoms[line.end - 1];
  const double end_blank = context.options.keeps_end_blank ? static_cast<double>(last.after) : 0;
  const double hanging = line.hangs ? pieces.back().body : 0;

  SetLine out;
  out.width =
      x - hanging + end_blank * (1 - shares.shrink[static_cast<std::size_t>(Slack::LineEnd)]);
  out.natural_width = figures.natural;
  out.x = start_of_line(context, line, target, out.width);
  for (Piece& piece : pieces) piece.x += out.x;
  const std::vector<Atom>& atoms = context.material.atoms;
  const auto text_end = static_cast<std::uint32_t>(context.text.text.size());
  // Spaces and forced breaks between two lines belong to the first.
  out.begin = line.begin == 0 ? 0 : first.begin;
  out.end = line.end < atoms.size() ? atoms[line.end].begin : text_end;
  out.last = is_last;
  out.hyphenated = pieces.back().hyphen;
  out.overfull = out.width > target + right_protrusion(context.material, line.end) + tolerance;
  if (out.overfull) out.relaxed.push_back(Relaxed::Overfull);
  if (shares.letter > 0 || shares.missing > tolerance) out.relaxed.push_back(Relaxed::Looseness);
  const Break kind = context.material.joints[line.end - 1].kind;
  if (!is_last && kind == Break::Rescue) out.relaxed.push_back(Relaxed::Prohibition);
  if (is_last && line.is_lone) out.relaxed.push_back(Relaxed::LoneHan);
  if (line.in_ladder) out.relaxed.push_back(Relaxed::HyphenLadder);
  out.span = span_at(context.text, out.begin);
  report_adjustments(out, pieces, figures, shares);
  measure_height(context, pieces, out);
  write_decorations(context, pieces, out);
  write_runs(context, pieces, out);
  write_ruby(context, pieces, out);
  write_places(context, pieces, out);
  write_marks(context.text, out.end, pieces, out);
  return out;
}

diagnostics::Span span_at(const ParagraphText& text, std::uint32_t offset) {
  const auto after =
      std::upper_bound(text.runs.begin(), text.runs.end(), offset,
                       [](std::uint32_t value, const StyleRun& run) { return value < run.end; });
  if (after == text.runs.end() || after->begin > offset) return {};
  diagnostics::Span span = text.styles[after->style].span;
  if (span.is_null()) return span;
  const bool exact = span.end - span.begin == after->end - after->begin;
  if (exact) {
    span.begin += offset - after->begin;
    span.end = span.begin;
  }
  return span;
}

}  // namespace diaoban::typeset::paragraph
