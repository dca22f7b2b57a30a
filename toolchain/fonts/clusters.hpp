// The clusters of a run as a file can keep them: each with bytes and glyphs of its own.
#pragma once

#include <cstddef>
#include <vector>

#include "fonts/glyph_run.hpp"

namespace diaoban::fonts {

struct WholeCluster {
  std::size_t bytes = 0;
  std::size_t glyphs = 0;
};

// The run's clusters in order. One without bytes or without glyphs is joined to its neighbour, as
// its text would be lost; clusters that do not sum up to the run's text and glyphs become a single
// one.
std::vector<WholeCluster> join_clusters(const GlyphRun& run);

}  // namespace diaoban::fonts
