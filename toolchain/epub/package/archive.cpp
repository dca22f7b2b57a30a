// Implements the container over libzip.
#include "epub/package/archive.hpp"

#include <zip.h>

#include <deque>
#include <utility>

#include "base/deflate.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "base/handle.hpp"

namespace diaoban::epub {
namespace {

// Closing writes the archive and may fail, so an archive that is only freed is discarded.
using Archive = base::Handle<zip_t, zip_discard>;
using Source = base::Handle<zip_source_t, zip_source_free>;

[[noreturn]] void fail(const char* operation, const std::string& what, const char* reason) {
  throw base::Failure(operation, what, reason ? reason : "unknown error");
}

// What libzip asks of a source, answered from a file that is packed already.
class PackedSource {
 public:
  explicit PackedSource(const ArchiveFile& file) : file_(file) {}

  static zip_int64_t answer(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    return static_cast<PackedSource*>(self)->do_answer(data, length, command);
  }

 private:
  zip_int64_t do_answer(void* data, zip_uint64_t length, zip_source_cmd_t command) {
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_READABLE;
      case ZIP_SOURCE_OPEN:
        offset_ = 0;
        return 0;
      case ZIP_SOURCE_READ: {
        const std::size_t count = file_.stored->copy(static_cast<char*>(data), length, offset_);
        offset_ += count;
        return static_cast<zip_int64_t>(count);
      }
      case ZIP_SOURCE_STAT:
        return state(data, length);
      case ZIP_SOURCE_CLOSE:
      case ZIP_SOURCE_FREE:
        return 0;
      default:
        return -1;
    }
  }

  zip_int64_t state(void* data, zip_uint64_t length) const {
    if (length < sizeof(zip_stat_t)) return -1;
    auto* status = static_cast<zip_stat_t*>(data);
    zip_stat_init(status);
    status->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
    status->size = file_.size;
    status->comp_size = file_.stored->size();
    status->comp_method = file_.is_packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    status->crc = file_.checksum;
    return sizeof(zip_stat_t);
  }

  const ArchiveFile& file_;
  std::size_t offset_ = 0;
};

void add_file(zip_t* archive, const ArchiveFile& file, PackedSource& packed) {
  Source source(zip_source_function(archive, PackedSource::answer, &packed));
  if (!source) fail("pack", file.path, zip_strerror(archive));
  const zip_int64_t index =
      zip_file_add(archive, file.path.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) fail("pack", file.path, zip_strerror(archive));
  static_cast<void>(source.release());  // the archive owns it now
  const auto at = static_cast<zip_uint64_t>(index);
  constexpr zip_uint16_t first_day = 0x21;  // 1980-01-01 in DOS form
  constexpr zip_uint32_t plain_file = 0100644U << 16U;
  // The method is that of the source, so that libzip copies what is packed.
  const bool is_set =
      zip_set_file_compression(archive, at, file.is_packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) ==
          0 &&
      zip_file_set_dostime(archive, at, 0, first_day, 0) == 0 &&
      zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX, plain_file) == 0;
  if (!is_set) fail("pack", file.path, zip_strerror(archive));
}

std::string read_back(zip_source_t* source) {
  zip_stat_t status;
  if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0) {
    fail("pack", "the archive", zip_error_strerror(zip_source_error(source)));
  }
  std::string bytes(status.size, '\0');
  const zip_int64_t count = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (count != static_cast<zip_int64_t>(bytes.size())) {
    fail("pack", "the archive", "it could not be read back");
  }
  return bytes;
}

}  // namespace

ArchiveFile pack_file(std::string path, std::shared_ptr<const std::string> bytes, bool compress) {
  ArchiveFile file;
  file.path = std::move(path);
  file.size = bytes->size();
  file.checksum = base::crc32(*bytes);
  if (compress && !bytes->empty()) {
    std::string packed = base::deflate(*bytes);
    file.is_packed = packed.size() < bytes->size();
    if (file.is_packed) bytes = std::make_shared<const std::string>(std::move(packed));
  }
  file.stored = std::move(bytes);
  return file;
}

std::string write_archive(const std::vector<ArchiveFile>& files) {
  base::ensure(!files.empty() && files.front().path == "mimetype" && !files.front().is_packed,
               "the container starts with its stored mimetype");
  zip_error_t error;
  zip_error_init(&error);
  Source buffer(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!buffer) fail("pack", "the archive", zip_error_strerror(&error));
  Archive archive(zip_open_from_source(buffer.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) fail("pack", "the archive", zip_error_strerror(&error));
  // One count for the archive, which frees it when it closes, and one to read the bytes back.
  zip_source_keep(buffer.get());
  std::deque<PackedSource> sources;  // libzip reads them when the archive is closed
  for (const ArchiveFile& file : files) {
    add_file(archive.get(), file, sources.emplace_back(file));
  }
  if (zip_close(archive.get()) != 0) fail("pack", "the archive", zip_strerror(archive.get()));
  static_cast<void>(archive.release());
  zip_error_fini(&error);
  return read_back(buffer.get());
}

}  // namespace diaoban::epub
