// The line scanner's display math: $$ … $$, \[ … \], and the environments of AMS.
#include <algorithm>
#include <array>

#include "reader/scan/scanner.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

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

// \[ … \] (1): as $$, up to a blank line. What stands behind it must be a label.
std::optional<std::size_t> Scanner::take_bracket_math(const Cursor& cursor, const Situation& now) {
  const std::string opener = std::string(options_.math_mark) + "[";
  const std::string closer = std::string(options_.math_mark) + "]";
  if (!cursor.rest().starts_with(opener)) return std::nullopt;
  if (now.line < bracket_fails_until_) return std::nullopt;
  close_containers(now.matched);
  Lines body;
  Line label;
  bool ended = false;
  std::size_t i = now.line;
  for (; i < lines_.size() && !ended; ++i) {
    Cursor line = i == now.line ? cursor : Cursor(lines_[i]);
    if (i > now.line && (!match_all(line) || line.blank())) break;
    Line text = i == now.line ? cursor.rest_line().slice(opener.size()) : line.remainder(arena_);
    const std::size_t end = text.text.find(closer);
    if (end != std::string_view::npos) {
      label = text.slice(end + closer.size()).trimmed();
      text = text.slice(0, end);
      ended = true;
    }
    if (!is_blank(text.text)) body.push_back(text);
  }
  const bool escaped = label.text.starts_with("\\(") && label.text.ends_with("\\)");
  const bool labelled = label.text.starts_with('(') && label.text.ends_with(')');
  if (!ended || body.empty() || !(label.empty() || escaped || labelled)) {
    bracket_fails_until_ = i;  // whatever opens before it meets the same end
    return std::nullopt;
  }
  Region& region = begin_region(RegionKind::Math, cursor, now);
  if (!label.empty()) {
    const std::size_t mark = escaped ? 2 : 1;
    region.info = label.slice(mark, label.text.size() - mark).trimmed();
  }
  region.body = std::move(body);
  end_region(region, i);
  return i;
}

}  // namespace diaoban::reader
