// Prepared pictures on disk, so that the next build does not prepare them again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "figures/picture.hpp"
#include "figures/report.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::figures {

struct PreparedPicture {
  Picture picture;
  std::vector<Remark> remarks;
};

// The name of a picture in the cache: a hash of its bytes, of the options and faces that shape it,
// and of the version of what is stored.
std::string cache_key(std::string_view bytes, const fonts::FontBook& fonts,
                      const PrepareOptions& options);

class PictureCache {
 public:
  // `folder` empty: nothing is found and nothing is kept.
  PictureCache(base::FileSystem& files, base::Path folder)
      : files_(files), folder_(std::move(folder)) {}

  // Nothing when there is none, or when it is damaged.
  std::optional<PreparedPicture> load(const std::string& key) const;
  // Written beside and renamed: two builds may store the same picture at once. A cache that cannot
  // be written is no failure of the build.
  void store(const std::string& key, const PreparedPicture& prepared) const;

 private:
  base::Path path_of(const std::string& key) const;

  base::FileSystem& files_;
  base::Path folder_;
};

// The bytes of a prepared picture, and back. Reading damaged bytes gives nothing.
std::string write_prepared(const PreparedPicture& prepared);
std::optional<PreparedPicture> read_prepared(std::string_view bytes);

}  // namespace diaoban::figures
