// Implements manuscript lines.
#include "reader/text/line.hpp"

#include <algorithm>
#include <string>

namespace diaoban::reader {

Line Line::slice(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, text.size());
  end = std::clamp(end, begin, text.size());
  Line part{text.substr(begin, end - begin), offset, pad, source, glued};
  if (pad == fixed_place) return part;
  part.offset = at(begin);
  part.pad = begin < pad ? pad - static_cast<std::uint32_t>(begin) : 0;
  return part;
}

Line Line::trimmed() const {
  const std::size_t begin = text.find_first_not_of(" \t\f\v");
  if (begin == std::string_view::npos) return slice(text.size());
  return slice(begin, text.find_last_not_of(" \t\f\v") + 1);
}

Line Line::trimmed_front() const {
  return slice(std::min(text.size(), text.find_first_not_of(" \t\f\v")));
}

Lines split_lines(std::string_view text, SourceId source) {
  Lines lines;
  lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
  std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (begin < text.size()) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
    lines.push_back(
        {text.substr(begin, end - begin), static_cast<std::uint32_t>(begin), 0, source});
    begin = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  return lines;
}

std::string joined(const Lines& lines, bool ended) {
  std::size_t size = lines.size();
  for (const Line& line : lines) size += line.text.size();
  std::string out;
  out.reserve(size);
  for (const Line& line : lines) {
    if (&line != &lines.front()) out += '\n';
    out += line.text;
  }
  if (ended && !lines.empty()) out += '\n';
  return out;
}

Span span_of(const Lines& lines) {
  if (lines.empty()) return {};
  Span span = lines.front().span();
  if (lines.back().source == span.source) span.end = std::max(span.end, lines.back().span().end);
  return span;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace diaoban::reader
