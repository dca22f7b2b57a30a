// The container: files packed into a ZIP, the same bytes for the same files (EPUB 3.3 §4.3).
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace diaoban::epub {

struct ArchiveFile {
  std::string path;
  std::shared_ptr<const std::string> bytes;
  bool compressed = true;  // false: stored, for what is compressed already
};

// The ZIP of `files` in their order, dated 1980-01-01 without time zone. The first must be
// "mimetype", stored. Throws Failure when the library fails.
std::string write_archive(const std::vector<ArchiveFile>& files);

}  // namespace diaoban::epub
