// A folder of manuscripts as the loaders see it: which files there are, and their text.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"

namespace diaoban::project {

// Paths are relative to the root, with '/'. Nothing outside of the root is ever read.
class SourceTree {
 public:
  SourceTree(const base::FileSystem& files, base::Path root, diagnostics::Sources& sources,
             diagnostics::Sink& sink)
      : files_(files), root_(std::move(root)), sources_(sources), sink_(sink) {}

  const base::Path& root() const { return root_; }
  diagnostics::Sources& sources() const { return sources_; }
  diagnostics::Sink& sink() const { return sink_; }

  bool has(std::string_view path) const;
  // Whether the path, links followed, stays in the root.
  bool is_inside(std::string_view path) const;
  // The file as a source, once however often it is opened; nothing when it cannot be read.
  std::optional<diagnostics::SourceId> open(const std::string& path);
  const std::string& text(diagnostics::SourceId source) const {
    return sources_.file(source).text();
  }

  // All Markdown files in natural order, those of a folder (index and README first) before its
  // subfolders. Left out: names that start with '.', and of folders links, node_modules, dist and
  // names that start with '_'.
  const std::vector<std::string>& manuscripts();
  // The Markdown file whose path, or else whose name, is nearest to `path`, as a hint for the
  // author; empty when none is near. Only the first twenty questions are answered.
  std::string suggest(std::string_view path);

 private:
  void list_folder(const std::string& folder, int depth);

  const base::FileSystem& files_;
  base::Path root_;
  diagnostics::Sources& sources_;
  diagnostics::Sink& sink_;
  std::map<std::string, diagnostics::SourceId> opened_;
  std::optional<std::vector<std::string>> manuscripts_;
  std::size_t looked_at_ = 0;
  bool too_large_ = false;
  int suggestions_left_ = 20;
};

bool is_markdown_name(std::string_view path);
// "a/b" of "a/b/c.md"; empty at the root.
std::string folder_of(std::string_view path);
std::string name_of(std::string_view path);

}  // namespace diaoban::project
