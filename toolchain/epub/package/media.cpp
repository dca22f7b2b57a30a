// Implements gathering of pictures and naming of their files.
#include "epub/package/media.hpp"

#include <algorithm>
#include <thread>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "document/walk.hpp"
#include "epub/package/plain_picture.hpp"
#include "figures/drawing.hpp"
#include "figures/svg/data_url.hpp"
#include "resolve/picture_path.hpp"

namespace diaoban::epub {
namespace {

// Embedded pictures of fewer bytes stay in their drawing.
constexpr std::size_t smallest_file = 1000;

std::string write_data_url(const figures::ImageOperation& image) {
  return "data:" + image.media_type + ";base64," + figures::encode_base64(*image.bytes);
}

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

namespace {

// The setting "pictures" of the edition or the book.
bool wants_raster(const Input& input) {
  const auto own = input.edition.settings.find("pictures");
  if (own != input.edition.settings.end()) return own->second == "raster";
  const auto common = input.book.settings.find("pictures");
  return common != input.book.settings.end() && common->second == "raster";
}

}  // namespace

Media::Media(const Input& input) : input_(input) {
  if (input.cover && input.cover->kind == figures::PictureKind::Raster) {
    cover_ =
        add_file("cover", kindle() ? prepare_plain_picture(input.cover, input.fonts) : input.cover);
  }
  gather();
  if (kindle() || wants_raster(input)) prepare();
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
  if (is_inlined && picture.drawing) {
    show_embedded(base::Path(path).stem().string(), *picture.drawing);
  }
}

// A drawing may stand in several pages: what it embeds is one file for all of them.
void Media::show_embedded(const std::string& name, const figures::Drawing& drawing) {
  for (const figures::Operation& operation : drawing.operations) {
    const auto* image = std::get_if<figures::ImageOperation>(&operation);
    if (image == nullptr || image->bytes->size() < smallest_file) continue;
    std::string& path = embedded_[base::hash128(write_data_url(*image))];
    if (path.empty()) path = add_bytes(name, image->media_type, image->bytes);
  }
}

std::string Media::find_embedded(std::string_view data_url) const {
  const auto found = embedded_.find(base::hash128(data_url));
  return found == embedded_.end() ? std::string() : found->second;
}

std::string Media::add_file(const std::string& name,
                            const std::shared_ptr<const figures::Picture>& picture) {
  const auto found = paths_by_hash_.find(picture->hash);
  if (found != paths_by_hash_.end()) return found->second;
  const bool is_vector = picture->kind == figures::PictureKind::Vector;
  const std::string& bytes = is_vector ? picture->svg : picture->bytes;
  const std::string path = add_bytes(name, is_vector ? "image/svg+xml" : picture->media_type,
                                     std::shared_ptr<const std::string>(picture, &bytes));
  paths_by_hash_.emplace(picture->hash, path);
  return path;
}

std::string Media::add_bytes(const std::string& name, const std::string& media_type,
                             std::shared_ptr<const std::string> bytes) {
  // Two pictures may have one name in different folders, so the content makes it unique.
  std::string path = "images/" + portable_name(name);
  if (name != "cover") path += "-" + base::hash128(*bytes).substr(0, 8);
  path += extension_of(media_type);
  const auto same = [&](const MediaFile& file) { return file.path == path; };
  if (std::none_of(files_.begin(), files_.end(), same)) {
    files_.push_back({path, media_type, std::move(bytes)});
  }
  return path;
}

const ShownPicture* Media::find(std::string_view document_path, std::string_view source) const {
  const auto path = resolve::picture_path(document_path, source);
  if (!path) return nullptr;
  const auto found = shown_.find(*path);
  return found == shown_.end() ? nullptr : &found->second;
}

}  // namespace diaoban::epub
