// One role of faces in one language: gives each character of Chinese its slot, and shapes words.
// Both are looked up once and kept.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fonts/font_book.hpp"
#include "typeset/paragraph/characters.hpp"

namespace diaoban::typeset::paragraph {

// A shaped word: glyphs and clusters in em fractions of the face's own size.
struct ShapedWord {
  std::vector<fonts::ShapedGlyph> glyphs;
  fonts::FaceId face;
  float scale = 1;  // of the face beside the style's size
  float width = 0;  // em fractions of the style's size
  bool right_to_left = false;
  bool missing = false;         // no face has it: the glyphs are boxes
  const char* script = "Zyyy";  // that it was shaped in
};

// A character that has a slot of its own. Lengths are em fractions of the style's size: blank,
// body, blank make the slot; `shift` takes the body's left to the glyph's origin.
struct Slot {
  ShapedWord word;
  float before = 0;
  float body = 0;
  float after = 0;
  float beside = 0;  // of the body, at either side: blank that goes only beside another mark
  float shift = 0;
  bool known = false;
};

class Voice {
 public:
  Voice(const fonts::FontBook& fonts, std::string role, std::string language);

  const std::string& language() const { return language_; }
  // "zh-Hans", "zh-Hant", …: see fonts::han_form().
  std::string_view form() const { return form_; }

  // The slot of a character of Chinese; `kind` tells what its resolved kind asks for.
  const Slot& slot(char32_t c, Kind kind, const CharacterInfo& info) {
    const std::unique_ptr<Page<Slot>>& page = slots_[c >> 8U];
    if (page && (*page)[c & 0xFFU].known) return (*page)[c & 0xFFU];
    return add_slot(c, kind, info);
  }
  // The face of a character in a word; null when no face has it.
  fonts::FaceId face_of(char32_t c);
  // `text` in `face`: one script. `code`: no ligatures. Valid until forget() is called.
  const ShapedWord& shape(std::string_view text, fonts::FaceId face, const char* script, bool code);
  // A picture cluster: the colour face if it has the first character, else the word's face.
  const ShapedWord& shape_emoji(std::string_view text, char32_t first);
  // The face that shows a box for what no face has.
  fonts::FaceId default_face() const { return default_face_; }

  // Bounds the memory of what is kept; called between paragraphs.
  void forget_if_large();

 private:
  template <class Value>
  using Page = std::array<Value, 256>;

  const Slot& add_slot(char32_t c, Kind kind, const CharacterInfo& info);
  Slot make_slot(char32_t c, Kind kind, const CharacterInfo& info) const;
  void place_mark(Slot& slot, char32_t c, const char* script) const;
  bool place_half_form(Slot& slot, char32_t c, const char* script) const;
  void place_by_ink(Slot& slot) const;
  bool has_half_forms(fonts::FaceId face) const;
  void place_centred(Slot& slot, float target) const;
  ShapedWord make_word(std::string_view text, fonts::FaceId face, const char* script,
                       bool code) const;

  const fonts::FontBook& fonts_;
  std::string role_;
  std::string language_;
  std::string_view form_;
  fonts::FaceId default_face_;
  std::array<std::unique_ptr<Page<Slot>>, 0x1100> slots_;
  std::array<std::unique_ptr<Page<std::uint16_t>>, 0x1100> faces_;
  std::unordered_map<std::string, std::unique_ptr<ShapedWord>> words_;
  std::string key_;
};

}  // namespace diaoban::typeset::paragraph
