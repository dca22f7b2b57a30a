// Implements source files and their positions.
#include "diagnostics/source.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "base/utf8.hpp"

namespace diaoban::diagnostics {

SourceFile::SourceFile(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::uint32_t i = 0; i < text_.size(); ++i) {
    const bool carriage_return = text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');
    if (text_[i] == '\n' || carriage_return) line_starts_.push_back(i + 1);
  }
}

Position SourceFile::position(std::uint32_t offset) const {
  offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(text_.size()));
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto index = static_cast<std::uint32_t>(next - line_starts_.begin() - 1);
  std::string_view before =
      std::string_view(text_).substr(line_starts_[index], offset - line_starts_[index]);
  if (index == 0 && before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
  return {index + 1, static_cast<std::uint32_t>(base::count_code_points(before)) + 1};
}

std::string_view SourceFile::line(std::uint32_t line) const {
  if (line == 0 || line > line_starts_.size()) return {};
  const std::uint32_t begin = line_starts_[line - 1];
  const std::size_t end = line < line_starts_.size() ? line_starts_[line] : text_.size();
  std::string_view text = std::string_view(text_).substr(begin, end - begin);
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  if (line == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

SourceId Sources::add(std::string path, std::string text) {
  const std::scoped_lock lock(mutex_);
  files_.emplace_back(std::move(path), std::move(text));
  return SourceId{static_cast<std::uint32_t>(files_.size() - 1)};
}

const SourceFile& Sources::file(SourceId id) const {
  const std::scoped_lock lock(mutex_);
  base::ensure(id.index < files_.size(), "a source id names a file");
  return files_[id.index];
}

std::size_t Sources::count() const {
  const std::scoped_lock lock(mutex_);
  return files_.size();
}

}  // namespace diaoban::diagnostics
