// Collects glyphs from runs and drawings.
#include "figures/glyph_use.hpp"

#include <algorithm>

#include "figures/drawing.hpp"

namespace diaoban::figures {

void GlyphUse::add(const fonts::GlyphRun& run) {
  auto& seen = seen_[run.face.index];
  for (const auto& glyph : run.glyphs) {
    if (glyph.id > UINT16_MAX) continue;  // more than a font has
    if (glyph.id >= seen.size()) seen.resize(glyph.id + 1);
    seen[glyph.id] = true;
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
  for (std::size_t id = 0; id < found->second.size(); ++id) {
    if (found->second[id]) glyphs.push_back(static_cast<std::uint32_t>(id));
  }
  return glyphs;
}

bool GlyphUse::holds(const fonts::GlyphRun& run) const {
  const auto found = seen_.find(run.face.index);
  return std::all_of(run.glyphs.begin(), run.glyphs.end(), [&](const fonts::Glyph& glyph) {
    return found != seen_.end() && glyph.id < found->second.size() && found->second[glyph.id];
  });
}

}  // namespace diaoban::figures
