// A line of the manuscript, or a part of one, whose every byte knows where it comes from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source.hpp"

namespace diaoban::reader {

using diagnostics::SourceId;
using diagnostics::Span;

// Byte i stands at `offset + max(0, i - pad)` of the source. `pad` counts leading spaces that
// stand for the rest of a split tab. With pad == fixed_place the whole line stands for one place
// (text that is made, not written there: a substitution's value).
struct Line {
  static constexpr std::uint32_t fixed_place = UINT32_MAX;

  std::string_view text;  // without its line end; owned by the source file or by the parser
  std::uint32_t offset = 0;
  std::uint32_t pad = 0;
  SourceId source;
  bool glued = false;  // goes on the line before it, with no line end between them

  bool empty() const { return text.empty(); }
  std::uint32_t at(std::size_t i) const {
    return i > pad ? offset + static_cast<std::uint32_t>(i) - pad : offset;
  }
  Span span(std::size_t begin, std::size_t end) const { return {source, at(begin), at(end)}; }
  Span span() const { return span(0, text.size()); }
  // Bytes [begin, end) of the text as a line of its own.
  Line slice(std::size_t begin, std::size_t end = std::string_view::npos) const;
  // Without white space at both ends.
  Line trimmed() const;
  Line trimmed_front() const;
};

using Lines = std::vector<Line>;

// The lines of a whole source file. LF, CRLF and CR end a line; a byte order mark is skipped.
Lines split_lines(std::string_view text, SourceId source);

// Their texts joined by '\n'; with a last '\n' when `ended` and there is a line.
std::string joined(const Lines& lines, bool ended);

// From the first byte of the first line to the last of the last; null when there is none.
Span span_of(const Lines& lines);

bool is_blank(std::string_view text);

}  // namespace diaoban::reader
