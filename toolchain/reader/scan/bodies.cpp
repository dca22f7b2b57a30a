// The line scanner's regions whose bodies are read again: footnotes, fields, definitions.
#include <algorithm>

#include "reader/scan/scanner.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

// Takes the lines from `line` on that are blank, indented by `indent` columns, or lazy
// continuations of a paragraph. Trailing blank lines are left. Gives the next line.
std::size_t Scanner::take_body(std::size_t line, unsigned indent, Lines& body) {
  FenceMark fence;
  const auto note_fence = [&](std::string_view text) {
    if (fence.mark != 0) {
      if (closes_fence(text, fence)) fence = {};
    } else {
      fence = opening_fence(text, options_.myst);
    }
  };
  const auto paragraph_like = [](std::string_view text) {
    return !is_blank(text) && atx_level(text) == 0;
  };
  bool lazy_allowed = !body.empty() && paragraph_like(body.back().trimmed().text);
  if (!body.empty()) note_fence(body.back().trimmed().text);
  std::size_t end = line;
  std::size_t kept = body.size();
  for (std::size_t i = line; i < lines_.size(); ++i) {
    Cursor cursor(lines_[i]);
    const bool matched = match_all(cursor);
    if (cursor.blank()) {
      if (!matched) break;
      body.push_back(cursor.line().slice(cursor.line().text.size()));
      lazy_allowed = false;
      continue;
    }
    if (matched && cursor.indent() >= indent) {
      cursor.advance_columns(indent);
      note_fence(cursor.rest());
      lazy_allowed = fence.mark == 0 && paragraph_like(cursor.rest());
    } else {
      if (!lazy_allowed || fence.mark != 0 || starts_block(cursor.rest())) break;
      if (cursor.rest().starts_with(": ") || cursor.rest().starts_with("~ ")) break;
      if (field_name_end(cursor.rest())) break;
      cursor.advance_to_nonspace();
    }
    body.push_back(cursor.remainder(arena_));
    end = i + 1;
    kept = body.size();
  }
  body.resize(kept);
  return end;
}

std::optional<std::size_t> Scanner::take_footnote(const Cursor& cursor, const Situation& now) {
  const auto label_end = footnote_label_end(cursor.rest());
  if (!label_end) return std::nullopt;
  Region& region = begin_region(RegionKind::Footnote, cursor, now);
  Entry entry;
  entry.name = region.opener.slice(2, *label_end);
  entry.bodies.emplace_back();
  Cursor text = cursor;
  text.advance_to(cursor.nonspace() + *label_end + 2);
  text.advance_to_nonspace();
  if (!text.blank()) entry.bodies[0].push_back(text.remainder(arena_));
  const std::size_t next = take_body(now.line + 1, 4, entry.bodies[0]);
  region.entries.push_back(std::move(entry));
  end_region(region, next);
  return next;
}

std::optional<std::size_t> Scanner::take_field_list(const Cursor& cursor, const Situation& now) {
  if (!field_name_end(cursor.rest())) return std::nullopt;
  Region& region = begin_region(RegionKind::FieldList, cursor, now);
  std::size_t i = now.line;
  std::size_t end = i;
  while (i < lines_.size()) {
    Cursor line = i == now.line ? cursor : Cursor(lines_[i]);
    if (i > now.line && !match_all(line)) break;
    if (line.blank()) {
      ++i;
      continue;
    }
    const auto name_end = !is_deep(line) ? field_name_end(line.rest()) : std::nullopt;
    if (!name_end) break;
    const unsigned marker_indent = line.indent();
    Entry entry;
    entry.name = line.rest_line().slice(1, *name_end);
    line.advance_to(line.nonspace() + *name_end + 1);
    line.advance_to_nonspace();
    entry.bodies.emplace_back();
    if (!line.blank()) entry.bodies[0].push_back(line.remainder(arena_));
    // The body's indent is that of its least indented line.
    unsigned indent = UINT32_MAX;
    for (std::size_t j = i + 1; j < lines_.size(); ++j) {
      Cursor next(lines_[j]);
      if (!match_all(next)) break;
      if (next.blank()) continue;
      if (next.indent() <= marker_indent) break;
      indent = std::min(indent, next.indent());
    }
    end = indent == UINT32_MAX ? i + 1 : take_body(i + 1, indent, entry.bodies[0]);
    entry.span = entry.name.span();
    region.entries.push_back(std::move(entry));
    i = end;
  }
  end_region(region, end);
  return end;
}

