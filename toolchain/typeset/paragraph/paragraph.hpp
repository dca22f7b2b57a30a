// A paragraph goes in as styled text and comes out as set lines. What the page maker builds on; the
// steps between are the other files of this folder.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "fonts/font_book.hpp"
#include "project/theme.hpp"
#include "typeset/layout.hpp"

namespace diaoban::typeset {

inline constexpr std::uint32_t no_link = UINT32_MAX;

// How a stretch of text looks and what it belongs to. Lengths are points.
struct TextStyle {
  std::string role = "serif";  // of fonts/fonts.toml: "emphasis" and "strong" are roles too
  double size = 10.5;
  Color color{0x1a, 0x1a, 0x1a};
  std::string language;   // BCP 47; empty: the paragraph's
  bool code = false;      // literal: broken as identifiers are, never hyphenated or spaced
  bool hyphenate = true;  // false for links, names and headings
  bool formula = false;   // the paragraph keeps it as it is and adds no space inside
  double rise = 0;        // the baseline goes up by this: superscripts; subscripts are negative
  bool underline = false;
  bool strike = false;
  bool emphasis_dot = false;     // 着重号
  bool proper_name = false;      // 专名号
  bool work_title = false;       // 书名号甲式
  std::optional<Color> tint;     // behind the text: inline code, highlights
  std::uint32_t link = no_link;  // index that comes back in SetLine::links
  Owner owner;
  // Where the stretch stands in the manuscript. When it is as many bytes long as the stretch,
  // places inside it are exact.
  diagnostics::Span span;
};

// Bytes [begin, end) of the paragraph's text are in styles[style].
struct StyleRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t style = 0;
};

// Something of a given size in the line; its place in the text is a U+FFFC (3 bytes) at `offset`.
struct InlineObject {
  std::uint32_t offset = 0;
  double width = 0;
  double ascent = 0;   // above the baseline
  double descent = 0;  // below it
};

// A place in the text that the caller wants to find again: a destination, a footnote's call.
struct TextMark {
  std::uint32_t offset = 0;  // it stands before this byte
  std::uint32_t id = 0;      // the caller's
};

// A reading above bytes [begin, end) of the text.
struct RubyReading {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string reading;
  Owner owner = {};  // of the reading; its base has that of its style
};

// The text is well-formed UTF-8 with all white space as it is to be shown: a U+0020 is a word
// space, U+000A a forced break, U+00A0 a space that does not break, U+00AD a place for a hyphen,
// U+200B a place to break. A byte that no run covers is in styles[0].
struct ParagraphText {
  std::string text;
  std::vector<TextStyle> styles;
  std::vector<StyleRun> runs;         // in order, not overlapping
  std::vector<InlineObject> objects;  // in order
  std::vector<TextMark> marks;        // in order
  std::vector<RubyReading> ruby;      // in order, not overlapping

  // Appends `piece` in `style`, which is added unless it is the last one's equal by index.
  void append(std::string_view piece, std::uint32_t style);
  void append_object(InlineObject object, std::uint32_t style);
};

enum class Setting { Justify, Left, Right, Center };

// Lengths are points.
struct ParagraphStyle {
  std::string language = "zh-Hans";
  double em = 10.5;  // the body size that indents and the spaces of Han are measured by
  double measure = 399;
  double first_indent = 0;
  double other_indent = 0;  // of the lines after the first
  double end_indent = 0;    // kept free at the right
  Setting setting = Setting::Justify;
  project::LineLook look;
};

// What takes up the slack of a line, in the order in which CLREQ spends them.
enum class Slack : std::uint8_t {
  LineEnd,     // blank of a mark at the line's end
  WordSpace,   // between Latin words
  Interpunct,  // blank around ·
  Bracket,     // blank of brackets and quotation marks
  Comma,       // blank of ，、；：
  HanLatin,    // between Han and Latin
  Stop,        // blank of 。？！
  Gap,         // between any two characters of Chinese
  Letter,      // emergency: between all characters that are no word's inside
};

struct Adjustment {
  Slack what = Slack::Gap;
  double amount = 0;  // points in all; negative: taken away
  int count = 0;      // places
};

// A rule that a line could not keep.
enum class Relaxed {
  Prohibition,   // a forbidden line start or end, none other being possible
  LoneHan,       // the last line is one Han
  HyphenLadder,  // more than two hyphens under each other
  Looseness,     // gaps above their limit
  Overfull,      // the line is longer than the measure
};

struct PlacedObject {
  std::uint32_t index = 0;  // in ParagraphText::objects
  double x = 0;
  std::uint32_t items_before = 0;  // of SetLine::items, in reading order
};

struct PlacedMark {
  std::uint32_t id = 0;
  double x = 0;
};

struct LinkPiece {
  std::uint32_t link = 0;
  Owner owner;
  double x = 0;
  double width = 0;
  double ascent = 0;
  double descent = 0;
};

struct SetLine {
  // x from the left edge of the measure (indents included), y down from the baseline. Tints come
  // first, then text, then rules.
  std::vector<Item> items;
  std::vector<PlacedObject> objects;
  std::vector<PlacedMark> marks;
  std::vector<LinkPiece> links;  // in order; one piece a link and line
  double x = 0;                  // of the first slot
  double width = 0;              // to the end of the last slot; a hanging mark is outside of it
  double natural_width = 0;      // before stretching and shrinking
  double ascent = 0;             // of the em boxes, objects and readings
  double descent = 0;
  std::uint32_t begin = 0;  // bytes of the paragraph's text
  std::uint32_t end = 0;
  bool hyphenated = false;
  bool last = false;  // of the paragraph, or before a forced break
  bool overfull = false;
  std::vector<Adjustment> adjustments;
  std::vector<Relaxed> relaxed;
  diagnostics::Span span;  // where the line starts in the manuscript; null when not known
};

struct Widths {
  double least = 0;    // the widest piece that does not break
  double natural = 0;  // of the longest line with only its forced breaks
};

// Lines of a listing: columns of half an em, Han in two of them.
struct VerbatimStyle {
  std::string language = "zh-Hans";
  double measure = 399;  // points
  // Of the arrow at the right of a line that goes on. It is drawn, so that copying leaves it out.
  Color wrap_color{0x77, 0x77, 0x77};
  int tab = 4;          // columns
  int wrap_indent = 2;  // columns that a continued line starts in
  int line = 0;         // of the listing, for what is reported; 0: not known
};

// Sets paragraphs. Holds caches of shaped words, so one is kept for a whole book and a thread.
class Compositor {
 public:
  Compositor(const fonts::FontBook& fonts, diagnostics::Sink& sink);
  Compositor(Compositor&&) noexcept;
  ~Compositor();

  // The lines of a paragraph, by total fit; at least one. A character that no face has is reported
  // and set as a box.
  std::vector<SetLine> set(const ParagraphText& text, const ParagraphStyle& style);

  // For tables, captions and leaders: nothing is reported.
  Widths measure(const ParagraphText& text, const ParagraphStyle& style);

  // One line of a listing, `text` having no line break; as many lines as it takes in the measure.
  // Spaces are kept; breaks come after spaces and punctuation if that is not far, else anywhere.
  // A character that no face has is reported with the place of its style.
  std::vector<SetLine> set_verbatim(const ParagraphText& text, const VerbatimStyle& style);

 private:
  struct Members;
  std::unique_ptr<Members> members_;
};

}  // namespace diaoban::typeset
