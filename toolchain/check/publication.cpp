// Implements the opening of an EPUB.
#include "check/publication.hpp"

#include <zip.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/handle.hpp"
#include "check/stylesheet.hpp"
#include "resolve/picture_path.hpp"

namespace diaoban::check {
namespace {

using Archive = base::Handle<zip_t, zip_discard>;
using File = base::Handle<zip_file_t, zip_fclose>;

constexpr zip_uint64_t most_bytes = 650'000'000;

bool read_files(std::string_view bytes, Publication& out) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) return false;
  const Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  zip_error_fini(&error);
  if (!archive) {
    zip_source_free(source);
    return false;
  }
  zip_uint64_t total = 0;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t entry = 0; entry < count; ++entry) {
    const auto index = static_cast<zip_uint64_t>(entry);
    zip_stat_t status;
    if (zip_stat_index(archive.get(), index, 0, &status) != 0) return false;
    total += status.size;
    if (total > most_bytes) return false;
    const File file(zip_fopen_index(archive.get(), index, 0));
    std::string content(status.size, '\0');
    if (!file || zip_fread(file.get(), content.data(), content.size()) !=
                     static_cast<zip_int64_t>(content.size())) {
      return false;
    }
    out.names.emplace_back(status.name);
    out.files[status.name] = std::move(content);
  }
  return true;
}

void read_package(Publication& out) {
  pugi::xml_document container;
  container.load_string(out.files["META-INF/container.xml"].c_str());
  out.package_path = container.child("container")
                         .child("rootfiles")
                         .child("rootfile")
                         .attribute("full-path")
                         .value();
  const auto found = out.files.find(out.package_path);
  if (found == out.files.end()) return;
  out.package.load_buffer(found->second.data(), found->second.size());
  const pugi::xml_node root = out.package.child("package");
  std::map<std::string, std::string> path_of_id;
  for (const pugi::xml_node node : root.child("manifest").children("item")) {
    ManifestItem item;
    item.id = node.attribute("id").value();
    item.path = target_path(out.package_path, node.attribute("href").value()).value_or("");
    item.media_type = node.attribute("media-type").value();
    item.properties = node.attribute("properties").value();
    path_of_id[item.id] = item.path;
    out.manifest.push_back(std::move(item));
  }
  for (const pugi::xml_node node : root.child("spine").children("itemref")) {
    out.spine.push_back(path_of_id[node.attribute("idref").value()]);
  }
}

void read_page(Publication& out, const std::string& path, bool in_spine) {
  const auto found = out.files.find(path);
  if (found == out.files.end()) return;
  PageFile page;
  page.path = path;
  page.in_spine = in_spine;
  page.tree = std::make_unique<pugi::xml_document>();
  page.is_parsed = static_cast<bool>(page.tree->load_buffer(
      found->second.data(), found->second.size(), pugi::parse_default | pugi::parse_ws_pcdata));
  out.pages.push_back(std::move(page));
}

}  // namespace

std::optional<Publication> read_publication(std::string_view bytes) {
  Publication out;
  out.size = bytes.size();
  if (!read_files(bytes, out)) return std::nullopt;
  read_package(out);
  for (const std::string& path : out.spine) read_page(out, path, true);
  for (const ManifestItem& item : out.manifest) {
    const bool in_spine =
        std::find(out.spine.begin(), out.spine.end(), item.path) != out.spine.end();
    if (item.media_type == "application/xhtml+xml" && !in_spine) read_page(out, item.path, false);
    if (item.media_type == "text/css" && out.files.contains(item.path)) {
      const std::vector<Declaration> style = read_declarations(out.files[item.path]);
      out.style.insert(out.style.end(), style.begin(), style.end());
    }
  }
  return out;
}

std::optional<std::string> target_path(std::string_view from, std::string_view address) {
  const std::string_view before = address.substr(0, address.find('#'));
  if (before.find(':') != std::string_view::npos) return std::nullopt;
  if (before.empty()) return std::string(from);
  const auto path =
      base::resolve_inside(base::Path(from).parent_path(), resolve::percent_decoded(before));
  if (!path) return std::nullopt;
  return path->generic_string();
}

std::string fragment_of(std::string_view address) {
  const std::size_t mark = address.find('#');
  return mark == std::string_view::npos ? std::string{} : std::string(address.substr(mark + 1));
}

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

const ManifestItem* Publication::find_item(std::string_view path) const {
  for (const ManifestItem& item : manifest) {
    if (item.path == path) return &item;
  }
  return nullptr;
}

const PageFile* Publication::find_page(std::string_view path) const {
  for (const PageFile& page : pages) {
    if (page.path == path) return &page;
  }
  return nullptr;
}

const PageFile* Publication::nav() const {
  for (const ManifestItem& item : manifest) {
    if (has_word(item.properties, "nav")) return find_page(item.path);
  }
  return nullptr;
}

std::string Publication::cover() const {
  for (const ManifestItem& item : manifest) {
    if (has_word(item.properties, "cover-image")) return item.path;
  }
  return {};
}

std::string Publication::metadata(std::string_view name) const {
  for (const pugi::xml_node node : package.child("package").child("metadata").children()) {
    std::string_view own = node.name();
    own.remove_prefix(own.find(':') == std::string_view::npos ? 0 : own.find(':') + 1);
    if (own == name || name == node.attribute("property").value()) return node.text().get();
  }
  return {};
}

}  // namespace diaoban::check
