// Implements finding and reading of included files.
#include "reader/included.hpp"

#include "base/utf8.hpp"

namespace diaoban::reader {
namespace {

constexpr std::uintmax_t largest_included = 16U * 1024 * 1024;

std::string nearest_hint(const base::Path& path, Parser& parser) {
  const base::Path folder = path.parent_path();
  const ReadContext& context = parser.context();
  const auto meant = parser.hints().nearest(
      path.filename().string(), [&] { return context.files.list(context.root / folder); });
  return meant ? "did you mean '" + (folder / *meant).generic_string() + "'?" : std::string();
}

}  // namespace

std::optional<IncludedFile> read_included(std::string_view name, Span span, Parser& parser) {
  const std::vector<std::string>& including = parser.including();
  return read_included(name, including.empty() ? parser.path() : including.back(), span, parser);
}

std::optional<IncludedFile> read_included(std::string_view name, const std::string& from, Span span,
                                          Parser& parser) {
  const ReadContext& context = parser.context();
  const auto refuse = [&](const diagnostics::Kind& kind, const std::string& reason,
                          std::string hint = {}) {
    parser.report(kind, span, "'" + std::string(name) + "' " + reason, std::move(hint));
    return std::optional<IncludedFile>{};
  };
  const auto path = base::resolve_inside(base::Path(from).parent_path(), name);
  if (!path) return refuse(kinds::include_outside, "lies outside of the book");
  const base::Path full = context.root / *path;
  if (!context.files.is_file(full)) {
    return refuse(kinds::include_missing, "is not there", nearest_hint(*path, parser));
  }
  if (!base::is_inside(context.files, context.root, full)) {
    return refuse(kinds::include_outside, "lies outside of the book");
  }
  if (context.files.size(full) > largest_included) {
    return refuse(kinds::include_unusable, "is larger than 16 MiB");
  }
  std::optional<std::string> text = context.files.read(full);
  if (!text) return refuse(kinds::include_unusable, "cannot be read");
  if (!base::is_valid_utf8(*text) || text->find('\0') != std::string::npos) {
    return refuse(kinds::include_unusable, "is not UTF-8 text");
  }
  if (!parser.spend_included(path->generic_string(), text->size())) {
    return refuse(kinds::include_unusable, "is more than one file may include: 64 MiB in all");
  }
  IncludedFile file;
  file.path = path->generic_string();
  file.source = context.sources.add(file.path, std::move(*text));
  file.lines = split_lines(context.sources.file(file.source).text(), file.source);
  return file;
}

}  // namespace diaoban::reader
