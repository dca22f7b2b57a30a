// Implements the look into a folder of manuscripts.
#include "project/source_tree.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/kinds.hpp"
#include "project/natural_order.hpp"

namespace diaoban::project {
namespace {

constexpr std::size_t max_entries = 20'000;
constexpr int max_folder_depth = 32;

// Names of tools' folders and of output; a file may be called _notes.md.
bool is_left_out(std::string_view name, bool is_file) {
  if (name.starts_with('.')) return true;
  return !is_file && (name.starts_with('_') || name == "node_modules" || name == "dist");
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return result;
}

// index and README open a folder.
int rank(std::string_view name) {
  const std::string stem = lower(name.substr(0, name.rfind('.')));
  return stem == "index" ? 0 : stem == "readme" ? 1 : 2;
}

}  // namespace

bool is_markdown_name(std::string_view path) {
  const std::string name = lower(path);
  return name.ends_with(".md") || name.ends_with(".markdown") || name.ends_with(".myst");
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

std::string name_of(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

bool SourceTree::has(std::string_view path) const {
  return files_.is_file(root_ / base::Path(path)) && is_inside(path);
}

bool SourceTree::is_inside(std::string_view path) const {
  return base::is_inside(files_, root_, root_ / base::Path(path));
}

std::optional<diagnostics::SourceId> SourceTree::open(const std::string& path) {
  if (const auto known = opened_.find(path); known != opened_.end()) return known->second;
  if (!is_inside(path)) return std::nullopt;
  std::optional<std::string> text = files_.read(root_ / base::Path(path));
  if (!text) return std::nullopt;
  const diagnostics::SourceId source = sources_.add(path, std::move(*text));
  opened_.emplace(path, source);
  return source;
}

const std::vector<std::string>& SourceTree::manuscripts() {
  if (!manuscripts_) {
    manuscripts_.emplace();
    list_folder("", 0);
    if (too_large_) {
      sink_.report(
          kinds::book_too_large, {},
          fmt::format("only the first {} files of the folder were looked at", max_entries));
    }
  }
  return *manuscripts_;
}

void SourceTree::list_folder(const std::string& folder, int depth) {
  std::vector<std::string> names = files_.list(root_ / base::Path(folder));
  std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : stands_before(a, b);
  });
  std::vector<std::string> subfolders;
  for (const std::string& name : names) {
    if (is_left_out(name, is_markdown_name(name))) continue;
    if (++looked_at_ > max_entries) {
      too_large_ = true;
      return;
    }
    const std::string path = folder.empty() ? name : folder + "/" + name;
    if (is_markdown_name(name)) {
      if (has(path)) manuscripts_->push_back(path);
    } else if (files_.is_folder(root_ / base::Path(path))) {
      subfolders.push_back(path);
    }
  }
  if (depth >= max_folder_depth && !subfolders.empty()) {
    too_large_ = true;
    return;
  }
  for (const std::string& subfolder : subfolders) {
    // A folder that is a link would be listed under two names, or for ever.
    const base::Path inner = files_.canonical(root_ / base::Path(subfolder));
    const base::Path outer = files_.canonical(root_) / base::Path(subfolder);
    if (inner == outer.lexically_normal()) list_folder(subfolder, depth + 1);
  }
}

std::string SourceTree::suggest(std::string_view path) {
  if (--suggestions_left_ < 0) return {};
  if (const auto near = diagnostics::nearest(path, manuscripts())) {
    return fmt::format("did you mean '{}'?", *near);
  }
  const std::string name = name_of(path);
  for (const std::string& candidate : manuscripts()) {
    if (name_of(candidate) == name && rank(name) == 2)
      return fmt::format("did you mean '{}'?", candidate);
  }
  return {};
}

}  // namespace diaoban::project
