// Implements two columns: each is filled to its foot, the last two are balanced.
#include "typeset/matter/two_columns.hpp"

#include <algorithm>
#include <iterator>

#include "typeset/page/stack.hpp"

namespace diaoban::typeset {
namespace {

constexpr double balance_step = 3;  // points by which the last columns are tried

class Columns {
 public:
  Columns(const Galley& galley, std::vector<Piece> pieces)
      : galley_(galley), pieces_(std::move(pieces)) {}

  std::size_t count() const { return pieces_.size(); }

  // The first piece that no longer stands in a column that begins with `begin` and is `room` high.
  std::size_t end_of(std::size_t begin, double room) const {
    double height = 0;
    std::size_t end = begin;
    for (; end < pieces_.size(); ++end) {
      if (end > begin) height += gap_between(galley_, pieces_[end - 1], pieces_[end]);
      height += pieces_[end].height;
      if (height > room && end > begin) break;
    }
    std::size_t last = end;
    while (last < pieces_.size() && last > begin + 1 &&
           pieces_[last].break_before >= break_cost::bad) {
      --last;
    }
    return last > begin + 1 ? last : end;
  }

  // The least room in which all from `begin` on stands in two columns; `most` when it does not.
  double balanced(std::size_t begin, double most) const {
    for (double room = balance_step; room < most; room += balance_step) {
      if (end_of(end_of(begin, room), room) == pieces_.size()) return room;
    }
    return most;
  }

  // Takes the pieces [begin, end) as one column.
  Content take(std::size_t begin, std::size_t end, double& height) {
    std::vector<Piece> column(
        std::make_move_iterator(pieces_.begin() + static_cast<std::ptrdiff_t>(begin)),
        std::make_move_iterator(pieces_.begin() + static_cast<std::ptrdiff_t>(end)));
    const Stack stack = measure_stack(galley_, column);
    height = std::max(height, stack.height);
    return stack_pieces(galley_, column, stack);
  }

 private:
  const Galley& galley_;
  std::vector<Piece> pieces_;
};

// What is left of the page below a chapter's opening, when nothing else stands on it.
double room_below_opening(const Setter& setter, const Galley& galley) {
  const double height = setter.book().area.height;
  if (galley.pieces.empty() || galley.pieces.back().content.heads.empty()) return 0;
  const double opening = galley.pieces.back().height;
  return opening < height / 2 ? height - opening : 0;
}

}  // namespace

void layout_two_columns(Setter& setter, std::vector<Piece> pieces, double shift) {
  const Galley& galley = setter.galley();
  double room = room_below_opening(setter, galley);
  bool goes_on = room > 0;
  Columns columns(galley, std::move(pieces));
  for (std::size_t begin = 0; begin < columns.count();) {
    if (!goes_on) {
      room = setter.book().area.height;
      setter.ask_break(break_cost::forced);
    }
    const double height = columns.balanced(begin, room);
    const std::size_t middle = columns.end_of(begin, height);
    const std::size_t end = columns.end_of(middle, height);
    Piece page;
    page.content = columns.take(begin, middle, page.height);
    page.content.take(columns.take(middle, end, page.height), shift, 0);
    setter.add_piece(std::move(page));
    goes_on = false;
    begin = end;
  }
}

}  // namespace diaoban::typeset
