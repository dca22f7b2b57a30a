// The line scanner: containers, paragraphs, headings, and the skeleton that cmark gets.
#include "reader/scan/scanner.hpp"

#include <algorithm>

#include "reader/blocks/definitions.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

Scan scan_lines(const Lines& lines, const ScanOptions& options, std::deque<std::string>& arena) {
  return Scanner(lines, options, arena).run();
}

Scan Scanner::run() {
  for (std::size_t i = 0; i < lines_.size() && content_lines_ < 2; ++i) {
    content_lines_ += !is_blank(lines_[i].text);
  }
  std::size_t index = 0;
  while (index < lines_.size()) index = read_line(index);
  close_containers(0);
  return std::move(scan_);
}

std::size_t Scanner::match_containers(Cursor& cursor) const {
  std::size_t matched = 0;
  for (; matched < containers_.size(); ++matched) {
    const Container& container = containers_[matched];
    if (!container.item) {
      if (is_deep(cursor) || cursor.peek() != '>') break;
      cursor.advance_to(cursor.nonspace() + 1);
      if (cursor.at_white_space()) cursor.advance_columns(1);
    } else if (cursor.indent() >= container.marker_offset + container.padding) {
      cursor.advance_columns(container.marker_offset + container.padding);
    } else if (cursor.blank() && container.has_children) {
      cursor.advance_to_nonspace();
    } else {
      break;
    }
  }
  return matched;
}

// One line, or all lines of the region that begins on it; gives the index of the next line.
std::size_t Scanner::read_line(std::size_t index) {
  Cursor cursor(lines_[index]);
  for (Container& container : containers_) container.fresh = false;
  Situation now;
  now.line = index;
  now.matched = match_containers(cursor);
  now.maybe_lazy = paragraph_open_;
  now.in_paragraph = paragraph_open_ && now.matched == containers_.size();
  if (!cursor.blank()) last_text_line_ = index;
  while (!cursor.blank()) {
    if (is_deep(cursor)) {
      if (now.maybe_lazy) break;
      return take_indented_code(cursor, now);
    }
    if (cursor.peek() == '>' && open_quote(cursor, now)) continue;
    if (const auto next = take_region(cursor, now)) return *next;
    const std::string_view rest = cursor.rest();
    if (const unsigned level = atx_level(rest)) return add_atx_heading(cursor, now, level);
    if (now.in_paragraph) {
      if (const char mark = setext_mark(rest); mark && close_as_setext(cursor, mark)) {
        return index + 1;
      }
    }
    if (is_thematic_break(rest)) return add_thematic_break(cursor, now);
    if (options_.tables_first && heads_table(cursor, now)) break;
    if (cursor.indent() < 4 && open_item(cursor, now)) continue;
    break;
  }
  if (cursor.blank()) {
    close_containers(now.matched);
    emit({});
    paragraph_open_ = false;
  } else if (now.maybe_lazy) {
    add_paragraph_line(cursor, now.matched < containers_.size());
  } else {
    close_containers(now.matched);
    add_leaf(LeafKind::Paragraph, "x", cursor.rest_line().trimmed().span());
    paragraph_skeleton_end_ = scan_.skeleton.size() - 2;
    paragraph_open_ = true;
    add_paragraph_line(cursor, false);
  }
  return index + 1;
}

bool Scanner::open_quote(Cursor& cursor, Situation& now) {
  if (now.matched >= options_.depth_left) {
    scan_.too_deep.push_back(cursor.rest_line().span());
    return false;
  }
  const std::size_t mark = cursor.nonspace();
  cursor.advance_to(mark + 1);
  open_container({}, cursor, now);
  scan_.containers.back().span = cursor.line().span(mark, mark + 1);
  if (cursor.at_white_space()) cursor.advance_columns(1);
  return true;
}

bool Scanner::open_item(Cursor& cursor, Situation& now) {
  const ListMarker marker = list_marker(cursor.rest(), now.in_paragraph);
  if (marker.length == 0) return false;
  if (now.matched >= options_.depth_left) {
    scan_.too_deep.push_back(cursor.rest_line().span());
    return false;
  }
  Container item;
  item.item = true;
  item.marker_offset = cursor.indent();
  item.marker = cursor.rest().substr(0, marker.length);
  const std::size_t mark = cursor.nonspace();
  cursor.advance_to(mark + marker.length);
  const unsigned spaces = cursor.indent();
  if (spaces >= 5 || spaces < 1 || cursor.blank()) {
    item.padding = static_cast<unsigned>(marker.length) + 1;
    if (spaces > 0) cursor.advance_columns(1);
  } else {
    item.padding = static_cast<unsigned>(marker.length) + spaces;
    cursor.advance_columns(spaces);
  }
  open_container(item, cursor, now);
  scan_.containers.back().span = cursor.line().span(mark, mark + marker.length);
  return true;
}

