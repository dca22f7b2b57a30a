// The file system as the stages see it, so that each of them runs in memory in tests.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::base {

using Path = std::filesystem::path;

// The bytes of a file as long as `owner` lives.
struct Mapping {
  std::shared_ptr<const void> owner;
  std::string_view bytes;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  // The bytes of a regular file, or nothing when there is none or it cannot be read.
  virtual std::optional<std::string> read(const Path& path) const = 0;
  // The same bytes for a large file of which little is read: mapped where that can be done. The
  // file must not change while the mapping lives.
  virtual std::optional<Mapping> map(const Path& path) const;
  virtual bool is_file(const Path& path) const = 0;
  virtual bool is_folder(const Path& path) const = 0;
  // Bytes of a regular file, 0 when there is none.
  virtual std::uintmax_t size(const Path& path) const = 0;
  // Seconds since 1970 (UTC) of the last change, 0 when there is no such file.
  virtual std::int64_t modified(const Path& path) const = 0;
  // Names (not paths) in a folder, sorted by bytes: the order never depends on the disk.
  virtual std::vector<std::string> list(const Path& folder) const = 0;
  // The path with `..` and symbolic links resolved as far as it exists.
  virtual Path canonical(const Path& path) const = 0;
  // Writes `bytes` beside `path` and renames, making folders as needed: a reader sees the old
  // file or the new one, never a part. Throws Failure.
  virtual void write(const Path& path, std::string_view bytes) = 0;
  virtual void remove(const Path& path) = 0;
};

// The disk of this machine.
class RealFileSystem : public FileSystem {
 public:
  std::optional<std::string> read(const Path& path) const override;
  std::optional<Mapping> map(const Path& path) const override;
  bool is_file(const Path& path) const override;
  bool is_folder(const Path& path) const override;
  std::uintmax_t size(const Path& path) const override;
  std::int64_t modified(const Path& path) const override;
  std::vector<std::string> list(const Path& folder) const override;
  Path canonical(const Path& path) const override;
  void write(const Path& path, std::string_view bytes) override;
  void remove(const Path& path) override;
};

// Files held in memory; folders exist when a file is below them. For tests.
class MemoryFileSystem : public FileSystem {
 public:
  std::optional<std::string> read(const Path& path) const override;
  bool is_file(const Path& path) const override;
  bool is_folder(const Path& path) const override;
  std::uintmax_t size(const Path& path) const override;
  std::int64_t modified(const Path& path) const override;
  std::vector<std::string> list(const Path& folder) const override;
  Path canonical(const Path& path) const override;
  void write(const Path& path, std::string_view bytes) override;
  void remove(const Path& path) override;

 private:
  std::map<std::string, std::string> files_;  // normalised generic path -> bytes
};

// `path` taken from `folder` (or from `root` when it starts with '/'), normalised, relative to
// `root`. Nothing when it leaves `root` by `..` or is otherwise outside of it. Purely lexical:
// a caller that opens the file also checks is_inside().
std::optional<Path> resolve_inside(const Path& folder, std::string_view path);

// Whether `path`, links followed, lies in `root`.
bool is_inside(const FileSystem& files, const Path& root, const Path& path);

}  // namespace diaoban::base
