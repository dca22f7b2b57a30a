// The line scanner's regions of literal lines: code, fences, HTML, math, and one-line constructs.
#include <algorithm>
#include <array>

#include "reader/html/names.hpp"
#include "reader/scan/scanner.hpp"
#include "reader/scan/starts.hpp"
#include "reader/text/attributes.hpp"

namespace diaoban::reader {

namespace {

bool is_attribute_line(std::string_view text) {
  const auto list = read_attributes(text);
  return list && is_blank(text.substr(list->length));
}

}  // namespace

Region& Scanner::begin_region(RegionKind kind, const Cursor& cursor, const Situation& now) {
  close_containers(now.matched);
  const Line opener = cursor.rest_line();
  LeafRecord& leaf = add_leaf(LeafKind::Region, region_mark, opener.trimmed().span());
  leaf.region = static_cast<std::uint32_t>(scan_.regions.size());
  Region& region = scan_.regions.emplace_back();
  region.kind = kind;
  region.opener = opener;
  return region;
}

// Sets the region's span up to the last line that it takes.
void Scanner::end_region(Region& region, std::size_t next_line) {
  LeafRecord& leaf = scan_.leaves.back();
  const Line last = lines_[next_line - 1].trimmed();
  if (last.source == leaf.span.source) {
    leaf.span.end = std::max(leaf.span.end, last.span().end);
    for (const Container& container : containers_) {
      Span& outer = scan_.containers[container.record].span;
      outer.end = std::max(outer.end, leaf.span.end);
    }
  }
  region.span = leaf.span;
  last_text_line_ = next_line - 1;
  paragraph_end_line_ = 0;
}

std::optional<std::size_t> Scanner::take_region(const Cursor& cursor, const Situation& now) {
  switch (cursor.peek()) {
    case '`':
      return take_fence(cursor, now);
    case '~':
      if (const auto next = take_fence(cursor, now)) return next;
      break;
    case '<':
      return take_html(cursor, now);
    case '$':
      return options_.math && !now.maybe_lazy ? take_dollar_math(cursor, now) : std::nullopt;
    case '\\':
      if (!options_.math_mark.empty() && !now.maybe_lazy) {
        if (const auto next = take_bracket_math(cursor, now)) return next;
      }
      return options_.math ? take_ams_math(cursor, now) : std::nullopt;
    case '{':
      if (options_.tags) {
        if (const auto next = take_tag(cursor, now)) return next;
      }
      break;
    case '[':
      return options_.extended ? take_footnote(cursor, now) : std::nullopt;
    case '|':
    case ':':
    case '-':
      if (now.in_paragraph && options_.extended) {
        if (const auto next = take_table(cursor, now)) return next;
      }
      break;
    default:
      break;
  }
  if (options_.myst) return take_myst_line(cursor, now);
  const bool defines = options_.definitions && (cursor.peek() == ':' || cursor.peek() == '~');
  return defines ? take_definition_list(cursor, now) : std::nullopt;
}

// `+++`, with words behind it or without. MyST-Parser allows spaces between the marks; CommonMark
// has a paragraph where +++ is all of the text.
bool Scanner::is_block_break(std::string_view text) const {
  if (!options_.markdown_it) return text.starts_with("+++") && content_lines_ >= 2;
  std::size_t marks = 0;
  for (const char c : text) {
    if (c == '+') {
      ++marks;
    } else if (c != ' ' && c != '\t') {
      break;
    }
  }
  return marks >= 3;
}

std::optional<std::size_t> Scanner::take_myst_line(const Cursor& cursor, const Situation& now) {
  switch (cursor.peek()) {
    case ':':
      if (const auto next = take_fence(cursor, now)) return next;
      if (const auto next = take_definition_list(cursor, now)) return next;
      return take_field_list(cursor, now);
    case '~':
      return take_definition_list(cursor, now);
    case '(':
      if (!target_name(cursor.rest())) return std::nullopt;
      end_region(begin_region(RegionKind::Target, cursor, now), now.line + 1);
      return now.line + 1;
    case '{':
      if (now.in_paragraph || !is_attribute_line(cursor.rest())) return std::nullopt;
      end_region(begin_region(RegionKind::Attributes, cursor, now), now.line + 1);
      return now.line + 1;
    case '!':
    case '?':
      return take_admonition(cursor, now);
    case '%':
      return take_comment(cursor, now);
    case '+':
      if (!is_block_break(cursor.rest())) return std::nullopt;
      end_region(begin_region(RegionKind::BlockBreak, cursor, now), now.line + 1);
      return now.line + 1;
    default:
      return std::nullopt;
  }
}

std::size_t Scanner::take_indented_code(const Cursor& cursor, const Situation& now) {
  Region& region = begin_region(RegionKind::IndentedCode, cursor, now);
  Cursor first = cursor;
  first.advance_columns(4);
  region.body.push_back(first.remainder(arena_));
  std::size_t end = now.line + 1;
  std::size_t kept = 1;
  for (std::size_t i = end; i < lines_.size(); ++i) {
    Cursor line(lines_[i]);
    if (!match_all(line) || (!line.blank() && line.indent() < 4)) break;
    line.advance_columns(std::min(4U, line.indent()));
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

// A line of colons alone opens a container without a name. After another container it is a closing
// line too many, when nothing closes it or when the next fence of its length opens with a name.
bool Scanner::is_stray_closer(const Cursor& cursor, const Situation& now, const FenceMark& fence) {
  if (cursor.rest_line().trimmed().text.size() != fence.length) return false;
  const bool follows =
      std::any_of(scan_.regions.begin(), scan_.regions.end(),
                  [](const Region& region) { return region.kind == RegionKind::Colon; });
  if (!follows) return false;
  for (std::size_t i = now.line + 1; i < lines_.size(); ++i) {
    if (++lines_looked_at_ > most_lines_looked_at) return false;
    Cursor line(lines_[i]);
    if (!match_all(line)) break;
    if (is_deep(line) || line.peek() != ':') continue;
    if (closes_fence(line.rest(), fence)) return false;
    if (opening_fence(line.rest(), true).length == fence.length) return true;
  }
  return true;
}

std::optional<std::size_t> Scanner::take_fence(const Cursor& cursor, const Situation& now) {
  const FenceMark fence = opening_fence(cursor.rest(), options_.myst);
  if (fence.mark == 0) return std::nullopt;
  if (fence.mark == ':' && is_stray_closer(cursor, now, fence)) {
    scan_.stray_fences.push_back(cursor.rest_line().trimmed().span());
    return std::nullopt;
  }
  const unsigned indent = cursor.indent();
  Region& region =
      begin_region(fence.mark == ':' ? RegionKind::Colon : RegionKind::Fence, cursor, now);
  region.fence_length = fence.length;
  region.info = region.opener.slice(fence.length).trimmed();
  region.closed = false;
  std::size_t i = now.line + 1;
  const bool plain = containers_.empty() && indent == 0;
  for (; i < lines_.size(); ++i) {
    // Most lines of most fences need no counting of columns.
    if (plain &&
        (lines_[i].empty() || (lines_[i].text[0] != ' ' && lines_[i].text[0] != fence.mark))) {
      region.body.push_back(lines_[i]);
      continue;
    }
    Cursor line(lines_[i]);
    if (!match_all(line)) {
      region.closed_by_container = true;
      break;
    }
    if (!is_deep(line) && line.peek() == fence.mark && closes_fence(line.rest(), fence)) {
      region.closed = true;
      ++i;
      break;
    }
    line.advance_columns(std::min(indent, line.indent()));
    region.body.push_back(line.remainder(arena_));
  }
  end_region(region, i);
  return i;
}

std::optional<std::size_t> Scanner::take_html(const Cursor& cursor, const Situation& now) {
  const int kind = html_block_kind(cursor.rest());
  if (kind == 0 || (kind == 7 && now.maybe_lazy)) return std::nullopt;
  if (options_.only_known_html && kind == 7 && !is_html_name(html_tag_name(cursor.rest()))) {
    return std::nullopt;
  }
  Region& region = begin_region(RegionKind::Html, cursor, now);
  region.body.push_back(cursor.remainder(arena_));
  region.fence_length = static_cast<unsigned>(kind);
  std::size_t i = now.line + 1;
  if (!ends_html_block(cursor.rest(), kind)) {
    for (; i < lines_.size(); ++i) {
      Cursor line(lines_[i]);
      if (!match_all(line) || (kind >= 6 && line.blank())) break;
      region.body.push_back(line.remainder(arena_));
      if (ends_html_block(lines_[i].text.substr(line.position()), kind)) {
        ++i;
        break;
      }
    }
  }
  end_region(region, i);
  return i;
}

std::size_t Scanner::take_comment(const Cursor& cursor, const Situation& now) {
  Region& region = begin_region(RegionKind::Comment, cursor, now);
  std::size_t i = now.line + 1;
  for (; i < lines_.size(); ++i) {
    Cursor line(lines_[i]);
    if (!match_all(line) || is_deep(line) || line.peek() != '%') break;
  }
  end_region(region, i);
  return i;
}

}  // namespace diaoban::reader
