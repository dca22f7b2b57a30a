// Which glyphs of which faces a file will show, known before it is painted.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
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
  // The faces that have glyphs here, in the order of their indices.
  std::vector<fonts::FaceId> faces() const;
  // What the glyph stood for alone when it was first met so; empty: it never did.
  std::string_view text(fonts::FaceId face, std::uint32_t glyph) const;
  // Whether all glyphs of the run are known.
  bool holds(const fonts::GlyphRun& run) const;

 private:
  struct Seen {  // by the glyph's number
    std::vector<bool> glyphs;
    std::vector<std::string> texts;
  };
  std::map<std::uint16_t, Seen> seen_;  // by the face's index
};

}  // namespace diaoban::figures
