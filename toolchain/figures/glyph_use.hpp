// Which glyphs of which faces a file will show, known before it is painted.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "figures/picture.hpp"
#include "fonts/glyph_run.hpp"

namespace diaoban::figures {

// A PDF canvas opens faces with CFF outlines from a copy that holds just these glyphs without
// subroutines: Cairo 1.16 drops some that it needs (the 如 of Noto Sans CJK SC then draws nothing),
// and keeps an entry for each of the tens of thousands that it does not.
class GlyphUse {
 public:
  void add(const fonts::GlyphRun& run);
  // The runs of a vector picture's texts.
  void add(const Picture& picture);
  // Of the face, ascending.
  std::vector<std::uint32_t> glyphs(fonts::FaceId face) const;
  // Whether all glyphs of the run are known.
  bool holds(const fonts::GlyphRun& run) const;

 private:
  std::map<std::uint16_t, std::vector<bool>> seen_;  // by the face's index; by the glyph's number
};

}  // namespace diaoban::figures
