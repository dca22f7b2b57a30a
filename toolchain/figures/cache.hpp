// Prepared pictures on disk, so that the next build does not prepare them again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "figures/picture.hpp"
#include "figures/report.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::figures {

// A face whose glyphs a drawing names by number, as it was then.
struct UsedFace {
  std::uint16_t index = 0;    // in the FontBook
  std::uint64_t size = 0;     // bytes of its file
  std::int64_t modified = 0;  // of its file
  bool operator==(const UsedFace&) const = default;
};

struct PreparedPicture {
  Picture picture;
  std::vector<Remark> remarks;
  std::vector<UsedFace> faces;
};

// The name of a picture in the cache: a hash of its bytes, of the options and faces that shape it,
// and of the sources that this program is built from.
std::string cache_key(std::string_view bytes, const fonts::FontBook& fonts,
                      const PrepareOptions& options);

class PictureCache {
 public:
  // `folder` empty: nothing is found and nothing is kept.
  PictureCache(base::FileSystem& files, const fonts::FontBook& fonts, base::Path folder)
      : files_(files), fonts_(fonts), folder_(std::move(folder)) {}

  // Nothing when there is none, when it is damaged, or when a face that it uses has changed.
  std::optional<PreparedPicture> load(const std::string& key) const;
  // Written beside and renamed: two builds may store the same picture at once. A cache that cannot
  // be written is no failure of the build.
  void store(const std::string& key, PreparedPicture prepared) const;

 private:
  base::Path path_of(const std::string& key) const;
  UsedFace look_up(std::uint16_t face) const;

  base::FileSystem& files_;
  const fonts::FontBook& fonts_;
  base::Path folder_;
};

// The bytes of a prepared picture, and back. Reading damaged bytes gives nothing.
std::string write_prepared(const PreparedPicture& prepared);
std::optional<PreparedPicture> read_prepared(std::string_view bytes);

}  // namespace diaoban::figures
