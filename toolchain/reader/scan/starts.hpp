// Recognises the beginnings of blocks. Each function looks at a line from its first byte that is
// no white space.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace diaoban::reader {

// Level of an ATX heading, 0 when it is none. CommonMark §4.2
unsigned atx_level(std::string_view text);
// The heading's text [begin, end) without the marks at both ends.
std::pair<std::size_t, std::size_t> atx_content(std::string_view text);

// '=' or '-' when the line underlines a setext heading, '\0' otherwise. CommonMark §4.3
char setext_mark(std::string_view text);

// CommonMark §4.1
bool is_thematic_break(std::string_view text);

struct ListMarker {
  std::size_t length = 0;  // 0: none
  bool ordered = false;
  int start = 0;
  char delimiter = 0;
};
// CommonMark §5.2. `interrupts`: the line would otherwise continue a paragraph.
ListMarker list_marker(std::string_view text, bool interrupts);

struct FenceMark {
  char mark = 0;  // '\0': none
  unsigned length = 0;
};
// Opening of ``` ~~~ (CommonMark §4.5) or ::: (MyST).
FenceMark opening_fence(std::string_view text, bool colon);
bool closes_fence(std::string_view text, const FenceMark& fence);

// Kind 1 to 7 of the HTML block that begins, 0 for none. CommonMark §4.6
int html_block_kind(std::string_view text);
// Whether the line ends an HTML block of kind 1 to 5.
bool ends_html_block(std::string_view text, int kind);

// Length of a whole open or closing tag at the beginning, 0 for none. CommonMark §6.6
std::size_t html_tag_length(std::string_view text);
// The name in a tag-looking text that begins with '<'.
std::string_view html_tag_name(std::string_view text);

// `[^label]:`; gives the label's end (the place of ']').
std::optional<std::size_t> footnote_label_end(std::string_view text);
// `(name)=`; gives the name.
std::optional<std::string_view> target_name(std::string_view text);
// `:name: body`; gives the place of the closing colon.
std::optional<std::size_t> field_name_end(std::string_view text);

// A row of `|:--|--:|` marks.
bool is_table_delimiter(std::string_view text);
// The cells of a row, as [begin, end) without white space. GFM §4.10
std::vector<std::pair<std::size_t, std::size_t>> table_cells(std::string_view text);

// Whether the line can be nothing but a paragraph where no other line stands beside it: it begins
// with a Latin letter, a Han character or digits that number no list. False proves nothing.
bool is_plain_line(std::string_view text);

// Whether a line begins a block that ends a paragraph, an entry's lazy text or a table.
bool starts_block(std::string_view text);

}  // namespace diaoban::reader
