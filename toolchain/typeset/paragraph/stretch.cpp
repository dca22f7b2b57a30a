// Finds neighbouring pieces of one style.
#include "typeset/paragraph/stretch.hpp"

#include <algorithm>

namespace diaoban::typeset::paragraph {

std::vector<Stretch> find_stretches(const LineContext& context, const std::vector<Piece>& pieces,
                                    bool (*wanted)(const TextStyle&)) {
  std::vector<Stretch> stretches;
  const std::vector<TextStyle>& styles = context.text.styles;
  if (std::none_of(styles.begin(), styles.end(), wanted)) return stretches;
  const Piece* before = nullptr;
  for (const Piece& piece : pieces) {
    const TextStyle& style = context.text.styles[piece.style];
    if (wanted(style)) {
      const bool goes_on = before && before->style == piece.style;
      if (!goes_on) stretches.push_back({&style, piece.x, 0});
      stretches.back().end = piece.x + piece.body;
      before = &piece;
    } else {
      before = nullptr;
    }
  }
  return stretches;
}

}  // namespace diaoban::typeset::paragraph