void Scanner::open_container(Container container, const Cursor& cursor, Situation& now) {
  close_containers(now.matched);
  paragraph_end_line_ = 0;
  if (!containers_.empty()) containers_.back().has_children = true;
  container.record = static_cast<std::uint32_t>(scan_.containers.size());
  scan_.containers.push_back({container.item, skeleton_lines_ + 1, cursor.line().span()});
  containers_.push_back(container);
  now.matched = containers_.size();
  now.in_paragraph = false;
  now.maybe_lazy = false;
}

// Closes the containers after the first `keep`, and the open paragraph with them.
void Scanner::close_containers(std::size_t keep) {
  if (containers_.size() > keep) paragraph_end_line_ = 0;
  while (containers_.size() > keep) {
    containers_.pop_back();
  }
  paragraph_open_ = false;
}

void Scanner::emit(std::string_view content) {
  std::string& out = scan_.skeleton;
  std::size_t blank_from = out.size();
  for (const Container& container : containers_) {
    if (!container.item) {
      out += "> ";
      blank_from = out.size();
    } else if (container.fresh) {
      out.append(container.marker_offset, ' ').append(container.marker);
      blank_from = out.size();
      out.append(container.padding - container.marker.size(), ' ');
    } else {
      out.append(container.marker_offset + container.padding, ' ');
    }
  }
  if (content.empty()) out.resize(blank_from);
  out.append(content) += '\n';
  ++skeleton_lines_;
}

LeafRecord& Scanner::add_leaf(LeafKind kind, std::string_view content, Span span) {
  if (!containers_.empty()) containers_.back().has_children = true;
  emit(content);
  LeafRecord leaf;
  leaf.kind = kind;
  leaf.skeleton_line = skeleton_lines_;
  leaf.first_piece = static_cast<std::uint32_t>(scan_.pieces.size());
  leaf.span = span;
  for (const Container& container : containers_) {
    Span& outer = scan_.containers[container.record].span;
    if (outer.source == span.source) outer.end = std::max(outer.end, span.end);
  }
  scan_.leaves.push_back(leaf);
  return scan_.leaves.back();
}

void Scanner::add_paragraph_line(const Cursor& cursor, bool lazy) {
  const Line piece = cursor.rest_line();
  scan_.pieces.push_back(piece);
  LeafRecord& leaf = scan_.leaves.back();
  ++leaf.piece_count;
  const Span end = piece.trimmed().span();
  if (end.source == leaf.span.source) leaf.span.end = std::max(leaf.span.end, end.end);
  for (const Container& container : containers_) {
    Span& outer = scan_.containers[container.record].span;
    if (outer.source == end.source) outer.end = std::max(outer.end, end.end);
  }
  last_piece_lazy_ = lazy;
  paragraph_end_line_ = last_text_line_ + 1;
}

std::size_t Scanner::add_atx_heading(const Cursor& cursor, const Situation& now, unsigned level) {
  close_containers(now.matched);
  const Line line = cursor.rest_line();
  add_leaf(LeafKind::Heading, std::string(level, '#') + " x", line.trimmed().span());
  const auto [begin, end] = atx_content(line.text);
  scan_.pieces.push_back(line.slice(begin, end));
  scan_.leaves.back().piece_count = 1;
  return now.line + 1;
}

// Makes the open paragraph a heading; false when it holds link definitions only, for then the
// underline is text of a paragraph of its own (CommonMark §4.7).
bool Scanner::close_as_setext(const Cursor& cursor, char mark) {
  if (paragraph_is_definitions()) return false;
  emit(mark == '=' ? "===" : "---");
  LeafRecord& leaf = scan_.leaves.back();
  leaf.kind = LeafKind::Heading;
  const Span end = cursor.rest_line().trimmed().span();
  if (end.source == leaf.span.source) leaf.span.end = end.end;
  paragraph_open_ = false;
  return true;
}

bool Scanner::paragraph_is_definitions() const {
  const LeafRecord& leaf = scan_.leaves.back();
  const Line& first = scan_.pieces[leaf.first_piece];
  if (!first.text.starts_with('[')) return false;
  const Lines pieces(scan_.pieces.begin() + leaf.first_piece, scan_.pieces.end());
  return read_definitions(pieces).lines == pieces.size();
}

std::size_t Scanner::add_thematic_break(const Cursor& cursor, const Situation& now) {
  close_containers(now.matched);
  add_leaf(LeafKind::ThematicBreak, "***", cursor.rest_line().trimmed().span());
  return now.line + 1;
}

}  // namespace diaoban::reader
