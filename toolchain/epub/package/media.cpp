// Implements gathering of pictures and naming of their files.
#include "epub/package/media.hpp"

#include <thread>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "document/walk.hpp"
#include "epub/package/plain_picture.hpp"
#include "resolve/picture_path.hpp"

namespace diaoban::epub {
namespace {

const char* extension_of(const std::string& media_type) {
  if (media_type == "image/jpeg") return ".jpg";
  if (media_type == "image/svg+xml") return ".svg";
  if (media_type == "image/gif") return ".gif";
  if (media_type == "image/webp") return ".webp";
  return ".png";
}

}  // namespace

std::string portable_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
      out += c;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    if (out.size() == 40) break;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

Media::Media(const Input& input) : input_(input) {
  if (input.cover && input.cover->kind == figures::PictureKind::Raster) {
    cover_ =
        add_file("cover", kindle() ? prepare_plain_picture(input.cover, input.fonts) : input.cover);
  }
  gather();
  if (kindle()) prepare();
  for (const std::string& path : order_) show(path);
}

void Media::gather() {
  for (const document::Document& document : input_.documents) {
    document::Walker walker;
    walker.inline_node = [&](const document::Inline& node) {
      const auto* image = std::get_if<document::Image>(&node.node);
      if (!image) return;
      const auto path = resolve::picture_path(document.path, image->source);
      if (!path || shown_.contains(*path)) return;
      const auto picture = input_.find_picture(*path);
      if (!picture) return;
      shown_[*path] = {picture, {}};
      order_.push_back(*path);
    };
    document::walk(document.blocks, walker);
  }
}

void Media::prepare() {
  base::parallel_for(order_.size(), std::thread::hardware_concurrency(), [&](std::size_t at) {
    ShownPicture& shown = shown_.at(order_[at]);
    shown.picture = prepare_plain_picture(shown.picture, input_.fonts);
  });
}

void Media::show(const std::string& path) {
  ShownPicture& shown = shown_.at(path);
  const figures::Picture& picture = *shown.picture;
  // Links of a drawing work only where it is a part of the page.
  const bool is_inlined = picture.kind == figures::PictureKind::Vector && !picture.links.empty();
  if (picture.kind != figures::PictureKind::Broken && !is_inlined) {
    shown.path = add_file(base::Path(path).stem().string(), shown.picture);
  }
}

std::string Media::add_file(const std::string& name,
                            const std::shared_ptr<const figures::Picture>& picture) {
  const auto found = paths_by_hash_.find(picture->hash);
  if (found != paths_by_hash_.end()) return found->second;
  const bool is_vector = picture->kind == figures::PictureKind::Vector;
  MediaFile file;
  file.media_type = is_vector ? "image/svg+xml" : picture->media_type;
  const std::string& bytes = is_vector ? picture->svg : picture->bytes;
  file.bytes = std::shared_ptr<const std::string>(picture, &bytes);
  // Two pictures may have one name in different folders, so the content makes it unique.
  file.path = "images/" + portable_name(name);
  if (name != "cover") file.path += "-" + base::hash128(bytes).substr(0, 8);
  file.path += extension_of(file.media_type);
  paths_by_hash_.emplace(picture->hash, file.path);
  files_.push_back(file);
  return file.path;
}

const ShownPicture* Media::find(std::string_view document_path, std::string_view source) const {
  const auto path = resolve::picture_path(document_path, source);
  if (!path) return nullptr;
  const auto found = shown_.find(*path);
  return found == shown_.end() ? nullptr : &found->second;
}

}  // namespace diaoban::epub
