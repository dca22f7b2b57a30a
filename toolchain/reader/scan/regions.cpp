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
  const auto list = read_attributes(text, false);
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
      return options_.math ? take_ams_math(cursor, now) : std::nullopt;
    case '{':
      if (options_.tags) {
        if (const auto next = take_tag(cursor, now)) return next;
      }
      break;
    case '[':
      return take_footnote(cursor, now);
    case '|':
    case ':':
    case '-':
      if (now.in_paragraph) {
        if (const auto next = take_table(cursor, now)) return next;
      }
      break;
    default:
      break;
  }
  return options_.myst ? take_myst_line(cursor, now) : std::nullopt;
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
    case '%':
      return take_comment(cursor, now);
    case '+':
      if (!cursor.rest().starts_with("+++") || content_lines_ < 2) return std::nullopt;
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
    if (line.indent() >= 4 || line.peek() != ':') continue;
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
    if (line.indent() < 4 && line.peek() == fence.mark && closes_fence(line.rest(), fence)) {
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

namespace {

// Where display math that a line continues ends: the place of its closing $$, and its label.
struct MathEnd {
  std::size_t at = 0;
  Line label;
};

std::optional<MathEnd> math_end(const Line& line, std::size_t from) {
  const std::string_view text = line.text;
  std::size_t end = text.find_last_not_of(" \t");
  if (end == std::string_view::npos) return std::nullopt;
  ++end;
  Line label;
  if (text[end - 1] == ')') {
    const std::size_t open = text.rfind('(');
    if (open == std::string_view::npos || open < from + 2) return std::nullopt;
    // \(2\) is a label too.
    const bool escaped = text[open - 1] == '\\' && text[end - 2] == '\\';
    label = line.slice(open + 1, end - (escaped ? 2 : 1)).trimmed();
    end = text.find_last_not_of(" \t", open - (escaped ? 2 : 1)) + 1;
  }
  if (end < from + 2 || text.substr(end - 2, 2) != "$$") return std::nullopt;
  std::size_t escapes = 0;
  while (end - 2 > from + escapes && text[end - 3 - escapes] == '\\') ++escapes;
  if (escapes % 2 == 1) return std::nullopt;
  return MathEnd{end - 2, label};
}

}  // namespace

namespace {

// Whether a `$` stands in display math outside of braces (where \text{$x$} may have one): TeX knows
// none there, so that it is text.
bool has_bare_dollar(const Lines& body) {
  int depth = 0;
  for (const Line& line : body) {
    for (std::size_t i = 0; i < line.text.size(); ++i) {
      const char c = line.text[i];
      if (c == '\\') ++i;
      if (c == '{') ++depth;
      if (c == '}') --depth;
      if (c == '$' && depth <= 0) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::size_t> Scanner::take_dollar_math(const Cursor& cursor, const Situation& now) {
  const Line opener = cursor.rest_line();
  if (!opener.text.starts_with("$$") || now.line < math_fails_until_) return std::nullopt;
  close_containers(now.matched);  // whatever the line begins, it is no continuation
  Lines body;
  std::optional<MathEnd> end = math_end(opener, 2);
  if (end &&
      (end->at < 3 || opener.text.substr(2, end->at - 2).find("$$") != std::string_view::npos)) {
    return std::nullopt;
  }
  std::size_t i = now.line + 1;
  if (end) {
    body.push_back(opener.slice(2, end->at));
  } else {
    if (opener.text.find("$$", 2) != std::string_view::npos) return std::nullopt;
    if (!is_blank(opener.text.substr(2))) body.push_back(opener.slice(2));
    const unsigned indent = cursor.indent();
    for (; i < lines_.size() && !end; ++i) {
      Cursor line(lines_[i]);
      if (!match_all(line) || line.blank()) break;
      line.advance_columns(std::min(indent, line.indent()));
      const Line text = line.remainder(arena_);
      end = math_end(text, 0);
      const Line part = end ? text.slice(0, end->at) : text;
      if (!end || !is_blank(part.text)) body.push_back(part);
    }
    if (!end) {
      math_fails_until_ = i;
      return std::nullopt;
    }
  }
  if (has_bare_dollar(body)) return std::nullopt;
  Region& region = begin_region(RegionKind::Math, cursor, now);
  region.info = end->label;
  region.body = std::move(body);
  end_region(region, i);
  return i;
}

std::optional<std::size_t> Scanner::take_ams_math(const Cursor& cursor, const Situation& now) {
  static constexpr std::array<std::string_view, 14> environments = {
      "equation", "multline", "gather",  "align",   "alignat", "flalign",  "matrix",
      "pmatrix",  "bmatrix",  "Bmatrix", "vmatrix", "Vmatrix", "eqnarray", "cases"};
  const std::string_view text = cursor.rest();
  if (!text.starts_with("\\begin{") || now.maybe_lazy != now.in_paragraph) return std::nullopt;
  if (!now.maybe_lazy) close_containers(now.matched);
  const std::size_t close = text.find('}');
  if (close == std::string_view::npos) return std::nullopt;
  const std::string name(text.substr(7, close - 7));
  std::string_view plain = name;
  if (plain.ends_with('*')) plain.remove_suffix(1);
  if (std::find(environments.begin(), environments.end(), plain) == environments.end()) {
    return std::nullopt;
  }
  const auto failed = std::find_if(environment_fails_until_.begin(), environment_fails_until_.end(),
                                   [&](const auto& entry) { return entry.first == name; });
  if (failed != environment_fails_until_.end() && now.line < failed->second) return std::nullopt;
  const std::string closer = "\\end{" + name + "}";
  Lines body;
  bool ended = false;
  std::size_t i = now.line;
  for (; i < lines_.size() && !ended; ++i) {
    Cursor line = i == now.line ? cursor : Cursor(lines_[i]);
    if (i == now.line) {
      line.advance_to_nonspace();
    } else if (!match_all(line)) {
      // As the lines of a paragraph, those of an environment may leave out a quotation's marks.
      if (line.blank() || starts_block(line.rest())) break;
      line.advance_to_nonspace();
    } else if (line.blank()) {
      break;
    }
    body.push_back(line.remainder(arena_));
    const std::size_t end = body.back().text.find(closer);
    if (end == std::string_view::npos) continue;
    if (!is_blank(body.back().text.substr(end + closer.size()))) break;
    ended = true;
  }
  if (!ended) {
    if (failed == environment_fails_until_.end()) {
      environment_fails_until_.emplace_back(name, i);
    } else {
      failed->second = i;
    }
    return std::nullopt;
  }
  Region& region = begin_region(RegionKind::AmsMath, cursor, now);
  region.body = std::move(body);
  end_region(region, i);
  return i;
}

std::size_t Scanner::take_comment(const Cursor& cursor, const Situation& now) {
  Region& region = begin_region(RegionKind::Comment, cursor, now);
  std::size_t i = now.line + 1;
  for (; i < lines_.size(); ++i) {
    Cursor line(lines_[i]);
    if (!match_all(line) || line.indent() >= 4 || line.peek() != '%') break;
  }
  end_region(region, i);
  return i;
}

}  // namespace diaoban::reader
