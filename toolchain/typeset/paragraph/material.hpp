// A paragraph as the fitter sees it: atoms that are never stretched inside, and between each two a
// joint that may give, take or break.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fonts/font_book.hpp"
#include "typeset/paragraph/analysis.hpp"
#include "typeset/paragraph/hyphenation.hpp"
#include "typeset/paragraph/paragraph.hpp"
#include "typeset/paragraph/voice.hpp"

namespace diaoban::typeset::paragraph {

// Lengths are points.
struct Atom {
  std::uint32_t begin = 0;  // bytes of the paragraph's text
  std::uint32_t end = 0;
  std::uint16_t style = 0;
  Kind kind = Kind::Letter;   // Letter stands for any piece of a word
  Kind first = Kind::Letter;  // kinds of its first and last character
  Kind last = Kind::Letter;
  const ShapedWord* word = nullptr;  // null: an object or a blank
  std::uint32_t word_begin = 0;      // bytes of the whole word that the piece is cut from
  std::uint32_t word_end = 0;
  float size = 0;    // points an em of the face
  float before = 0;  // blank of a mark
  float body = 0;
  float after = 0;
  float beside = 0;  // of the body, at either side: goes only beside another mark
  float shift = 0;   // from the body's left to the glyph's origin
  float lead = 0;    // of the body: room for a reading that is wider than its base
  float trail = 0;
  float cut_lead = 0;        // what the piece of a word gains when a line starts with it, …
  float cut_trail = 0;       // … and when one ends with it: kerning and ligatures end at the cut
  bool protrudes = false;    // the theme lets Latin stand out of the measure
  float protrude_left = 0;   // what may stand outside the measure at a line's start …
  float protrude_right = 0;  // … and at its end
};

// The classes that shrink, in CLREQ's order (Slack::LineEnd to Slack::Stop).
inline constexpr std::size_t shrink_classes = 7;

struct Joint {
  float space = 0;                // natural, points
  std::array<float, 2> shrink{};  // the first one first
  float stretch = 0;              // of a word space or a Han-Latin space
  float gap = 0;                  // how many times it opens what two characters of Chinese do
  float hyphen = 0;               // width of the hyphen that a break here adds
  std::array<Slack, 2> shrink_class{Slack::Gap, Slack::Gap};
  Slack stretch_class = Slack::Gap;
  bool spaced = false;  // a space is typed here
  bool place = false;   // opens in an emergency, when everything does
  Break kind = Break::None;

  // It has nothing of its own to give or to take, as most have.
  bool is_plain() const { return shrink[0] <= 0 && stretch <= 0; }
};

struct Material {
  std::vector<Atom> atoms;
  std::vector<Joint> joints;  // joints[i] follows atoms[i]; the last one is Mandatory
  bool hyphenated = false;    // has places for hyphens
};

// What is shared by the paragraphs that a Compositor sets.
struct Workshop {
  explicit Workshop(const fonts::FontBook& book) : fonts(book) {}
  Voice& voice(const std::string& role, const std::string& language);

  const fonts::FontBook& fonts;
  CharacterTable characters;
  Hyphenator hyphenator;
  std::map<std::pair<std::string, std::string>, std::unique_ptr<Voice>> voices;
};

struct MissingCharacter {
  char32_t c = 0;
  std::uint32_t offset = 0;
};

struct MaterialOptions {
  bool hyphenate = false;
  double cut_longer_than = 0;  // words wider than this (points) may break anywhere; 0: none
};

// Shapes the characters into atoms, and joins them.
Material prepare_material(const ParagraphText& text, const ParagraphStyle& style,
                          const std::vector<Character>& characters, const MaterialOptions& options,
                          Workshop& workshop, std::vector<MissingCharacter>* missing);

// Makes room for readings that are wider than what they stand above, and keeps each with its base.
void prepare_ruby(Material& material, const ParagraphText& text, const ParagraphStyle& style,
                  Workshop& workshop);

// The joints between the atoms: trimmed blanks, spaces, what each may give and take. Breaks and
// spaces typed are there already.
void prepare_joints(Material& material, const ParagraphText& text, const ParagraphStyle& style);

}  // namespace diaoban::typeset::paragraph
