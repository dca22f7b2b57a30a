// Source files of a manuscript and places in them.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::diagnostics {

// Index of a file in Sources. The null id stands for "no place in any file".
struct SourceId {
  std::uint32_t index = UINT32_MAX;
  bool is_null() const { return index == UINT32_MAX; }
  auto operator<=>(const SourceId&) const = default;
};

// Bytes [begin, end) of one source file.
struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_null() const { return source.is_null(); }
  auto operator<=>(const Span&) const = default;
};

// Line and column count from 1. The column counts code points; a tab or a wide character is one.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Position&) const = default;
};

class SourceFile {
 public:
  // `path` is how the file is shown: relative to the book's folder, with '/'.
  SourceFile(std::string path, std::string text);

  const std::string& path() const { return path_; }
  const std::string& text() const { return text_; }
  // Position of byte `offset`; past the end it is the end. LF, CRLF and CR end a line; a BOM has
  // no width.
  Position position(std::uint32_t offset) const;
  // Text of line `line` (from 1) without its line end; empty past the end.
  std::string_view line(std::uint32_t line) const;

 private:
  std::string path_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

// All files of a build. Adding is safe from several threads; references stay valid.
class Sources {
 public:
  SourceId add(std::string path, std::string text);
  const SourceFile& file(SourceId id) const;
  std::size_t count() const;

 private:
  mutable std::mutex mutex_;
  std::deque<SourceFile> files_;
};

}  // namespace diaoban::diagnostics
