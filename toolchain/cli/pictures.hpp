// The pictures of a book: gathered from its trees, prepared once each.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"
#include "figures/picture.hpp"
#include "project/book.hpp"

namespace diaoban::cli {

// Prepared pictures by their path from the book's root.
class Pictures {
 public:
  // Prepares all that `documents` show and the book's cover, on at most `jobs` threads; `drawn` are
  // SVGs that lie in no file, by the path that the trees name them with. A missing or remote
  // picture is a diagnostic and of kind Broken. Without `keep_drawings` nobody will draw them, but
  // for the cover's, and only their SVG, links and what they embed are kept.
  static Pictures prepare(const project::Book& book,
                          const std::vector<document::Document>& documents,
                          const std::map<std::string, std::string>& drawn, base::FileSystem& files,
                          const fonts::FontBook& fonts, const figures::PrepareOptions& options,
                          bool keep_drawings, unsigned jobs, diagnostics::Sink& sink);

  // Never null.
  std::shared_ptr<const figures::Picture> find(const std::string& path) const;
  // The newest time of change of the prepared files, seconds since 1970.
  std::int64_t newest_change() const { return newest_change_; }

 private:
  std::map<std::string, std::shared_ptr<const figures::Picture>> pictures_;
  std::int64_t newest_change_ = 0;
};

}  // namespace diaoban::cli
