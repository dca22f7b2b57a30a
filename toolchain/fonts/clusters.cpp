// Joins clusters that have no bytes or no glyphs.
#include "fonts/clusters.hpp"

namespace diaoban::fonts {
namespace {

bool starts_character(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

}  // namespace

std::vector<WholeCluster> join_clusters(const GlyphRun& run) {
  std::vector<WholeCluster> clusters;
  clusters.reserve(run.clusters.size());
  std::size_t bytes = 0;
  std::size_t glyphs = 0;
  bool sound = true;
  bool join_next = false;
  for (const auto& cluster : run.clusters) {
    bytes += cluster.bytes;
    glyphs += cluster.glyphs;
    sound = sound && bytes <= run.text.size() && starts_character(run.text, bytes);
    const bool partial = cluster.bytes == 0 || cluster.glyphs == 0;
    if (!clusters.empty() && (partial || join_next)) {
      clusters.back().bytes += cluster.bytes;
      clusters.back().glyphs += cluster.glyphs;
      join_next = false;
    } else {
      clusters.push_back({cluster.bytes, cluster.glyphs});
      join_next = partial;
    }
  }
  if (!sound || bytes != run.text.size() || glyphs != run.glyphs.size()) {
    return {{run.text.size(), run.glyphs.size()}};
  }
  return clusters;
}

}  // namespace diaoban::fonts
