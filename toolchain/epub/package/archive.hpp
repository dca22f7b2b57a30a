// The container: files packed into a ZIP, the same bytes for the same files (EPUB 3.3 §4.3).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace diaoban::epub {

// A file as it lies in the container.
struct ArchiveFile {
  std::string path;
  std::shared_ptr<const std::string> stored;  // its bytes, packed where that makes them fewer
  bool is_packed = false;
  std::uint64_t size = 0;  // unpacked
  std::uint32_t checksum = 0;
};

// Packs a file, for files of their own kind of compression without another try. Safe from several
// threads.
ArchiveFile pack_file(std::string path, std::shared_ptr<const std::string> bytes, bool compress);

// The ZIP of `files` in their order, dated 1980-01-01 without time zone. The first must be
// "mimetype", not packed. Throws Failure when the library fails.
std::string write_archive(const std::vector<ArchiveFile>& files);

}  // namespace diaoban::epub
