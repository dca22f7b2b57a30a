// Pieces one under another where no page can end: a table cell, a float, a figure with its
// caption. And the frames behind pieces, which pages need as well.
#pragma once

#include <vector>

#include "typeset/page/galley.hpp"

namespace diaoban::typeset {

// A piece that stands at `y`.
struct StandingPiece {
  const Piece* piece = nullptr;
  double y = 0;
};

// Grounds and rules of all frames around `standing` (one column, top down), outermost first.
void paint_frames(const Galley& galley, const std::vector<StandingPiece>& standing,
                  std::vector<Item>& items);

// Where the pieces stand when the first is at the top, and the height of all with their frames.
struct Stack {
  std::vector<double> tops;
  double height = 0;
};
Stack measure_stack(const Galley& galley, const std::vector<Piece>& pieces);

// The content of the pieces, stacked, with their frames. `pieces` are left empty of content.
Content stack_pieces(const Galley& galley, std::vector<Piece>& pieces, const Stack& stack);

}  // namespace diaoban::typeset
