// The looks of a book as data: one theme file that the stylesheet and the typesetter both read.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/length.hpp"
#include "diagnostics/diagnostic.hpp"

namespace diaoban::project {

using base::Length;

struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const Color&) const = default;
};

// Face role (a name of fonts/fonts.toml: "serif", "sans-bold", "kai", "mono" …), size and leading.
struct TextLook {
  std::string role = "serif";
  Length size = Length::from_pt(10.5);
  Length leading = Length::from_pt(17.5);
  Color color{0x1a, 0x1a, 0x1a};
  bool operator==(const TextLook&) const = default;
};

struct HeadingLook {
  TextLook text;
  int lines = 2;             // grid lines that a one-line heading takes in all
  double lines_above = 1.0;  // of them above the text; the rest of the air is below
  bool operator==(const HeadingLook&) const = default;
};

struct AdmonitionLook {
  Color color;
  std::string rule = "solid";  // solid, dashed, dotted, double: told apart in grey print
  bool operator==(const AdmonitionLook&) const = default;
};

// How numbers are worded, with their place as "{}" (1, 2, 3), "{一}" (一, 二, 三), "{I}" (I, II,
// III) or "{A}" (A, B, C); empty: as the book's language does. Numbers of figures and their like
// are the chapter's and their own with `separator` between: "3-2".
struct NumberingLook {
  std::string chapter;
  std::string appendix;
  std::string figure;
  std::string table;
  std::string listing;
  std::string equation;
  std::string separator;
  bool operator==(const NumberingLook&) const = default;
};

// How lines of Chinese are broken and punctuation is set (typography.md groups A to C).
struct LineLook {
  std::string prohibition = "gb";  // none, basic, gb, strict
  std::string punctuation = "full";  // full 全角, kaiming 开明, half 半角, line-end-half 行末半角
  bool hanging = false;
  bool paragraph_start_trim = false;  // an opening mark after the indent loses its blank
  double han_latin_space = 0.25;      // em
  std::string japanese = "strict";    // strict, normal, loose
  std::string korean = "word";        // word, syllable
  bool hyphenate = true;
  bool protrude = false;
  bool operator==(const LineLook&) const = default;
};

struct Theme {
  // Page and type area. The measure is `measure_em` body sizes wide, the area `lines` leadings
  // high.
  Length page_width = Length::from_mm(185);
  Length page_height = Length::from_mm(260);
  double measure_em = 38;
  int lines = 34;
  // 0: the type area is centred. In print it is that of a thin book, and grows with the pages.
  Length inner_margin;
  Length top_margin;           // 0: the type area stands a little above the middle
  Length bleed;                // of what goes over the page's edge
  bool bleed_at_spine = true;  // false: not at the edge that is bound
  bool two_sided = false;
  bool chapters_recto = false;

  TextLook body;
  double indent_em = 2;
  LineLook line;
  Color ink{0x1a, 0x1a, 0x1a};
  Color link{0x1f, 0x4e, 0x79};
  Color accent{0xb5, 0x34, 0x1c};
  Color muted{0x77, 0x77, 0x77};

  TextLook chapter_label{"sans", Length::from_pt(12), Length::from_pt(17.5), {0xb5, 0x34, 0x1c}};
  TextLook chapter_title{"sans-bold", Length::from_pt(22), Length::from_pt(35), {0x1a, 0x1a, 0x1a}};
  int chapter_first_line = 4;  // grid line of the label
  int chapter_body_line = 11;  // grid line where the text starts
  // Tints that go over the page's edges where there is bleed; none by default.
  std::optional<Color> chapter_tint;  // from the page's top down to the text
  std::optional<Color> part_tint;     // of the pages that part titles stand on
  std::array<HeadingLook, 5> headings{
      HeadingLook{
          {"sans-bold", Length::from_pt(14), Length::from_pt(21), {0x1a, 0x1a, 0x1a}}, 3, 1.5},
      HeadingLook{
          {"sans-bold", Length::from_pt(12), Length::from_pt(17.5), {0x1a, 0x1a, 0x1a}}, 2, 1},
      HeadingLook{
          {"sans-bold", Length::from_pt(10.5), Length::from_pt(17.5), {0x1a, 0x1a, 0x1a}}, 2, 0.75},
      HeadingLook{
          {"sans", Length::from_pt(10.5), Length::from_pt(17.5), {0x1a, 0x1a, 0x1a}}, 2, 0.75},
      HeadingLook{
          {"sans", Length::from_pt(10.5), Length::from_pt(17.5), {0x59, 0x59, 0x59}}, 2, 0.75}};

  TextLook listing{"mono", Length::from_pt(8.5), Length::from_pt(13), {0x1a, 0x1a, 0x1a}};
  Color listing_tint{0xf6, 0xf5, 0xf1};
  Color listing_rule{0xc9, 0xc4, 0xb8};
  Color listing_emphasis{0xec, 0xe6, 0xd2};
  std::string listing_theme = "light";  // light (colours) or print (greys)
  double inline_code_em = 0.9;
  Color inline_code_tint{0xf5, 0xf5, 0xf5};

  TextLook table{"serif", Length::from_pt(9), Length::from_pt(14), {0x1a, 0x1a, 0x1a}};
  TextLook caption{"sans", Length::from_pt(9), Length::from_pt(14), {0x1a, 0x1a, 0x1a}};
  TextLook admonition{"serif", Length::from_pt(9.5), Length::from_pt(16), {0x1a, 0x1a, 0x1a}};
  AdmonitionLook note{{0x1f, 0x4e, 0x79}, "solid"};
  AdmonitionLook tip{{0x2f, 0x6b, 0x3c}, "solid"};
  AdmonitionLook warning{{0x9a, 0x5b, 0x00}, "solid"};
  AdmonitionLook danger{{0xb5, 0x34, 0x1c}, "solid"};
  TextLook quote{"kai", Length::from_pt(10), Length::from_pt(17.5), {0x1a, 0x1a, 0x1a}};
  double quote_indent_em = 2;
  TextLook footnote{"serif", Length::from_pt(9), Length::from_pt(14), {0x1a, 0x1a, 0x1a}};
  std::string footnote_numbering = "page";   // page, chapter; or "endnotes"
  std::string footnote_mark = "as-written";  // or "before-stop", "after-stop"
  TextLook running_head{"sans", Length::from_pt(8.5), Length::from_pt(12), {0x77, 0x77, 0x77}};
  int contents_depth = 2;
  // auto: where it is named when there is room, else at the top of a next page; here, top, bottom,
  // page.
  std::string figure_placement = "auto";
  std::string table_placement = "auto";
  NumberingLook numbering;
  bool operator==(const Theme&) const = default;
};

// The built-in theme of that name ("default", "print"; toolchain/project/themes/) with the values
// of the TOML file at `path` over it (empty: none). A wrong key or value is a diagnostic with its
// place and the nearest name.
Theme load_theme(const std::string& base, const base::Path& path, const base::FileSystem& files,
                 diagnostics::Sources& sources, diagnostics::Sink& sink);

}  // namespace diaoban::project
