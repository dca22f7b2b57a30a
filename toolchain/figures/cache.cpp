// Prepared pictures on disk, so that the next build does not prepare them again.
#include "figures/cache.hpp"

#include <fmt/format.h>

#include <set>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "embedded/figures_sources.hpp"
#include "figures/drawing.hpp"

namespace diaoban::figures {
namespace {

constexpr std::size_t hash_size = 32;

}  // namespace

std::string cache_key(std::string_view bytes, const fonts::FontBook& fonts,
                      const PrepareOptions& options) {
  // Other sources may prepare the same file in another way.
  std::string settings =
      fmt::format("{} {} {}\n", embedded::figures_sources, options.max_pixels, options.language);
  for (std::uint16_t i = 0; i < fonts.count(); ++i) {
    const fonts::FaceInfo& face = fonts.info(fonts::FaceId{i});
    settings += fmt::format("{} {} {}\n", face.name, face.file.generic_string(), face.index);
  }
  return base::hash128(base::hash128(bytes) + base::hash128(settings));
}

base::Path PictureCache::path_of(const std::string& key) const {
  return folder_ / (key + ".picture");
}

std::optional<PreparedPicture> PictureCache::load(const std::string& key) const {
  if (folder_.empty()) return {};
  const std::optional<std::string> file = files_.read(path_of(key));
  if (!file || file->size() < hash_size) return {};
  const std::string_view body = std::string_view(*file).substr(hash_size);
  if (base::hash128(body) != file->substr(0, hash_size)) return {};
  std::optional<PreparedPicture> prepared = read_prepared(body);
  if (!prepared) return {};
  for (const UsedFace& face : prepared->faces) {
    if (face.index >= fonts_.count() || look_up(face.index) != face) return {};
  }
  return prepared;
}

UsedFace PictureCache::look_up(std::uint16_t face) const {
  const base::Path& file = fonts_.info(fonts::FaceId{face}).file;
  return {face, files_.size(file), files_.modified(file)};
}

void PictureCache::store(const std::string& key, PreparedPicture prepared) const {
  if (folder_.empty()) return;
  std::set<std::uint16_t> used;
  if (prepared.picture.drawing) {
    for (const Operation& operation : prepared.picture.drawing->operations) {
      const auto* text = std::get_if<TextOperation>(&operation);
      if (!text) continue;
      for (const PlacedRun& run : text->runs) used.insert(run.run.face.index);
    }
  }
  for (const std::uint16_t face : used) prepared.faces.push_back(look_up(face));
  const std::string body = write_prepared(prepared);
  try {
    files_.write(path_of(key), base::hash128(body) + body);
  } catch (const base::Failure&) {
    // A full or read-only disk: the next build prepares the picture again.
  }
}

}  // namespace diaoban::figures
