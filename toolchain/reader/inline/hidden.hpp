// The flat text that cmark gets for inlines, with what it does not know hidden behind sentinels.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reader/text/line.hpp"

namespace diaoban::reader {

struct Leaf;
class Parser;

enum class SentinelKind {
  Literal,  // the author's own character that would look like a sentinel, or a symbol
  Role,
  Math,
  DisplayMath,
  Substitution,
  FootnoteReference,
  Html,        // a comment
  Tilde,       // ~ or ~~, which may open or close
  Attributes,  // {#id .class}
  Subscript,
  Superscript,
  Autolink,        // a bare address; `name` is empty where its prefix is written
  InlineNote,      // ^[text]
  Caret,           // ^, which may open or close
  PlainSubscript,  // ~text~ without marks in it
  Escaped,         // a sign with a backslash, or as an entity, that stays as it is
};

// [begin, end) in the raw text of a leaf.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Sentinel {
  SentinelKind kind = SentinelKind::Literal;
  std::uint32_t leaf = 0;
  Range whole;
  Range name = {};  // of a role; of a tilde, the run of tildes that it is read from in pairs
  Range content;    // what is between the marks
  bool opens = false;
  bool closes = false;
  std::string_view prefix = {};  // of an autolink
  bool lone = false;             // the odd tilde of a run that is read in pairs
};

// A run of flat text: copied from raw text, or (fixed) standing for all of `raw`.
struct Segment {
  std::uint32_t flat = 0;
  Range raw;
  bool fixed = false;
};

// One leaf: its raw text, with '\f' for line ends, and where both texts come from.
struct HiddenLeaf {
  std::uint32_t raw_begin = 0;  // in the raw texts of all leaves
  std::uint32_t raw_end = 0;
  std::uint32_t first_start = 0;  // where its pieces begin in its raw text
  const Lines* pieces = nullptr;
  std::uint32_t flat_begin = 0;  // in HiddenText::flat
  std::uint32_t first_segment = 0;
  std::uint32_t segment_count = 0;
};

inline constexpr std::string_view zero_width_letter = "\xF3\xB7\xBF\xBF";  // U+F7FFF
inline constexpr std::string_view sentinel_guard = "\xF0\x92\x91\xB0";     // U+12470, punctuation
inline constexpr std::size_t sentinel_size = 16;

struct HiddenText {
  std::string flat;
  std::vector<HiddenLeaf> leaves;
  std::vector<Segment> segments;
  std::vector<Sentinel> sentinels;

  void begin_leaf(const Leaf& source);
  void end_leaf();
  // Appends raw bytes [begin, end) of the current leaf as they are.
  void copy(std::size_t begin, std::size_t end);
  void hide(Sentinel sentinel);
  void insert_zero_width(std::size_t raw_place);

  // The place in the leaf's raw text of flat byte `at`.
  std::uint32_t raw_begin(std::uint32_t leaf, std::uint32_t at) const;
  std::uint32_t raw_end(std::uint32_t leaf, std::uint32_t at) const;
  Span raw_span(std::uint32_t leaf, Range raw) const;
  Span flat_span(std::uint32_t leaf, std::uint32_t begin, std::uint32_t end) const {
    return raw_span(leaf, {raw_begin(leaf, begin), raw_end(leaf, end)});
  }
  std::string_view raw_text(std::uint32_t leaf, Range raw) const {
    return leaf_text(leaf).substr(raw.begin, raw.end - raw.begin);
  }
  std::string_view leaf_text(std::uint32_t leaf) const {
    const HiddenLeaf& entry = leaves[leaf];
    return std::string_view(raw_).substr(entry.raw_begin, entry.raw_end - entry.raw_begin);
  }
  // Raw text as lines of the manuscript.
  Lines raw_lines(std::uint32_t leaf, Range raw) const;
  // The sentinel that `text` begins with, or null.
  const Sentinel* sentinel_at(std::string_view text) const;
  // `text` with sentinels as they were written, and line ends as `line_end`.
  std::string restored(std::string_view text, char line_end) const;

 private:
  // Which of the leaf's pieces the raw byte `place` is in.
  std::size_t piece_at(const HiddenLeaf& leaf, std::uint32_t place) const;

  std::string raw_;
  std::vector<std::uint32_t> piece_starts_;
};

// Appends one leaf to the hidden text: a forward scan in linear time.
struct HideOptions {
  bool math = true;
  bool roles = true;
  bool substitutions = true;
  bool autolinks = true;
  bool domains = false;             // example.com is a link too
  bool deletions = true;            // ~ and ~~
  bool tilde_runs = false;          // a run of more tildes is read in pairs (markdown-it)
  bool subscripts = false;          // ~x~ is a subscript up to the next tilde (markdown-it)
  bool script_runs = false;         // ~x~ and ^x^ hold marked text (pulldown-cmark)
  bool attributes = true;           // {#id .class}, x^2^
  bool empty_math = false;          // $$$$ is an empty formula (pulldown-cmark)
  bool quotes = false;              // what is escaped is kept apart from what may become a sign
  std::string_view math_mark = {};  // before the brackets of math; empty: none is read
};
void hide_leaf(HiddenText& text, const Leaf& source, const HideOptions& options,
               const Parser& parser);

}  // namespace diaoban::reader
