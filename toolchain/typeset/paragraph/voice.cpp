// Makes slots and words from the book of faces.
#include "typeset/paragraph/voice.hpp"

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "fonts/region.hpp"

namespace diaoban::typeset::paragraph {
namespace {

constexpr std::uint16_t face_unknown = UINT16_MAX - 1;
constexpr std::size_t most_words = 40000;

// Em fractions that are nearly a quarter or a half become it, so that widths of slots add up.
float snap(float em) {
  const float quarters = std::round(em * 4) / 4;
  return std::abs(em - quarters) < 0.02F ? quarters : em;
}

// ？ and ！ of Taiwan and Hong Kong are of one em wherever they stand (CLREQ 3.1.6.1). Yet any two
// marks side by side are narrower than two ems (CLREQ 3.1.6.2): there alone their blank goes.
void give_only_beside(Slot& slot) {
  slot.beside = std::min(slot.before, slot.after);
  slot.shift += slot.before;
  slot.body += slot.before + slot.after;
  slot.before = slot.after = 0;
}

}  // namespace

Voice::Voice(const fonts::FontBook& fonts, std::string role, std::string language)
    : fonts_(fonts),
      role_(std::move(role)),
      language_(std::move(language)),
      form_(fonts::han_form(language_)),
      default_face_(fonts.pick(role_, language_, U'一', true)) {}

const Slot& Voice::add_slot(char32_t c, Kind kind, const CharacterInfo& info) {
  std::unique_ptr<Page<Slot>>& page = slots_[c >> 8U];
  if (!page) page = std::make_unique<Page<Slot>>();
  Slot& slot = (*page)[c & 0xFFU];
  slot = make_slot(c, kind, info);
  slot.known = true;
  return slot;
}

Slot Voice::make_slot(char32_t c, Kind kind, const CharacterInfo& info) const {
  Slot slot;
  const std::string text = base::encode(c);
  const char* script = is_common_script(info.script) ? "Hani" : script_tag(info.script);
  slot.word = make_word(text, fonts_.pick(role_, language_, c, true), script, false);
  const float scale = slot.word.scale;
  // A face that runs small is set larger but keeps the pitch of the body.
  slot.body = slot.word.width / scale;
  slot.shift = -(slot.word.width - slot.body) / 2;
  const bool han_alone = kind == Kind::Han && slot.body > 0.9F;
  if (han_alone) slot.body = snap(slot.body);
  const bool simplified = form_ == "zh-Hans";
  if (kind == Kind::Interpunct || kind == Kind::Solidus) {
    place_centred(slot, 0.5F);  // GB/T 15834-2011 5.1.7, 5.1.9
    if (!simplified && kind == Kind::Interpunct) slot.before = slot.after = 0.25F;
  } else if (kind == Kind::Connect) {
    place_centred(slot, 1);
  } else if (is_mark(kind)) {
    place_mark(slot, c, script);
  }
  return slot;
}

// Whether the face knows half-width forms at all: then what has none is of a full width.
bool Voice::has_half_forms(fonts::FaceId face) const {
  const auto full = fonts_.shape(face, "「", language_, "Hani");
  const auto half = fonts_.shape(face, "「", language_, "Hani", {{"halt", 1}});
  return full.size() == 1 && half.size() == 1 && half[0].advance < full[0].advance;
}

// The blank sides of a mark are what the font's half-width form leaves out: this knows of Taiwan's
// centred marks with no table. A face without that form shows them by its ink.
void Voice::place_mark(Slot& slot, char32_t c, const char* script) const {
  if (slot.body < 0.9F || slot.word.glyphs.size() != 1) return;
  const bool keeps_em = (c == U'？' || c == U'！') && form_.substr(0, 7) == "zh-Hant";
  const bool has_half = place_half_form(slot, c, script);
  if (!has_half && (keeps_em || !has_half_forms(slot.word.face))) place_by_ink(slot);
  if (keeps_em) give_only_beside(slot);
}

bool Voice::place_half_form(Slot& slot, char32_t c, const char* script) const {
  const std::string text = base::encode(c);
  const auto half = fonts_.shape(slot.word.face, text, language_, script, {{"halt", 1}});
  if (half.size() != 1 || half[0].advance >= slot.word.glyphs[0].advance) return false;
  const float full = snap(slot.body);
  slot.body = snap(half[0].advance);
  slot.before = snap(-half[0].x_offset);
  slot.after = std::max(0.0F, full - slot.body - slot.before);
  slot.shift += half[0].x_offset * slot.word.scale;
  return true;
}

void Voice::place_by_ink(Slot& slot) const {
  const fonts::InkBox ink = fonts_.ink(slot.word.face, slot.word.glyphs[0].id);
  const float right = ink.left + ink.width;
  constexpr float tolerance = 0.04F;
  if (ink.width <= 0) return;
  if (right <= 0.5F + tolerance) {
    slot.after = 0.5F;
  } else if (ink.left >= 0.5F - tolerance) {
    slot.before = 0.5F;
  } else if (ink.left >= 0.25F - tolerance && right <= 0.75F + tolerance) {
    slot.before = slot.after = 0.25F;
  }
  slot.body = snap(slot.body) - slot.before - slot.after;
  slot.shift -= slot.before;
}

void Voice::place_centred(Slot& slot, float target) const {
  if (slot.word.glyphs.size() != 1) return;
  const fonts::InkBox ink = fonts_.ink(slot.word.face, slot.word.glyphs[0].id);
  const float centre = (ink.left + ink.width / 2) * slot.word.scale;
  slot.body = target;
  slot.shift = target / 2 - centre;
}

fonts::FaceId Voice::face_of(char32_t c) {
  std::unique_ptr<Page<std::uint16_t>>& page = faces_[c >> 8U];
  if (!page) {
    page = std::make_unique<Page<std::uint16_t>>();
    page->fill(face_unknown);
  }
  std::uint16_t& face = (*page)[c & 0xFFU];
  if (face == face_unknown) face = fonts_.pick(role_, language_, c, false).index;
  return fonts::FaceId{face};
}

const ShapedWord& Voice::shape(std::string_view text, fonts::FaceId face, const char* script,
                               bool code) {
  key_.assign(script);
  key_ += static_cast<char>(face.index >> 8U);
  key_ += static_cast<char>(face.index & 0xFFU);
  key_ += code ? 'c' : 't';
  key_ += text;
  std::unique_ptr<ShapedWord>& word = words_[key_];
  if (!word) word = std::make_unique<ShapedWord>(make_word(text, face, script, code));
  return *word;
}

const ShapedWord& Voice::shape_emoji(std::string_view text, char32_t first) {
  const fonts::FaceId color = fonts_.pick(role_, language_, U'😀', false);
  const bool has_color = !color.is_null() && fonts_.has_glyph(color, first);
  return shape(text, has_color ? color : face_of(first), "Zyyy", false);
}

ShapedWord Voice::make_word(std::string_view text, fonts::FaceId face, const char* script,
                            bool code) const {
  ShapedWord word;
  word.missing = face.is_null();
  word.script = script;
  word.face = face.is_null() ? default_face_ : face;
  if (word.face.is_null()) return word;  // not one face is installed: the book has been told
  static const std::vector<fonts::Feature> plain;
  static const std::vector<fonts::Feature> literal = {{"liga", 0}, {"clig", 0}};
  word.scale = static_cast<float>(fonts_.info(word.face).scale);
  word.glyphs = fonts_.shape(word.face, text, language_, script, code ? literal : plain);
  for (const fonts::ShapedGlyph& glyph : word.glyphs) word.width += glyph.advance * word.scale;
  word.right_to_left =
      word.glyphs.size() > 1 && word.glyphs.front().cluster > word.glyphs.back().cluster;
  return word;
}

void Voice::forget_if_large() {
  if (words_.size() > most_words) words_.clear();
}

}  // namespace diaoban::typeset::paragraph
