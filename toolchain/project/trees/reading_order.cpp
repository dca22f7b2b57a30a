// Implements the gathering of the reading order.
#include "project/trees/reading_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "project/kinds.hpp"
#include "project/path_pattern.hpp"

namespace diaoban::project {
namespace {

std::string folded(std::string_view title) {
  std::string result;
  for (const char c : title) {
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  while (!result.empty() && (result.back() == ' ' || result.back() == ':')) result.pop_back();
  const std::size_t begin = std::min(result.find_first_not_of(' '), result.size());
  return result.substr(begin);
}

constexpr std::array<std::string_view, 8> appendix_words{
    "appendices", "appendixes", "appendix", "附录", "附錄", "付録", "附録", "부록"};
constexpr std::array<std::string_view, 8> contents_words{
    "目录", "目錄", "目次", "차례", "목차", "contents", "table of contents", "toc"};

}  // namespace

bool is_appendix_title(std::string_view title) {
  const std::string text = folded(title);
  return std::any_of(appendix_words.begin(), appendix_words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool is_bare_appendix_title(std::string_view title) {
  return std::find(appendix_words.begin(), appendix_words.end(), folded(title)) !=
         appendix_words.end();
}

bool is_contents_title(std::string_view title) {
  return std::find(contents_words.begin(), contents_words.end(), folded(title)) !=
         contents_words.end();
}

std::optional<std::string> ReadingOrder::resolve(const std::string& folder, std::string_view target,
                                                 diagnostics::Span origin) {
  const std::optional<base::Path> path = base::resolve_inside(folder, target);
  if (path) return path->generic_string();
  tree_.sink().report(kinds::file_outside, origin,
                      fmt::format("'{}' lies outside of the book's folder", target));
  return std::nullopt;
}

bool ReadingOrder::add(BookFile file) {
  diagnostics::Sink& sink = tree_.sink();
  if (const auto known = first_.find(file.path); known != first_.end()) {
    sink.report({&kinds::file_repeated,
                 file.origin,
                 fmt::format("'{}' is in the book already", file.path),
                 {{known->second, "it is named first here"}},
                 {}});
    return false;
  }
  if (!tree_.is_inside(file.path)) {
    sink.report(kinds::file_outside, file.origin,
                fmt::format("'{}' lies outside of the book's folder", file.path));
    return false;
  }
  if (!tree_.has(file.path)) {
    sink.report(kinds::file_missing, file.origin, fmt::format("no file '{}'", file.path),
                tree_.suggest(file.path));
    return false;
  }
  if (!is_markdown_name(file.path)) {
    sink.report(kinds::file_not_markdown, file.origin,
                fmt::format("'{}' is not Markdown", file.path));
    return false;
  }
  if (!tree_.open(file.path)) {
    sink.report(kinds::file_unreadable, file.origin, fmt::format("'{}' cannot be read", file.path));
    return false;
  }
  first_.emplace(file.path, file.origin);
  book_.files.push_back(std::move(file));
  return true;
}

void ReadingOrder::add_matches(const std::string& pattern, diagnostics::Span span, BookFile file) {
  file.origin = span;
  bool found = false;
  for (const std::string& path : tree_.manuscripts()) {
    if (!fits_pattern(pattern, path) && !fits_pattern(pattern + ".md", path)) continue;
    found = true;
    file.path = path;
    if (!contains(path)) add(file);
  }
  if (!found) {
    tree_.sink().report(kinds::pattern_empty, span,
                        fmt::format("the pattern '{}' fits no file", pattern));
  }
}

std::uint32_t ReadingOrder::add_part(std::string title, diagnostics::Span origin) {
  book_.parts.push_back({std::move(title), origin});
  return static_cast<std::uint32_t>(book_.parts.size() - 1);
}

void ReadingOrder::report_unlisted_files(const std::vector<std::string>& paths) {
  if (paths.empty()) return;
  diagnostics::Diagnostic unlisted{&kinds::file_unlisted, {}, {}, {}, {}};
  for (const std::string& path : paths) {
    const auto source = tree_.open(path);
    if (!source) continue;
    const diagnostics::Span span{*source, 0, 0};
    if (unlisted.span.is_null()) {
      unlisted.span = span;
    } else {
      unlisted.notes.push_back({span, fmt::format("nor is '{}'", path)});
    }
  }
  unlisted.message = fmt::format("'{}' is not in the reading order", paths.front());
  if (paths.size() > 1)
    unlisted.message += fmt::format(", nor are {} more files", paths.size() - 1);
  tree_.sink().report(std::move(unlisted));
}

}  // namespace diaoban::project
