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
  if (start.rest.note != 0 || !spots_.empty()) update_end(bottom_);
}

// Waiting floats stand at the page's top, in order, as many as there is room for; the first
// always finds it.
bool PageFill::set_waiting_floats() {
  while (waiting_ > 0) {
    const Float& floating = galley_.floats[first_float_];
    const double top = spots_.empty() ? 0 : bottom_ + area_.grid;
    if (!spots_.empty() && top + floating.height + note_space(true) > area_.height + tolerance) {
      return false;
    }
    spots_.push_back({first_float_, Spot::Float, top});
    bottom_ = top + floating.height;
    if (bottom_ + note_space(true) > area_.height + tolerance) overfull_ = true;
    ++first_float_;
    --waiting_;
  }
  return true;
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
  const double room = area_.height + tolerance;
  end_ = {};
  end_.next = {next_piece_, first_float_, waiting_, {}};
  end_.used = bottom_with_padding + note_space(false);
  note_cut_ = 0;
  if (end_.used > room && !notes_.empty()) {
    NotePart& last = notes_.back();
    const NotePart whole = last;
    while (last.end > last.begin + least_note_lines &&
           bottom_with_padding + note_space(false) > room) {
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
    end_.used = bottom_with_padding + note_space(false);
    last = whole;
  }
  end_.overfull = overfull_ || end_.used > room;
  has_end_ = true;
  return !end_.overfull;
}

bool PageFill::add_float(std::uint32_t index, const Piece& anchor) {
  const Float& floating = galley_.floats[index];
  const double gap = above_ != nullptr ? gap_between(galley_, *above_, anchor)
                     : spots_.empty()  ? 0
                                       : area_.grid;
  const double top = bottom_ + gap;
  ++next_piece_;
  if (waiting_ == 0 && top + floating.height + note_space(true) <= area_.height + tolerance) {
    spots_.push_back({index, Spot::Float, top});
    bottom_ = top + floating.height;
    above_ = &anchor;
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
  const bool first = spots_.empty() && notes_.empty();
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
  const double bottom = top + piece.height;

  const std::size_t notes_before = notes_.size();
  for (const std::uint32_t note : piece.content.notes) {
    notes_.push_back({note, 0, static_cast<std::uint32_t>(galley_.notes[note].lines.size())});
  }
  const bool fits =
      bottom + padding_below(galley_, piece) + note_space(true) <= area_.height + tolerance;
  const bool rest_is_cut = notes_before > 0 && note_cut_ != 0 && notes_.size() > notes_before;
  if ((!fits || rest_is_cut) && !first) {
    notes_.resize(notes_before);
    return false;
  }
  if (!fits) {
    overfull_ = true;
    closed_ = true;
  }
  if (repeat != nullptr) {
    spots_.push_back({piece.repeat - 1, Spot::Repeat, top - repeat->height});
  }
  spots_.push_back({next_piece_, Spot::Normal, top});
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

}  // namespace diaoban::typeset
