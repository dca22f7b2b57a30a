// Fills one page from a place of the galley: where each piece would stand, and how much of the
// page is used after it. The breaker asks how far a page may go; the placer asks for positions.
#pragma once

#include <cstdint>
#include <vector>

#include "typeset/page/galley.hpp"

namespace diaoban::typeset {

// The area that pages of one galley fill, in points.
struct PageArea {
  double height = 595;
  double grid = 17.5;      // leading of the body
  double note_gap = 17.5;  // between the last line and the first footnote, with the rule in it
  double note_rule = 100;  // length of that rule
  Color ink;
};

// From which line on a footnote is still to be set; `note` counts from 1, 0 is none.
struct NoteRest {
  std::uint32_t note = 0;
  std::uint32_t line = 0;
  bool operator==(const NoteRest&) const = default;
};

// What a page starts with.
struct PageStart {
  std::uint32_t piece = 0;
  std::uint32_t first_float = 0;  // floats before it are set
  std::uint32_t waiting = 0;      // so many from it were named but found no room
  NoteRest rest;
  bool operator==(const PageStart&) const = default;
};

// The lines [begin, end) of a note that a page shows.
struct NotePart {
  std::uint32_t note = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// A page that ends where `next` starts.
struct PageEnd {
  PageStart next;
  double used = 0;  // of the area's height, footnotes counted
  bool splits_note = false;
  double shrunk = 0;  // the largest part that a picture on the page has lost
  bool overfull = false;
};

class PageFill {
 public:
  PageFill(const Galley& galley, const PageArea& area, const PageStart& start);

  // Puts the next piece on the page. False, and nothing is changed, when it has no room: the
  // page's first piece always has.
  bool add();
  // Whether a page may end after what is on it (a first page always can).
  bool has_end() const { return has_end_; }
  const PageEnd& end() const { return end_; }

  struct Spot {
    std::uint32_t piece = 0;  // index into the pieces, repeats or floats
    enum Kind : std::uint8_t { Normal, Repeat, Float } kind = Normal;
    double y = 0;
    double lost = 0;  // points that its picture is lower here than it was set
  };
  // All that stands in the page's column, top down.
  const std::vector<Spot>& spots() const { return spots_; }
  // Floats at the page's foot, above its notes, top down; each with a blank of a grid line above.
  const std::vector<std::uint32_t>& foot_floats() const { return foot_floats_; }
  double foot_height() const { return foot_height_; }
  // The notes of the page when it ends as end() says.
  std::vector<NotePart> notes() const;
  double notes_height() const;

 private:
  bool add_float(std::uint32_t index, const Piece& anchor);
  void set_waiting_floats();
  bool may_start_page(const Float& floating) const;
  bool take_float(std::uint32_t index, double gap, bool must);
  bool push_notes(const std::vector<std::uint32_t>& notes);
  // What a picture of `height` must lose to end `excess` points higher; 0 when it may not.
  double shrink_by(double excess, double height, double shrink);
  // Height that the column and its notes share.
  double room() const;
  // What the notes need: all of them, and when the last is cut as early as it may be.
  double note_space(bool least) const;
  bool update_end(double bottom_with_padding);

  const Galley& galley_;
  PageArea area_;
  std::uint32_t next_piece_;
  std::uint32_t first_float_;
  std::uint32_t waiting_;
  std::uint32_t note_cut_ = 0;  // line where the last note is cut; 0: it is whole
  std::vector<NotePart> notes_;
  std::vector<Spot> spots_;
  std::vector<std::uint32_t> foot_floats_;
  double foot_height_ = 0;
  const Piece* above_ = nullptr;  // the last piece on the page
  double bottom_ = 0;             // of it
  bool overfull_ = false;
  double shrunk_ = 0;
  bool has_end_ = false;
  bool closed_ = false;  // nothing more may come on this page
  PageEnd end_;
};

// What stands at the spot; null for a float, which is no piece.
const Piece* piece_of(const Galley& galley, const PageFill::Spot& spot);

}  // namespace diaoban::typeset
