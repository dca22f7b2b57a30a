// A chapter before it is cut in pages: pieces in one column from top to bottom, and what hangs on
// them (frames behind them, notes at the foot, floats).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "typeset/layout.hpp"
#include "typeset/paragraph/report.hpp"

namespace diaoban::typeset {

// What a page break at a place costs, in the units of page/break.cpp: a page one line short is
// `short_line`. A forbidden break is taken only where there is no other.
namespace break_cost {
inline constexpr float none = 0;
inline constexpr float short_line = 10;
inline constexpr float unwanted = 40;
inline constexpr float bad = 200;
inline constexpr float forbidden = 1e6F;
inline constexpr float forced = -1;
}  // namespace break_cost

// A place that a link goes to, in its piece.
struct Mark {
  DestinationId destination;
  double x = 0;
  double y = 0;
};

// A rectangle of a link of the galley, in its piece.
struct LinkSpot {
  std::uint32_t link = 0;  // index into Galley::links
  Rectangle area;
};

// Heading text for the running heads and the outline.
struct HeadMark {
  int level = 0;  // 0: this piece is no heading
  std::string number;
  std::string title;
  std::size_t pieces = 1;  // of the galley, that the heading takes
};

// What stands in one place: x from the left edge of the type area, y from the piece's top.
struct Content {
  std::vector<Item> items;
  std::vector<Mark> marks;
  std::vector<LinkSpot> links;
  std::vector<std::uint32_t> notes;  // indexes into Galley::notes, in the order of their marks
  std::vector<HeadMark> heads;
  std::vector<ReportedLine> lines;  // only when a layout report is asked for

  bool empty() const {
    return items.empty() && marks.empty() && links.empty() && notes.empty() && heads.empty();
  }
  // Moves all of `other` to the end of this, `x` further right and `y` further down.
  void take(Content&& other, double x, double y);
};

// A line, a table row, a picture: what a page break never cuts.
struct Piece {
  Content content;
  double height = 0;
  double baseline = 0;  // of its first line, from its top; 0: it has none
  double shrink = 0;    // so much lower its picture may be where it then finds room
  // Blank above and below; the larger one counts between two pieces, none at a page's edges.
  double space_before = 0;
  double space_after = 0;
  float break_before = break_cost::none;  // cost of a page break between the last piece and this
  bool on_grid = false;                   // its top lies on a line of the baseline grid
  bool float_barrier = false;  // a section starts: floats named before it stand before it
  std::uint32_t frame = 0;     // innermost frame around it; 0: none
  std::uint32_t repeat = 0;    // 1 + index into Galley::repeats: set first where a page starts here
  std::uint32_t floating = 0;  // 1 + index into Galley::floats: this piece stands for that float
};

// Ground and rules behind pieces that follow one another: painted once on each page they are on.
struct Frame {
  std::uint32_t parent = 0;
  double left = 0;  // from the type area's left edge
  double width = 0;
  double pad_above = 0;
  double pad_below = 0;
  bool has_tint = false;
  Color tint;
  std::string rule;  // at the left: empty, solid, dashed, dotted, double
  double rule_width = 0;
  Color rule_color;
  double foot_rule = 0;  // thickness of a rule under the last piece of each page; 0: none
  bool has_box = false;  // a hairline around
};

// A footnote: its lines stand at the foot of the page of its mark.
struct Note {
  std::vector<Piece> lines;
  document::NodeId reference;
};

// Where a float may stand: where it is named when there is room, else at the top of a next page; or
// only at a page's top, at its foot, or on a page without text.
enum class Placement : std::uint8_t { Auto, Top, Bottom, Page };

// A figure or table that may stand later than where it is named.
struct Float {
  std::vector<Piece> pieces;
  double height = 0;  // of the pieces, blanks between them counted
  double shrink = 0;  // that of the first piece
  Placement placement = Placement::Auto;
  std::vector<std::uint32_t> notes;  // indexes into Galley::notes, of marks in the pieces
};

struct GalleyLink {
  std::variant<std::string, DestinationId> to;
  std::string description;
  std::uint32_t element = UINT32_MAX;
};

struct Galley {
  std::vector<Piece> pieces;
  std::vector<Frame> frames{Frame{}};  // [0] stands for "no frame"
  std::vector<Note> notes;
  std::vector<Float> floats;
  std::vector<Piece> repeats;
  std::vector<GalleyLink> links;
};

// Moves `item` by (x, y) on its page.
void move_item(Item& item, double x, double y);
// Turns what is set in a column `length` wide a quarter anticlockwise: it then stands in an area
// `length` high, what was its top at the left edge.
void turn_content(Content& content, double length);

// Makes the picture of `piece` smaller, so that the piece is `lost` points lower.
void shrink_picture(Piece& piece, double lost);

// The blank between two pieces that follow one another: paddings of frames that end and begin
// there, and the larger of their own spaces.
double gap_between(const Galley& galley, const Piece& above, const Piece& below);
// Paddings of all frames around `piece`, at the top or foot of a page.
double padding_above(const Galley& galley, const Piece& piece);
double padding_below(const Galley& galley, const Piece& piece);

}  // namespace diaoban::typeset
