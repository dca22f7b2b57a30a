// Implements the walk through the toctrees with a stack of its own: files may nest without end.
#include "project/trees/toctree_order.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/kinds.hpp"
#include "project/path_pattern.hpp"
#include "project/trees/toctree.hpp"

namespace diaoban::project {
namespace {

class ToctreeWalk {
 public:
  ToctreeWalk(SourceTree& tree, Book& book, ReadingOrder& order, const ToctreeRoot& root,
              std::set<std::string>& included)
      : tree_(tree), book_(book), order_(order), root_(root), included_(included) {}

  bool walk() {
    BookFile first;
    first.path = root_.path;
    if (is_rst(first.path)) {
      push_list(first, true);
      add_pending();
      return true;
    }
    if (!order_.add(first)) return false;
    const std::size_t index = book_.files.size() - 1;
    const bool has_toctrees = push_children(book_.files[index], true);
    if (has_toctrees) book_.files[index].matter = Matter::Front;
    add_pending();
    return has_toctrees;
  }

 private:
  static bool is_rst(const std::string& path) { return path.ends_with(".rst"); }

  void add_pending() {
    while (!pending_.empty()) {
      BookFile file = std::move(pending_.back());
      pending_.pop_back();
      if (is_rst(file.path) && push_list(file, false)) continue;
      if (!order_.add(file)) continue;
      push_children(book_.files.back(), false);
    }
  }

  // Puts what the lists of a page in reStructuredText name on the stack; false when it has none.
  bool push_list(const BookFile& page, bool is_root) {
    if (!tree_.has(page.path) || !tree_.is_inside(page.path)) return false;
    if (!lists_.insert(page.path).second) return true;
    if (!push_children(page, is_root)) return false;
    tree_.sink().report(
        kinds::list_not_markdown, page.origin,
        fmt::format("of '{}' only the files that its toctrees name are in the book", page.path),
        "write it in Markdown to have its own text in the book too");
    return true;
  }

  // Puts what the toctrees of `parent` name on the stack, the first on top.
  bool push_children(BookFile parent, bool is_root) {
    const auto source = tree_.open(parent.path);
    if (!source) return false;
    const auto read = is_rst(parent.path) ? read_rst_toctrees : read_toctrees;
    const TocScan scan = read(*source, tree_.text(*source));
    const std::string folder = folder_of(parent.path);
    for (const std::string& target : scan.includes) {
      if (const auto path = base::resolve_inside(folder, target))
        included_.insert(path->generic_string());
    }
    std::vector<BookFile> children;
    for (const Toctree& toctree : scan.toctrees) {
      BookFile pattern = parent;
      pattern.depth = is_root ? 0 : parent.depth + 1;
      pattern.numbered = parent.numbered || toctree.numbered;
      if (is_root) open_part(toctree, pattern);
      std::vector<BookFile> files = read_entries(toctree, parent.path, pattern);
      if (toctree.reversed) std::reverse(files.begin(), files.end());
      std::move(files.begin(), files.end(), std::back_inserter(children));
    }
    std::move(children.rbegin(), children.rend(), std::back_inserter(pending_));
    return !scan.toctrees.empty();
  }

  void open_part(const Toctree& toctree, BookFile& pattern) {
    pattern.matter = Matter::Main;
    pattern.part.reset();
    if (toctree.numbered) book_.number_sections = true;
    if (is_appendix_title(toctree.caption)) {
      pattern.matter = Matter::Appendix;
    } else if (!toctree.caption.empty() && !is_contents_title(toctree.caption) &&
               std::any_of(toctree.entries.begin(), toctree.entries.end(),
                           [](const TocEntry& entry) { return !is_address(entry.target); })) {
      pattern.part = order_.add_part(toctree.caption, toctree.caption_span);
    }
  }

  std::vector<BookFile> read_entries(const Toctree& toctree, const std::string& parent,
                                     const BookFile& pattern) {
    std::vector<BookFile> files;
    for (const TocEntry& entry : toctree.entries) {
      if (entry.target == "self" || is_address(entry.target)) continue;
      BookFile file = pattern;
      file.origin = entry.span;
      file.title = entry.title;
      if (toctree.glob && is_pattern(entry.target)) {
        add_matches(entry, parent, file, files);
        continue;
      }
      const auto path = order_.resolve(folder_of(parent), entry.target, entry.span);
      if (!path) continue;
      file.path = document_path(*path);
      if (!report_excluded(file)) files.push_back(std::move(file));
    }
    return files;
  }

  // Sphinx takes what the pattern fits, but neither the document itself nor what the toctree has.
  void add_matches(const TocEntry& entry, const std::string& parent, const BookFile& pattern,
                   std::vector<BookFile>& files) {
    const auto wanted = order_.resolve(folder_of(parent), entry.target, entry.span);
    if (!wanted) return;
    bool found = false;
    for (const std::string& path : tree_.manuscripts()) {
      const std::string stem = path.substr(0, path.rfind('.'));
      if (path == parent || !(fits_pattern(*wanted, stem) || fits_pattern(*wanted, path))) continue;
      found = true;
      const bool named = std::any_of(files.begin(), files.end(),
                                     [&](const BookFile& file) { return file.path == path; });
      if (named || order_.contains(path) || is_excluded(path)) continue;
      files.push_back(pattern);
      files.back().path = path;
    }
    if (!found) {
      tree_.sink().report(kinds::pattern_empty, entry.span,
                          fmt::format("the pattern '{}' fits no file", entry.target));
    }
  }

  // A name may stand with its suffix or without it.
  std::string document_path(const std::string& path) const {
    for (const std::string& suffix : root_.suffixes) {
      if (!path.ends_with(suffix) && tree_.has(path + suffix)) return path + suffix;
    }
    if (tree_.has(path + ".rst")) return path + ".rst";
    const bool has_suffix = name_of(path).find('.') != std::string::npos;
    return has_suffix || tree_.has(path) ? path : path + root_.suffixes.front();
  }

  bool is_excluded(const std::string& path) const {
    return excluding_pattern(root_.excluded, path) != nullptr;
  }

  bool report_excluded(const BookFile& file) {
    const std::string* pattern = excluding_pattern(root_.excluded, file.path);
    if (!pattern) return false;
    tree_.sink().report(kinds::file_excluded, file.origin,
                        fmt::format("'{}' is excluded by '{}'", file.path, *pattern));
    return true;
  }

  SourceTree& tree_;
  Book& book_;
  ReadingOrder& order_;
  const ToctreeRoot& root_;
  std::set<std::string>& included_;
  std::vector<BookFile> pending_;
  std::set<std::string> lists_;  // pages in reStructuredText that were read
};

}  // namespace

const std::string* excluding_pattern(const std::vector<std::string>& patterns,
                                     const std::string& path) {
  for (const std::string& pattern : patterns) {
    if (fits_pattern(pattern, path)) return &pattern;
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      if (fits_pattern(pattern, std::string_view(path).substr(0, slash))) return &pattern;
    }
  }
  return nullptr;
}

bool add_toctrees(SourceTree& tree, Book& book, ReadingOrder& order, const ToctreeRoot& root,
                  std::set<std::string>& included) {
  return ToctreeWalk(tree, book, order, root, included).walk();
}

}  // namespace diaoban::project
