// The line scanner's admonitions in the syntax of Python-Markdown and MkDocs: `!!! note "Title"`,
// and `???` and `???+` for those that a screen folds. Their text is indented by four.
#include <algorithm>

#include "reader/directive.hpp"
#include "reader/scan/scanner.hpp"

namespace diaoban::reader {

std::optional<std::size_t> Scanner::take_admonition(const Cursor& cursor, const Situation& now) {
  const std::string_view text = cursor.rest();
  const bool folded = text.starts_with("???");
  if (!folded && !text.starts_with("!!!")) return std::nullopt;
  const std::size_t marks = folded && text.substr(3).starts_with('+') ? 4 : 3;
  const std::size_t name = text.find_first_not_of(" \t", marks);
  if (name == std::string_view::npos) return std::nullopt;
  const char first = text[name];
  if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'))) return std::nullopt;
  const unsigned indent = cursor.indent();
  Cursor below(now.line + 1 < lines_.size() ? lines_[now.line + 1] : lines_[now.line]);
  const bool has_body = now.line + 1 < lines_.size() && match_containers(below) >= now.matched &&
                        (below.blank() || below.indent() >= indent + 4);
  const std::size_t name_end = std::min(text.size(), text.find_first_of(" \t", name));
  const bool known =
      admonition_kind(text.substr(name, name_end - name)) != document::AdmonitionKind::Generic;
  if (!has_body && (now.in_paragraph || !known)) return std::nullopt;
  Region& region = begin_region(RegionKind::Admonition, cursor, now);
  region.info = region.opener.slice(name).trimmed();
  region.fence_length = static_cast<unsigned>(marks);
  std::size_t end = now.line + 1;
  std::size_t kept = 0;
  unsigned blanks = 0;
  for (std::size_t i = end; i < lines_.size(); ++i) {
    Cursor line(lines_[i]);
    if (!match_all(line)) break;
    if (line.blank()) {
      if (++blanks > 1) break;
    } else if (line.indent() < indent + 4) {
      break;
    } else {
      blanks = 0;
    }
    // Its text stands below its name, wherever that is.
    line.advance_columns(std::min(indent + static_cast<unsigned>(name), line.indent()));
    region.body.push_back(line.remainder(arena_));
    if (!line.blank()) {
      end = i + 1;
      kept = region.body.size();
    }
  }
  region.body.resize(kept);
  end_region(region, end);
  return end;
}

}  // namespace diaoban::reader
