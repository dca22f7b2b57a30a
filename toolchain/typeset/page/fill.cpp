// Implements the filling of one page.
#include "typeset/page/fill.hpp"

#include <algorithm>
#include <cmath>

namespace diaoban::typeset {
namespace {

constexpr double tolerance = 0.01;
// At least so many lines of a cut note stay together on either page.
constexpr std::uint32_t least_note_lines = 2;

double height_of(const Galley& galley, const NotePart& part) {
  const auto& lines = galley.notes[part.note].lines;
  double height = 0;
  for (std::uint32_t i = part.begin; i < part.end; ++i) {
    if (i > part.begin) height += std::max(lines[i - 1].space_after, lines[i].space_before);
    height += lines[i].height;
  }
  return height;
}

double next_grid_line(double y, double grid) { return std::ceil((y - tolerance) / grid) * grid; }

// The height of the lines after the float that stands for `anchor`, which no page end parts from
// what is before them: below a heading they must have room under the float.
double kept_below(const Galley& galley, const PageArea& area, std::size_t anchor) {
  double height = 0;
  const auto& pieces = galley.pieces;
  for (std::size_t i = anchor + 1; i < pieces.size() && height < area.height; ++i) {
    if (pieces[i].break_before < break_cost::forbidden || pieces[i].floating != 0) break;
    height += gap_between(galley, pieces[i - 1], pieces[i]) + pieces[i].height;
  }
  return next_grid_line(height, area.grid);
}

}  // namespace

PageFill::PageFill(const Galley& galley, const PageArea& area, const PageStart& start)
    : galley_(galley),
      area_(area),
      next_piece_(start.piece),
      first_float_(start.first_float),
      waiting_(start.waiting) {
  if (start.rest.note != 0) {
    const std::uint32_t note = start.rest.note - 1;
    notes_.push_back(
        {note, start.rest.line, static_cast<std::uint32_t>(galley.notes[note].lines.size())});
  }
  if (waiting_ > 0) set_waiting_floats();
  if (start.rest.note != 0 || !spots_.empty() || !foot_floats_.empty()) update_end(bottom_);
}

double PageFill::room() const { return area_.height - foot_height_ + tolerance; }

// False when the page has cut a note: no other can stand after it.
bool PageFill::push_notes(const std::vector<std::uint32_t>& notes) {
  if (!notes.empty() && !notes_.empty() && note_cut_ != 0) return false;
  for (const std::uint32_t note : notes) {
    notes_.push_back({note, 0, static_cast<std::uint32_t>(galley_.notes[note].lines.size())});
  }
  return true;
}

// Floats keep their order: none stands in the column below which one already stands at the foot.
bool PageFill::may_start_page(const Float& floating) const {
  const bool is_first = spots_.empty() && foot_floats_.empty();
  if (is_first) return true;
  return floating.placement == (closed_ ? Placement::Page : Placement::Bottom) ||
         (!closed_ && foot_floats_.empty() && floating.placement != Placement::Page);
}

// Floats that wait are set when a page starts, in order, as many as there is room for; the first
// always finds it. A float that asks for a page of its own shares it with others of its kind only.
void PageFill::set_waiting_floats() {
  while (waiting_ > 0) {
    const bool is_first = spots_.empty() && foot_floats_.empty();
    const Float& floating = galley_.floats[first_float_];
    if (!may_start_page(floating)) return;
    // The rest of a long note may need the page: then the float waits on.
    const bool must = is_first && notes_.empty();
    if (!take_float(first_float_, is_first ? 0 : area_.grid, must)) return;
    if (floating.placement == Placement::Page) closed_ = true;
    ++first_float_;
    --waiting_;
  }
}

// Puts the float `gap` below what is in the column, or at the foot. False, and nothing is changed,
// when it has no room and none is made for it (`must`).
bool PageFill::take_float(std::uint32_t index, double gap, bool must) {
  const Float& floating = galley_.floats[index];
  const bool at_foot = floating.placement == Placement::Bottom;
  if (at_foot) gap = area_.grid;
  const std::size_t notes_before = notes_.size();
  if (!push_notes(floating.notes)) return false;
  double bottom = bottom_ + gap + floating.height;
  double lost = 0;
  const bool is_named_here =
      next_piece_ > 0 && galley_.pieces[next_piece_ - 1].floating == index + 1;
  const bool keeps = is_named_here && !at_foot && !must;
  const double kept = keeps ? kept_below(galley_, area_, next_piece_ - 1) : 0;
  const double needed = bottom + kept + note_space(true);
  if (needed > room()) {
    if (!at_foot) lost = shrink_by(needed - room(), floating.height, floating.shrink);
    bottom -= lost;
    if (lost <= 0 && !must) {
      notes_.resize(notes_before);
      return false;
    }
    if (lost <= 0) overfull_ = true;
  }
  if (at_foot) {
    foot_floats_.push_back(index);
    foot_height_ += gap + floating.height;
  } else {
    spots_.push_back({index, Spot::Float, bottom_ + gap, lost});
    bottom_ = bottom;
  }
  return true;
}

double PageFill::shrink_by(double excess, double height, double shrink) {
  if (excess > shrink || height <= 0) return 0;
  shrunk_ = std::max(shrunk_, excess / height);
  return excess;
}

double PageFill::note_space(bool least) const {
  if (notes_.empty()) return 0;
  double height = area_.note_gap;
  for (std::size_t i = 0; i < notes_.size(); ++i) {
    NotePart part = notes_[i];
    if (least && i + 1 == notes_.size() && part.end - part.begin >= 2 * least_note_lines) {
      part.end = part.begin + least_note_lines;
    }
    height += height_of(galley_, part);
  }
  return height;
}

bool PageFill::update_end(double bottom_with_padding) {
  end_ = {};
  end_.next = {next_piece_, first_float_, waiting_, {}};
  double needed = bottom_with_padding + note_space(false);
  note_cut_ = 0;
  if (needed > room() && !notes_.empty()) {
    NotePart& last = notes_.back();
    const NotePart whole = last;
    while (last.end > last.begin + least_note_lines &&
           bottom_with_padding + note_space(false) > room()) {
      --last.end;
    }
    if (whole.end - last.end < least_note_lines) {
      last.end = std::max(last.begin + least_note_lines, whole.end - least_note_lines);
      last.end = std::min(last.end, whole.end);
    }
    if (last.end < whole.end) {
      note_cut_ = last.end;
      end_.splits_note = true;
      end_.next.rest = {last.note + 1, last.end};
    }
    needed = bottom_with_padding + note_space(false);
    last = whole;
  }
  end_.overfull = overfull_ || needed > room();
  end_.shrunk = shrunk_;
  // A page of floats is full as it is.
  end_.used = closed_ && above_ == nullptr ? area_.height : needed + foot_height_;
  has_end_ = true;
  return !end_.overfull;
}

bool PageFill::add_float(std::uint32_t index, const Piece& anchor) {
  const Placement placement = galley_.floats[index].placement;
  const bool is_first = spots_.empty() && foot_floats_.empty();
  const bool may_stand = waiting_ == 0 && placement != Placement::Page &&
                         (placement != Placement::Top || is_first) &&
                         (placement == Placement::Bottom || foot_floats_.empty());
  const double gap = above_ != nullptr ? gap_between(galley_, *above_, anchor)
                     : spots_.empty()  ? 0
                                       : area_.grid;
  ++next_piece_;
  if (may_stand && take_float(index, gap, false)) {
    if (placement != Placement::Bottom) above_ = &anchor;
    ++first_float_;
  } else {
    ++waiting_;
  }
  update_end(bottom_ + (above_ != nullptr ? padding_below(galley_, *above_) : 0));
  return true;
}

bool PageFill::add() {
  if (closed_ || next_piece_ >= galley_.pieces.size()) return false;
  const Piece& piece = galley_.pieces[next_piece_];
  if (piece.float_barrier && waiting_ > 0) return false;
  if (piece.floating != 0) return add_float(piece.floating - 1, piece);
  const bool first = spots_.empty() && foot_floats_.empty() && notes_.empty();
  if (piece.break_before == break_cost::forced && !first) return false;

  double top = padding_above(galley_, piece);
  const Piece* repeat = nullptr;
  if (above_ != nullptr) {
    top = bottom_ + gap_between(galley_, *above_, piece);
  } else if (!spots_.empty()) {
    top += bottom_ + area_.grid;
  }
  if (above_ == nullptr && piece.repeat != 0) {
    repeat = &galley_.repeats[piece.repeat - 1];
    top += repeat->height;
  }
  if (piece.on_grid) top = next_grid_line(top, area_.grid);
  double bottom = top + piece.height;

  const std::size_t notes_before = notes_.size();
  if (!push_notes(piece.content.notes)) return false;
  const double needed = bottom + padding_below(galley_, piece) + note_space(true);
  const double lost = needed > room() ? shrink_by(needed - room(), piece.height, piece.shrink) : 0;
  const bool fits = needed <= room() || lost > 0;
  bottom -= lost;
  if (!fits && !first) {
    notes_.resize(notes_before);
    return false;
  }
  if (!fits) {
    overfull_ = true;
    closed_ = true;
  }
  if (repeat != nullptr) {
    spots_.push_back({piece.repeat - 1, Spot::Repeat, top - repeat->height, 0});
  }
  spots_.push_back({next_piece_, Spot::Normal, top, lost});
  above_ = &piece;
  bottom_ = bottom;
  ++next_piece_;
  update_end(bottom_ + padding_below(galley_, piece));
  return true;
}

std::vector<NotePart> PageFill::notes() const {
  std::vector<NotePart> parts = notes_;
  if (note_cut_ != 0 && !parts.empty()) parts.back().end = note_cut_;
  return parts;
}

double PageFill::notes_height() const {
  double height = 0;
  for (const NotePart& part : notes()) height += height_of(galley_, part);
  return height;
}

const Piece* piece_of(const Galley& galley, const PageFill::Spot& spot) {
  switch (spot.kind) {
    case PageFill::Spot::Normal:
      return &galley.pieces[spot.piece];
    case PageFill::Spot::Repeat:
      return &galley.repeats[spot.piece];
    case PageFill::Spot::Float:
      return nullptr;
  }
  return nullptr;
}

}  // namespace diaoban::typeset
