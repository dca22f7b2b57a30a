// Text of drawings in the book's faces: choosing faces character by character, and shaping.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "figures/drawing.hpp"
#include "figures/svg/style.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::figures {

// What of a style decides how a text is shaped.
struct FontChoice {
  Family family = Family::Sans;
  bool bold = false;
  bool italic = false;
  double size = 16;  // px
  double letter_spacing = 0;
  bool operator==(const FontChoice&) const = default;
};
FontChoice font_of(const InheritedStyle& style);

// Above and below the baseline in px, rounded to whole ones as browsers do.
struct LineMetrics {
  double ascent = 0;
  double descent = 0;
  double underline_offset = 1;  // from the baseline down to the line's upper edge
  double underline_thickness = 1;
  double x_height = 0;
};

// A text shaped in one style, which can be cut between its clusters.
class ShapedText {
 public:
  // Advance of the bytes [0, at) in px; `at` inside a cluster counts as the cluster's start.
  double advance_to(std::size_t at) const { return advances_[at]; }
  double width() const { return advances_.back(); }
  // The bytes [begin, end) as an operation whose origin is the left end of the baseline.
  TextOperation slice(std::size_t begin, std::size_t end, const Paint& paint) const;

 private:
  friend class Shaper;
  struct Run {
    fonts::FaceId face;
    bool slanted = false;
    std::size_t begin = 0;  // bytes of the text
    std::size_t end = 0;
    std::vector<fonts::ShapedGlyph> glyphs;  // clusters count from `begin`
  };
  void add_slice(const Run& run, std::size_t begin, std::size_t end, double left,
                 TextOperation& operation) const;

  std::string text_;
  std::string role_;
  FontChoice font_;
  std::vector<Run> runs_;
  std::vector<double> advances_;  // one more than bytes
};

// One thread uses a shaper; several may share a FontBook.
class Shaper {
 public:
  Shaper(const fonts::FontBook& fonts, std::string language);

  ShapedText shape(std::string_view text, const FontChoice& font);
  LineMetrics metrics(const FontChoice& font);
  const std::string& language() const { return language_; }

 private:
  struct Role {
    std::string name;
    std::array<fonts::FaceId, 128> ascii;  // null: not asked yet
  };
  Role& role(const FontChoice& font);
  fonts::FaceId pick(Role& role, char32_t c);

  const fonts::FontBook& fonts_;
  std::string language_;
  std::map<std::string, Role, std::less<>> roles_;
};

// The FontBook's role for a family in a weight and posture.
std::string role_name(const FontChoice& font);

}  // namespace diaoban::figures
