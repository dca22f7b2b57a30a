// The line scanner's state and steps. Used by the files of scan/ only.
#pragma once

#include <optional>

#include "reader/scan/cursor.hpp"
#include "reader/scan/scan.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

class Scanner {
 public:
  Scanner(const Lines& lines, const ScanOptions& options, std::deque<std::string>& arena)
      : lines_(lines), options_(options), arena_(arena) {}

  Scan run();

 private:
  struct Container {
    bool item = false;
    bool fresh = true;  // opened on the current line
    bool has_children = false;
    unsigned marker_offset = 0;
    unsigned padding = 0;
    std::string_view marker;
    std::uint32_t record = 0;
  };
  // What is known about the line being read when a block start is looked for.
  struct Situation {
    std::size_t line = 0;
    std::size_t matched = 0;    // containers that the line continues
    bool in_paragraph = false;  // the line would continue a paragraph, not lazily
    bool maybe_lazy = false;    // … or lazily
  };

  // Whether a line is indented as code is.
  bool is_deep(const Cursor& cursor) const {
    return options_.indented_code && cursor.indent() >= 4;
  }

  // scanner.cpp: lines, containers, paragraphs.
  std::size_t read_line(std::size_t index);
  std::size_t match_containers(Cursor& cursor) const;
  bool match_all(Cursor& cursor) const { return match_containers(cursor) == containers_.size(); }
  bool open_quote(Cursor& cursor, Situation& now);
  bool open_item(Cursor& cursor, Situation& now);
  void open_container(Container container, const Cursor& cursor, Situation& now);
  void close_containers(std::size_t keep);
  void add_paragraph_line(const Cursor& cursor, bool lazy);
  void emit(std::string_view content);
  LeafRecord& add_leaf(LeafKind kind, std::string_view content, Span span);
  std::size_t add_atx_heading(const Cursor& cursor, const Situation& now, unsigned level);
  bool close_as_setext(const Cursor& cursor, char mark);
  bool paragraph_is_definitions() const;
  std::size_t add_thematic_break(const Cursor& cursor, const Situation& now);

  // regions.cpp and bodies.cpp: each takes its lines and gives the line after them, or nothing.
  std::optional<std::size_t> take_region(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_myst_line(const Cursor& cursor, const Situation& now);
  std::size_t take_indented_code(const Cursor& cursor, const Situation& now);
  bool is_stray_closer(const Cursor& cursor, const Situation& now, const FenceMark& fence);
  std::optional<std::size_t> take_fence(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_html(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_dollar_math(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_ams_math(const Cursor& cursor, const Situation& now);
  std::size_t take_comment(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_footnote(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_field_list(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_definition_list(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_table(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_tag(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> find_tag_end(const Cursor& cursor, std::size_t from);
  // Whether the line and the next are the head of a table (markdown-it asks before lists).
  bool heads_table(const Cursor& cursor, const Situation& now) const;
  std::optional<std::size_t> take_bracket_math(const Cursor& cursor, const Situation& now);
  std::optional<std::size_t> take_admonition(const Cursor& cursor, const Situation& now);
  bool is_block_break(std::string_view text) const;
  std::size_t take_body(std::size_t line, unsigned indent, Lines& body);
  std::size_t take_definitions(std::size_t line, Entry& entry, bool& tight);
  bool is_definition_line(std::size_t line, unsigned* indent) const;

  // Begins a region at the cursor: closes what the line does not continue.
  Region& begin_region(RegionKind kind, const Cursor& cursor, const Situation& now);
  // Begins a region whose first line is the last of the latest paragraph.
  // With `whole`, it takes all lines of the paragraph; the earlier ones are left in `above`.
  Region& begin_region_at_paragraph(RegionKind kind, Lines* above = nullptr);
  void end_region(Region& region, std::size_t next_line);

  const Lines& lines_;
  const ScanOptions& options_;
  std::deque<std::string>& arena_;
  Scan scan_;
  std::vector<Container> containers_;
  std::uint32_t skeleton_lines_ = 0;
  std::size_t content_lines_ = 0;  // that are not blank; counted up to two
  bool paragraph_open_ = false;
  bool last_piece_lazy_ = false;
  std::size_t paragraph_end_line_ = 0;      // of the latest paragraph: the line after its last
  std::size_t paragraph_skeleton_end_ = 0;  // bytes of skeleton before the latest paragraph's text
  std::size_t last_text_line_ = 0;          // the latest line that is not blank
  std::size_t math_fails_until_ = 0;        // no $$ closes before this line
  std::size_t bracket_fails_until_ = 0;     // no bracket math closes before this line
  std::vector<std::pair<std::string, std::size_t>> environment_fails_until_;
  unsigned tag_failures_ = 0;
  // Lines looked ahead for stray fences, so that many of them cost no time without bound.
  static constexpr std::size_t most_lines_looked_at = 200'000;
  std::size_t lines_looked_at_ = 0;
};

}  // namespace diaoban::reader
