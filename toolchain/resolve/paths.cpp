// Implements the look-up of manuscript paths.
#include "resolve/paths.hpp"

#include <algorithm>
#include <array>

namespace diaoban::resolve {
namespace {

constexpr std::array extensions{".md", ".markdown", ".myst", ".txt"};
constexpr std::array page_extensions{".html", ".htm", ".xhtml", ".rst", ".ipynb"};
constexpr std::array folder_pages{"index.md",  "README.md",      "readme.md",
                                  "Readme.md", "index.markdown", "SUMMARY.md"};
constexpr std::size_t longest_path = 4096;

std::string normalised(const base::Path& path) {
  std::string text = path.lexically_normal().generic_string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text == "." ? std::string() : text;
}

// A shell pattern with *, ?, [set] and **; a single star stops at '/'. Linear in the text for each
// star, with no recursion.
bool matches(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_text = 0;
  bool star_is_deep = false;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star_is_deep = p + 1 < pattern.size() && pattern[p + 1] == '*';
      p += star_is_deep ? 2 : 1;
      star = p;
      star_text = t;
    } else if (p < pattern.size() &&
               (pattern[p] == text[t] || (pattern[p] == '?' && text[t] != '/'))) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && (star_is_deep || text[star_text] != '/')) {
      p = star;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace

std::string without_extension(std::string_view path) {
  for (const std::string_view extension : extensions) {
    if (path.ends_with(extension))
      return std::string(path.substr(0, path.size() - extension.size()));
  }
  return std::string(path);
}

Paths::Paths(const Work& work) : work_(work), folders_(work.files, work.book.root) {
  for (std::uint32_t file = 0; file < work.file_count(); ++file) {
    const std::string path = normalised(work.documents[file].path);
    files_.emplace(path, file);
    all_.push_back(path);
  }
}

std::optional<std::uint32_t> Paths::find_file(const std::string& path) const {
  const auto look = [&](const std::string& name) -> std::optional<std::uint32_t> {
    const auto found = files_.find(name);
    if (found == files_.end()) return std::nullopt;
    return found->second;
  };
  if (const auto found = look(path)) return found;
  std::vector<std::string> stems{path};
  for (const std::string_view extension : page_extensions) {
    if (path.ends_with(extension)) stems.push_back(path.substr(0, path.size() - extension.size()));
  }
  for (const std::string& stem : stems) {
    for (const char* extension : extensions) {
      if (const auto found = look(stem + extension)) return found;
    }
    // mdBook and GitBook write README.md as index.html.
    const bool is_index = stem == "index" || stem.ends_with("/index");
    const std::string folder =
        is_index ? stem.substr(0, stem.size() - 5) : (stem.empty() ? stem : stem + "/");
    for (const char* page : folder_pages) {
      if (const auto found = look(folder + page)) return found;
    }
  }
  return std::nullopt;
}

bool Paths::is_there(const std::string& path) const {
  std::vector<std::string> candidates{path};
  for (const char* extension : extensions) candidates.push_back(path + extension);
  const std::size_t slash = path.rfind('/');
  const bool in_root = slash == std::string::npos;
  const base::FolderNames::Names& names =
      folders_.in(in_root ? std::string() : path.substr(0, slash));
  for (const std::string& candidate : candidates) {
    const bool is_named =
        names.contains(std::string_view(candidate).substr(in_root ? 0 : slash + 1));
    if (!path.empty() && !is_named) continue;
    const base::Path full = work_.book.root / candidate;
    if (!work_.files.is_file(full) && !work_.files.is_folder(full)) continue;
    return base::is_inside(work_.files, work_.book.root, full);
  }
  return false;
}

std::optional<std::uint32_t> Paths::find_below_roots(const std::string& name,
                                                     base::Path folder) const {
  for (; !folder.empty(); folder = folder.parent_path()) {
    if (const auto file = find_file(normalised(folder / name))) return file;
  }
  return std::nullopt;
}

FoundPath Paths::find(std::string_view path, std::uint32_t from) const {
  if (path.size() > longest_path || path.find('\0') != std::string_view::npos) return {};
  const base::Path folder = base::Path(work_.documents[from].path).parent_path();
  const auto inside = base::resolve_inside(folder, path);
  if (!inside) return {PathState::Outside, 0, std::string(path)};
  const std::string name = normalised(*inside);
  if (const auto file = find_file(name)) return {PathState::Found, *file, name};
  if (path.starts_with('/')) {
    if (const auto file = find_below_roots(name, folder)) return {PathState::Found, *file, name};
  }
  return {is_there(name) ? PathState::NotInBook : PathState::Missing, 0, name};
}

std::vector<std::uint32_t> Paths::find_all(std::string_view pattern, std::uint32_t from) const {
  std::vector<std::uint32_t> found;
  const base::Path folder = base::Path(work_.documents[from].path).parent_path();
  const auto inside = base::resolve_inside(folder, pattern);
  if (!inside) return found;
  const std::string wanted = without_extension(normalised(*inside));
  for (std::uint32_t file = 0; file < work_.file_count(); ++file) {
    if (matches(wanted, without_extension(all_[file]))) found.push_back(file);
  }
  return found;
}

}  // namespace diaoban::resolve
