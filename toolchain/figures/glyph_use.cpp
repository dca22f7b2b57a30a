// Collects glyphs from runs and drawings.
#include "figures/glyph_use.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "figures/drawing.hpp"

namespace diaoban::figures {

void GlyphUse::add(const fonts::GlyphRun& run) {
  Seen& seen = seen_[run.face.index];
  for (const auto& glyph : run.glyphs) {
    if (glyph.id > UINT16_MAX) continue;  // more than a font has
    if (glyph.id >= seen.glyphs.size()) {
      seen.glyphs.resize(glyph.id + 1);
      seen.texts.resize(glyph.id + 1);
    }
    seen.glyphs[glyph.id] = true;
  }
  std::size_t byte = 0;
  std::size_t glyph = 0;
  for (const auto& cluster : run.clusters) {
    if (byte + cluster.bytes > run.text.size() || glyph + cluster.glyphs > run.glyphs.size()) break;
    if (cluster.glyphs == 1 && run.glyphs[glyph].id <= UINT16_MAX) {
      std::string& text = seen.texts[run.glyphs[glyph].id];
      std::string shown = text.empty() ? run.text.substr(byte, cluster.bytes) : std::string();
      if (base::is_valid_utf8(shown)) text += shown;
    }
    byte += cluster.bytes;
    glyph += cluster.glyphs;
  }
}

void GlyphUse::add(const Picture& picture) {
  if (!picture.drawing) return;
  for (const auto& operation : picture.drawing->operations) {
    const auto* text = std::get_if<TextOperation>(&operation);
    if (text == nullptr) continue;
    for (const auto& placed : text->runs) add(placed.run);
  }
}

std::vector<std::uint32_t> GlyphUse::glyphs(fonts::FaceId face) const {
  std::vector<std::uint32_t> glyphs;
  const auto found = seen_.find(face.index);
  if (found == seen_.end()) return glyphs;
  for (std::size_t id = 0; id < found->second.glyphs.size(); ++id) {
    if (found->second.glyphs[id]) glyphs.push_back(static_cast<std::uint32_t>(id));
  }
  return glyphs;
}

std::vector<fonts::FaceId> GlyphUse::faces() const {
  std::vector<fonts::FaceId> faces;
  for (const auto& [index, seen] : seen_) faces.push_back(fonts::FaceId{index});
  return faces;
}

std::string_view GlyphUse::text(fonts::FaceId face, std::uint32_t glyph) const {
  const auto found = seen_.find(face.index);
  if (found == seen_.end() || glyph >= found->second.texts.size()) return {};
  return found->second.texts[glyph];
}

bool GlyphUse::holds(const fonts::GlyphRun& run) const {
  const auto found = seen_.find(run.face.index);
  return std::all_of(run.glyphs.begin(), run.glyphs.end(), [&](const fonts::Glyph& glyph) {
    return found != seen_.end() && glyph.id < found->second.glyphs.size() &&
           found->second.glyphs[glyph.id];
  });
}

}  // namespace diaoban::figures
