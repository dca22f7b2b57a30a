// Implements flowing text: greedy lines at falling sizes.
#include "cover/flow.hpp"

#include <algorithm>
#include <string_view>

#include "cover/breaks.hpp"

namespace diaoban::cover {
namespace {

constexpr std::size_t longest_text = 4000;  // bytes: more is no blurb
constexpr double step = 0.96;
constexpr double shortest_end = 3.2;  // ems

class Filler {
 public:
  Filler(const fonts::FontBook& fonts, std::string_view text, const TextStyle& style)
      : text_(text) {
    std::size_t start = 0;
    for (const Break& one : find_breaks(text, style.language)) {
      add_piece(fonts, style, start, one.end, one.at);
      start = one.at;
    }
    add_piece(fonts, style, start, text.size(), text.size());
  }

  // Lines of at most `measure`, which counts in sizes.
  std::vector<std::string> lines(double measure) const {
    std::vector<std::string> made;
    std::size_t first = 0;
    double length = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (i > first && length + pieces_[i].own > measure) {
        made.push_back(line(first, i - 1));
        first = i;
        length = 0;
      }
      length += pieces_[i].with_space;
    }
    made.push_back(line(first, pieces_.size() - 1));
    return made;
  }

 private:
  struct Piece {
    std::size_t start;
    std::size_t end;
    double own;         // extent at size one
    double with_space;  // with what parts it from the next
  };

  void add_piece(const fonts::FontBook& fonts, const TextStyle& style, std::size_t start,
                 std::size_t end, std::size_t next) {
    const double own = set_line(fonts, text_.substr(start, end - start), style, 1).extent;
    const double space = next > end ? 0.28 : 0;
    pieces_.push_back({start, end, own, own + space});
  }

  std::string line(std::size_t first, std::size_t last) const {
    return std::string(
        text_.substr(pieces_[first].start, pieces_[last].end - pieces_[first].start));
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
};

}  // namespace

Fitted flow(const fonts::FontBook& fonts, const std::string& text, const TextStyle& style,
            const Room& room) {
  Fitted fitted;
  if (text.empty()) return fitted;
  const Filler filler(fonts, std::string_view(text).substr(0, longest_text), style);
  Fitted first;
  for (fitted.size = room.largest;; fitted.size = std::max(room.smallest, fitted.size * step)) {
    // A little less than the room, since pieces measured alone may be narrower than together.
    fitted.lines = filler.lines(room.along / fitted.size * 0.985);
    const auto count = static_cast<double>(fitted.lines.size());
    if (((count - 1) * room.leading + 1) * fitted.size <= room.across) {
      if (first.lines.empty()) first = fitted;
      // A size or two less is a small price for a last line that is more than a few characters.
      const bool is_runt = fitted.lines.size() > 1 &&
                           set_line(fonts, fitted.lines.back(), style, 1).extent < shortest_end;
      if (!is_runt) return fitted;
      if (fitted.size < first.size * step * step) return first;
    }
    if (fitted.size <= room.smallest) break;
  }
  if (!first.lines.empty()) return first;
  const double most = (room.across / fitted.size - 1) / room.leading + 1;
  fitted.lines.resize(static_cast<std::size_t>(std::max(1.0, most)));
  fitted.lines.back() += "…";
  fitted.overfull = true;
  return fitted;
}

}  // namespace diaoban::cover