Region& Scanner::begin_region_at_paragraph(RegionKind kind, Lines* above) {
  LeafRecord& paragraph = scan_.leaves.back();
  const Line first = scan_.pieces.back();
  scan_.pieces.pop_back();
  paragraph_open_ = false;
  --paragraph.piece_count;
  if (above != nullptr) {
    above->assign(scan_.pieces.end() - paragraph.piece_count, scan_.pieces.end());
    scan_.pieces.resize(scan_.pieces.size() - paragraph.piece_count);
    paragraph.piece_count = 0;
  }
  if (paragraph.piece_count == 0) {
    // The paragraph becomes the region: its skeleton line is written anew in its own place.
    scan_.skeleton.resize(paragraph_skeleton_end_);
    scan_.skeleton.append(region_mark) += '\n';
    skeleton_lines_ = paragraph.skeleton_line;
    paragraph.kind = LeafKind::Region;
  } else {
    const Line& last = scan_.pieces.back();
    if (last.source == paragraph.span.source) paragraph.span.end = last.trimmed().span().end;
    add_leaf(LeafKind::Region, region_mark, first.trimmed().span());
  }
  LeafRecord& leaf = scan_.leaves.back();
  leaf.region = static_cast<std::uint32_t>(scan_.regions.size());
  leaf.piece_count = 0;
  Region& region = scan_.regions.emplace_back();
  region.kind = kind;
  region.opener = first;
  return region;
}

bool Scanner::is_definition_line(std::size_t line, unsigned* indent) const {
  if (line >= lines_.size()) return false;
  Cursor cursor(lines_[line]);
  if (!match_all(cursor) || cursor.blank() || is_deep(cursor)) return false;
  *indent = cursor.indent();
  const std::string_view rest = cursor.rest();
  return rest.size() > 2 && (rest[0] == ':' || rest[0] == '~') &&
         (rest[1] == ' ' || rest[1] == '\t') && !is_blank(rest.substr(1));
}

// The definitions that begin at `line`, which is a definition line.
std::size_t Scanner::take_definitions(std::size_t line, Entry& entry, bool& tight) {
  unsigned indent = 0;
  while (is_definition_line(line, &indent)) {
    Cursor cursor(lines_[line]);
    match_all(cursor);
    cursor.advance_to(cursor.nonspace() + 1);
    // pulldown-cmark counts the spaces behind the mark as those of a list item.
    const unsigned spaces = cursor.indent();
    const unsigned gap = options_.pulldown && spaces >= 1 && spaces < 5 ? spaces : 1;
    if (cursor.at_white_space()) cursor.advance_columns(gap);
    Lines body = {cursor.remainder(arena_)};
    const std::size_t end = take_body(line + 1, indent + 1 + gap, body);
    for (const Line& part : body) tight = tight && !is_blank(part.text);
    entry.bodies.push_back(std::move(body));
    line = end;
    std::size_t next = line;
    while (next < lines_.size()) {
      Cursor blank(lines_[next]);
      if (!match_all(blank) || !blank.blank()) break;
      ++next;
    }
    unsigned next_indent = 0;
    if (next > line && is_definition_line(next, &next_indent)) {
      tight = false;
      line = next;
    }
  }
  return line;
}

// A definition list is known at its first ':' line: the line before it, or before one blank line,
// is taken back as the term. In markdown-it that line is a paragraph of its own.
std::optional<std::size_t> Scanner::take_definition_list(const Cursor& cursor,
                                                         const Situation& now) {
  const bool direct = now.in_paragraph && !last_piece_lazy_;
  const bool spaced = !paragraph_open_ && paragraph_end_line_ > 0 &&
                      paragraph_end_line_ + 1 == now.line && now.matched == containers_.size() &&
                      !now.maybe_lazy;
  unsigned indent = 0;
  if (cursor.rest().size() < 2 || (!direct && !spaced) || !is_definition_line(now.line, &indent))
    return std::nullopt;
  if (scan_.leaves.empty() || scan_.leaves.back().kind != LeafKind::Paragraph ||
      scan_.leaves.back().piece_count == 0) {
    return std::nullopt;
  }
  if (!options_.pulldown && scan_.leaves.back().piece_count > 1) return std::nullopt;
  Entry entry;
  Region& region = begin_region_at_paragraph(RegionKind::DefinitionList,
                                             options_.pulldown ? &entry.above : nullptr);
  region.tight = direct;
  entry.name = region.opener.trimmed();
  std::size_t end = take_definitions(now.line, entry, region.tight);
  region.entries.push_back(std::move(entry));
  while (true) {
    std::size_t term = end;
    while (term < lines_.size()) {
      Cursor line(lines_[term]);
      if (!match_all(line) || !line.blank()) break;
      ++term;
    }
    if (term >= lines_.size()) break;
    Cursor line(lines_[term]);
    if (!match_all(line) || line.blank() || is_deep(line) || starts_block(line.rest())) break;
    std::size_t first = term + 1;
    if (first < lines_.size() && is_blank(Cursor(lines_[first]).rest())) ++first;
    if (!is_definition_line(first, &indent)) break;
    if (first > term + 1) region.tight = false;
    Entry next;
    next.name = line.rest_line().trimmed();
    end = take_definitions(first, next, region.tight);
    region.entries.push_back(std::move(next));
  }
  for (Entry& item : region.entries) item.span = item.name.span();
  end_region(region, end);
  return end;
}

}  // namespace diaoban::reader
