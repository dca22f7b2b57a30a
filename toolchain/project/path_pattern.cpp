// Implements patterns of file names by a set of live positions, which never backtracks.
#include "project/path_pattern.hpp"

#include <vector>

#include "base/utf8.hpp"

namespace diaoban::project {
namespace {

struct Piece {
  enum class Kind { Character, Any, Star, DoubleStar, Set } kind = Kind::Character;
  char32_t character = 0;
  bool negated = false;
  std::vector<std::pair<char32_t, char32_t>> ranges;
};

// The set that starts after '[' at `at`, or a plain '[' when it has no end.
Piece read_set(const std::vector<char32_t>& letters, std::size_t& at) {
  Piece set{Piece::Kind::Set, U'[', false, {}};
  std::size_t i = at;
  if (i < letters.size() && (letters[i] == U'!' || letters[i] == U'^')) {
    set.negated = true;
    ++i;
  }
  const std::size_t first = i;
  for (; i < letters.size(); ++i) {
    if (letters[i] == U']' && i > first) {
      at = i + 1;
      return set;
    }
    const bool range = i + 2 < letters.size() && letters[i + 1] == U'-' && letters[i + 2] != U']';
    set.ranges.emplace_back(letters[i], letters[range ? i + 2 : i]);
    if (range) i += 2;
  }
  return Piece{Piece::Kind::Character, U'[', false, {}};
}

std::vector<Piece> read_pieces(std::string_view pattern) {
  const std::vector<char32_t> letters = base::code_points(pattern);
  std::vector<Piece> pieces;
  std::size_t at = 0;
  while (at < letters.size()) {
    const char32_t c = letters[at++];
    if (c == U'*') {
      const bool twice = at < letters.size() && letters[at] == U'*';
      while (at < letters.size() && letters[at] == U'*') ++at;
      pieces.push_back({twice ? Piece::Kind::DoubleStar : Piece::Kind::Star, 0, false, {}});
      // `**/` fits no folder as well.
      if (twice && at < letters.size() && letters[at] == U'/' && pieces.size() == 1) ++at;
    } else if (c == U'?') {
      pieces.push_back({Piece::Kind::Any, 0, false, {}});
    } else if (c == U'[') {
      pieces.push_back(read_set(letters, at));
    } else {
      pieces.push_back({Piece::Kind::Character, c, false, {}});
    }
  }
  return pieces;
}

bool fits(const Piece& piece, char32_t c) {
  switch (piece.kind) {
    case Piece::Kind::Character:
      return c == piece.character;
    case Piece::Kind::Any:
    case Piece::Kind::Star:
      return c != U'/';
    case Piece::Kind::DoubleStar:
      return true;
    case Piece::Kind::Set: {
      bool inside = false;
      for (const auto& [low, high] : piece.ranges) inside = inside || (c >= low && c <= high);
      return inside != piece.negated && c != U'/';
    }
  }
  return false;
}

bool repeats(const Piece& piece) {
  return piece.kind == Piece::Kind::Star || piece.kind == Piece::Kind::DoubleStar;
}

}  // namespace

bool fits_pattern(std::string_view pattern, std::string_view path) {
  const std::vector<Piece> pieces = read_pieces(pattern);
  std::vector<char> live(pieces.size() + 1, 0);
  live[0] = 1;
  const auto skip_empty = [&] {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (live[i] && repeats(pieces[i])) live[i + 1] = 1;
    }
  };
  skip_empty();
  for (const char32_t c : base::code_points(path)) {
    std::vector<char> next(pieces.size() + 1, 0);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!live[i] || !fits(pieces[i], c)) continue;
      next[repeats(pieces[i]) ? i : i + 1] = 1;
    }
    live = std::move(next);
    skip_empty();
  }
  return live.back() != 0;
}

bool is_pattern(std::string_view text) {
  return text.find_first_of("*?[") != std::string_view::npos;
}

}  // namespace diaoban::project
