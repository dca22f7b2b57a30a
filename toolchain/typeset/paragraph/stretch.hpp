// Neighbouring pieces of a line in one style, which rules and tints run along.
#pragma once

#include <vector>

#include "typeset/paragraph/line.hpp"

namespace diaoban::typeset::paragraph {

struct Stretch {
  const TextStyle* style = nullptr;
  double x = 0;
  double end = 0;
};

// The stretches whose style is `wanted`, from left to right.
std::vector<Stretch> find_stretches(const LineContext& context, const std::vector<Piece>& pieces,
                                    bool (*wanted)(const TextStyle&));

// Adds the marks that Chinese puts under text: dots of emphasis and lines of names.
void write_emphasis(const LineContext& context, const std::vector<Piece>& pieces, SetLine& out);

}  // namespace diaoban::typeset::paragraph
