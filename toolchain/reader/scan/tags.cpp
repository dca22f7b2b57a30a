// The line scanner's regions of template tags: {% name … %} alone on its line, up to {% endname %}.
#include "reader/scan/scanner.hpp"
#include "reader/scan/tag.hpp"

namespace diaoban::reader {

namespace {

// So many tags without an end are looked for; then each stands alone.
constexpr unsigned most_failures = 64;

}  // namespace

std::string_view tag_inside(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  if (line.size() < 5 || !line.starts_with("{%") || !line.ends_with("%}")) return {};
  std::string_view inside = line.substr(2, line.size() - 4);
  if (inside.find("%}") != std::string_view::npos) return {};
  // {%- … -%} asks to take white space away, which is none here.
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  while (inside.starts_with(' ')) inside.remove_prefix(1);
  while (inside.ends_with(' ')) inside.remove_suffix(1);
  return inside;
}

std::string_view tag_name(std::string_view inside) {
  return inside.substr(0, inside.find_first_of(" \t\"'="));
}

std::optional<std::size_t> Scanner::find_tag_end(const Cursor& cursor, std::size_t from) {
  if (tag_failures_ >= most_failures) return std::nullopt;
  const std::string_view name = tag_name(tag_inside(cursor.rest()));
  std::size_t depth = 1;
  for (std::size_t i = from; i < lines_.size(); ++i) {
    if (lines_[i].text.find("{%") == std::string_view::npos) continue;
    Cursor line(lines_[i]);
    if (!match_all(line)) continue;
    const std::string_view other = tag_name(tag_inside(line.rest()));
    if (other == name) ++depth;
    if (other.starts_with("end") && other.substr(3) == name && --depth == 0) return i;
  }
  ++tag_failures_;
  return std::nullopt;
}

std::optional<std::size_t> Scanner::take_tag(const Cursor& cursor, const Situation& now) {
  const std::string_view inside = tag_inside(cursor.rest());
  if (inside.empty()) return std::nullopt;
  const unsigned indent = cursor.indent();
  Region& region = begin_region(RegionKind::Tag, cursor, now);
  region.info = region.opener.trimmed();
  region.closed = false;
  const std::optional<std::size_t> end =
      tag_name(inside).starts_with("end") ? std::nullopt : find_tag_end(cursor, now.line + 1);
  std::size_t next = now.line + 1;
  for (; end && next < *end; ++next) {
    Cursor line(lines_[next]);
    if (!match_all(line) && !line.blank()) break;  // its list item or quotation ends here
    line.advance_columns(std::min(indent, line.indent()));
    region.body.push_back(line.remainder(arena_));
  }
  if (end && next == *end) {
    region.closed = true;
    ++next;
  } else {
    region.body.clear();
    next = now.line + 1;
  }
  end_region(region, next);
  return next;
}

}  // namespace diaoban::reader
