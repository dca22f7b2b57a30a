// Finds the links of a line of Markdown, as lists of contents are made of.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoban::project {

struct LineLink {
  std::string title;      // the link's text without code and emphasis marks
  std::string target;     // without its anchor and title, percent-escapes resolved
  std::size_t begin = 0;  // bytes of the target in the line
  std::size_t end = 0;
  std::size_t next = 0;  // where to look for a further link
  bool has_anchor = false;
};

// The first inline link of `line` at or after byte `from` (CommonMark 0.31.2 §6.3), pictures left
// out; nothing when there is none.
std::optional<LineLink> find_link(std::string_view line, std::size_t from);

// Text without backslashes, code and emphasis marks.
std::string plain_title(std::string_view text);

}  // namespace diaoban::project
