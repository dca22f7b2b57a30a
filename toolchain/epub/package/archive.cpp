// Implements the container over libzip.
#include "epub/package/archive.hpp"

#include <zip.h>

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

void add_file(zip_t* archive, const ArchiveFile& file) {
  Source source(zip_source_buffer(archive, file.bytes->data(), file.bytes->size(), 0));
  if (!source) fail("pack", file.path, zip_strerror(archive));
  const zip_int64_t index =
      zip_file_add(archive, file.path.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) fail("pack", file.path, zip_strerror(archive));
  static_cast<void>(source.release());  // the archive owns it now
  const auto at = static_cast<zip_uint64_t>(index);
  constexpr zip_uint16_t first_day = 0x21;  // 1980-01-01 in DOS form
  constexpr zip_uint32_t plain_file = 0100644U << 16U;
  const bool is_set =
      zip_set_file_compression(archive, at, file.compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                               file.compressed ? 9 : 0) == 0 &&
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

std::string write_archive(const std::vector<ArchiveFile>& files) {
  base::ensure(!files.empty() && files.front().path == "mimetype" && !files.front().compressed,
               "the container starts with its stored mimetype");
  zip_error_t error;
  zip_error_init(&error);
  Source buffer(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!buffer) fail("pack", "the archive", zip_error_strerror(&error));
  Archive archive(zip_open_from_source(buffer.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) fail("pack", "the archive", zip_error_strerror(&error));
  // One count for the archive, which frees it when it closes, and one to read the bytes back.
  zip_source_keep(buffer.get());
  for (const ArchiveFile& file : files) add_file(archive.get(), file);
  if (zip_close(archive.get()) != 0) fail("pack", "the archive", zip_strerror(archive.get()));
  static_cast<void>(archive.release());
  zip_error_fini(&error);
  return read_back(buffer.get());
}

}  // namespace diaoban::epub
