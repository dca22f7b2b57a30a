// What the line scanner finds: the skeleton that cmark gets, and all that is hidden from it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "reader/text/line.hpp"

namespace diaoban::reader {

enum class RegionKind {
  IndentedCode,
  Fence,  // ``` or ~~~: a listing or a directive
  Colon,  // ::: a directive or a container
  Html,
  Math,     // $$ … $$
  AmsMath,  // \begin{align} … \end{align}
  Footnote,
  Target,
  Comment,
  BlockBreak,
  Attributes,  // {#id .class} for the block that follows
  FieldList,
  DefinitionList,
  Table,
  Tag,         // {% hint %} … {% endhint %}
  Admonition,  // !!! note "Title" with an indented text
};

// A term with its definitions, a field with its body, a footnote with its text.
struct Entry {
  Line name;
  Lines above;  // of a term of several lines: those before its last
  std::vector<Lines> bodies;
  Span span;
};

// A construct that cmark does not see; in the skeleton one line stands for it.
struct Region {
  RegionKind kind = RegionKind::Comment;
  Line opener;  // the first line from its first byte that is no white space
  Line info;    // of a fence: what follows the marks; of math: its label
  Lines body;   // lines between opener and closer, or all (HTML, table, code)
  std::vector<Entry> entries;
  Span span;
  bool closed = true;
  bool closed_by_container = false;  // ended because its list item or quote did
  bool tight = true;                 // of a definition list
  unsigned fence_length = 0;
};

enum class LeafKind { Paragraph, Heading, ThematicBreak, Region };

// A block without blocks in it. Each has one line of the skeleton.
struct LeafRecord {
  LeafKind kind = LeafKind::Paragraph;
  std::uint32_t skeleton_line = 0;  // from 1
  std::uint32_t first_piece = 0;    // of Scan::pieces: a paragraph's or heading's lines of text
  std::uint32_t piece_count = 0;
  std::uint32_t region = 0;
  Span span;
};

// A quote or list item, in the order of opening.
struct ContainerRecord {
  bool item = false;
  std::uint32_t skeleton_line = 0;
  Span span;
};

struct Scan {
  std::string skeleton;
  std::vector<ContainerRecord> containers;
  std::vector<LeafRecord> leaves;
  Lines pieces;
  std::vector<Region> regions;
  // Places where containers nest deeper than allowed and are read as text.
  std::vector<Span> too_deep;
  // Closing lines of colon fences that close nothing; they stay as text.
  std::vector<Span> stray_fences;
};

struct ScanOptions {
  unsigned depth_left = 100;  // how many containers may nest
  bool math = true;           // $$ blocks and AMS environments
  bool myst = true;           // colon fences, targets, comments, breaks, fields, admonitions
  bool definitions = true;    // definition lists
  bool extended = true;       // tables and footnotes
  bool tags = false;          // lines that are a template tag {% … %}
  bool indented_code = true;
  bool tables_first = false;  // the head of a table goes before the item of a list
  bool markdown_it = false;   // +++ is a break wherever it stands
  // A table in a paragraph begins with a bar, and definition lists are read like lists.
  bool pulldown = false;
  std::string_view math_mark = {};  // before the brackets of display math; empty: none is read
  bool only_known_html = false;     // a line with an unknown tag alone begins no HTML block
};

// The text that stands for a region in the skeleton: an HTML block (type 3) of one line.
inline constexpr std::string_view region_mark = "<?\xEE\xBF\xBF?>";  // U+EFFF

// Scans `lines` in one pass (CommonMark 0.31.2, appendix "A parsing strategy", phase 1, with the
// constructs of RegionKind). Lines with split tabs are kept in `arena`.
Scan scan_lines(const Lines& lines, const ScanOptions& options, std::deque<std::string>& arena);

}  // namespace diaoban::reader
