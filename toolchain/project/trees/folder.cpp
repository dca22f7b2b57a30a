// Implements the loading of bare folders.
#include "project/trees/folder.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "project/kinds.hpp"
#include "project/trees/links.hpp"
#include "project/trees/toctree.hpp"
#include "project/trees/toctree_order.hpp"

namespace diaoban::project {
namespace {

bool opens_folder(const std::string& path) {
  std::string name = name_of(path);
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return name.starts_with("index.") || name.starts_with("readme.");
}

// Adds the Markdown files that the links of `path` name. Links that lead elsewhere are text of the
// document, which the reader judges.
void add_linked(SourceTree& tree, ReadingOrder& order, const std::string& path) {
  const auto source = tree.open(path);
  if (!source) return;
  const std::string_view text = tree.text(*source);
  bool in_code = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t start = std::min(line.find_first_not_of(" \t"), line.size());
    const std::string_view content = line.substr(start);
    if (content.starts_with("```") || content.starts_with("~~~")) in_code = !in_code;
    for (std::size_t from = 0; !in_code && from < line.size();) {
      const auto link = find_link(line, from);
      if (!link) break;
      from = link->next;
      const auto target = base::resolve_inside(folder_of(path), link->target);
      if (is_address(link->target) || !target || !is_markdown_name(link->target)) continue;
      BookFile file;
      file.path = target->generic_string();
      file.origin = {*source, static_cast<std::uint32_t>(at + link->begin),
                     static_cast<std::uint32_t>(at + link->end)};
      if (!order.contains(file.path) && tree.has(file.path)) order.add(std::move(file));
    }
    at = end + 1;
  }
}

// Adds the files that are not in the book yet, folder by folder.
class RemainingFiles {
 public:
  RemainingFiles(SourceTree& tree, Book& book, ReadingOrder& order)
      : tree_(tree), book_(book), order_(order) {
    for (const BookFile& file : book.files) depth_of_[file.path] = file.depth;
  }

  void add(const std::set<std::string>& included) {
    for (const std::string& path : tree_.manuscripts()) {
      if (!order_.contains(path) && !included.contains(path)) add_file(path);
    }
  }

 private:
  void add_file(const std::string& path) {
    BookFile file;
    file.path = path;
    const std::string folder = folder_of(path);
    file.depth = depth_in(folder) + (opens_folder(path) || folder.empty() ? 0 : 1);
    if (!has_index_above(folder)) file.depth = 0;
    file.part = part_of(path);
    const int depth = file.depth;
    if (order_.add(std::move(file))) depth_of_[path] = depth;
  }

  // The file that opens `folder` itself, or null.
  const int* index_depth(const std::string& folder) const {
    for (const std::string_view name : {"index.md", "README.md", "readme.md"}) {
      const auto found = depth_of_.find(folder + "/" + std::string(name));
      if (found != depth_of_.end()) return &found->second;
    }
    return nullptr;
  }

  bool has_index_above(std::string folder) const {
    for (; !folder.empty(); folder = folder_of(folder)) {
      if (index_depth(folder)) return true;
    }
    return false;
  }

  // Depth of the nearest index above, each further index being one level.
  int depth_in(std::string folder) const {
    for (; !folder.empty(); folder = folder_of(folder)) {
      if (const int* depth = index_depth(folder)) return *depth;
    }
    return 0;
  }

  // Top folders that no document opens are parts, named as the folder is.
  std::optional<std::uint32_t> part_of(const std::string& path) {
    const std::size_t slash = path.find('/');
    if (slash == std::string::npos) return std::nullopt;
    const std::string top = path.substr(0, slash);
    const bool opens_top = folder_of(path) == top && opens_folder(path);
    if (opens_top || index_depth(top)) return std::nullopt;
    const auto known = parts_.find(top);
    if (known != parts_.end()) return known->second;
    const std::uint32_t part = order_.add_part(top, {});
    parts_.emplace(top, part);
    return part;
  }

  SourceTree& tree_;
  Book& book_;
  ReadingOrder& order_;
  std::map<std::string, int> depth_of_;
  std::map<std::string, std::uint32_t> parts_;
};

}  // namespace

std::string find_root_document(SourceTree& tree) {
  for (const std::string_view name : {"index.md", "README.md", "Readme.md", "readme.md", "INDEX.md",
                                      "index.markdown", "README.markdown"}) {
    if (tree.has(name)) return std::string(name);
  }
  return {};
}

void load_document(SourceTree& tree, Book& book, const std::string& path) {
  book.kind = TreeKind::Folder;
  ReadingOrder order(tree, book);
  std::set<std::string> included;
  ToctreeRoot root;
  root.path = path;
  add_toctrees(tree, book, order, root, included);
}

void load_folder(SourceTree& tree, Book& book) {
  book.kind = TreeKind::Folder;
  ReadingOrder order(tree, book);
  std::set<std::string> included;
  const std::string root = find_root_document(tree);
  if (!root.empty()) {
    ToctreeRoot toctrees;
    toctrees.path = root;
    if (!add_toctrees(tree, book, order, toctrees, included)) add_linked(tree, order, root);
  }
  RemainingFiles(tree, book, order).add(included);
  if (book.files.size() > 1 && book.files.front().path == root) {
    book.files.front().matter = Matter::Front;
  }
}

}  // namespace diaoban::project
