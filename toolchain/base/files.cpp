// Implements the real and the in-memory file system.
#include "base/files.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

#include "base/failure.hpp"

namespace diaoban::base {
namespace fs = std::filesystem;

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

void write_all(int descriptor, std::string_view bytes, const Path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      throw Failure("write", path.string(), std::strerror(errno));
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::optional<Mapping> FileSystem::map(const Path& path) const {
  std::optional<std::string> bytes = read(path);
  if (!bytes) return std::nullopt;
  const auto owner = std::make_shared<const std::string>(std::move(*bytes));
  return Mapping{owner, *owner};
}

std::optional<Mapping> RealFileSystem::map(const Path& path) const {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return std::nullopt;
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const auto length = static_cast<std::size_t>(status.st_size);
  if (length == 0) return Mapping{};
  void* address = ::mmap(nullptr, length, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (address == MAP_FAILED) return FileSystem::map(path);
  const auto release = [length](const void* mapped) {
    ::munmap(const_cast<void*>(mapped), length);
  };
  return Mapping{std::shared_ptr<const void>(address, release),
                 std::string_view(static_cast<const char*>(address), length)};
}

std::optional<std::string> RealFileSystem::read(const Path& path) const {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return std::nullopt;
  struct stat status {};
  if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

bool RealFileSystem::is_file(const Path& path) const {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool RealFileSystem::is_folder(const Path& path) const {
  std::error_code error;
  return fs::is_directory(path, error);
}

std::uintmax_t RealFileSystem::size(const Path& path) const {
  std::error_code error;
  const std::uintmax_t bytes = fs::file_size(path, error);
  return error ? 0 : bytes;
}

std::int64_t RealFileSystem::modified(const Path& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return 0;
  return status.st_mtim.tv_sec;
}

std::vector<std::string> RealFileSystem::list(const Path& folder) const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Path RealFileSystem::canonical(const Path& path) const {
  std::error_code error;
  Path resolved = fs::weakly_canonical(path, error);
  return error ? path.lexically_normal() : resolved;
}

void RealFileSystem::write(const Path& path, std::string_view bytes) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) throw Failure("create folder", path.parent_path().string(), error.message());
  const Path beside = path.string() + ".part-" + std::to_string(::getpid());
  {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.is_open()) throw Failure("write", path.string(), std::strerror(errno));
    write_all(file.number(), bytes, path);
    if (::fsync(file.number()) != 0 && errno != EINVAL) {
      throw Failure("write", path.string(), std::strerror(errno));
    }
  }
  fs::rename(beside, path, error);
  if (error) {
    const std::string reason = error.message();
    fs::remove(beside, error);
    throw Failure("write", path.string(), reason);
  }
}

void RealFileSystem::remove(const Path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) throw Failure("remove", path.string(), error.message());
}

namespace {
std::string key(const Path& path) { return path.lexically_normal().generic_string(); }
}  // namespace

std::optional<std::string> MemoryFileSystem::read(const Path& path) const {
  const auto found = files_.find(key(path));
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

bool MemoryFileSystem::is_file(const Path& path) const { return files_.contains(key(path)); }

bool MemoryFileSystem::is_folder(const Path& path) const { return !list(path).empty(); }

std::uintmax_t MemoryFileSystem::size(const Path& path) const {
  const auto found = files_.find(key(path));
  return found == files_.end() ? 0 : found->second.size();
}

std::int64_t MemoryFileSystem::modified(const Path& path) const { return is_file(path) ? 1 : 0; }

std::vector<std::string> MemoryFileSystem::list(const Path& folder) const {
  std::string prefix = key(folder);
  if (prefix == ".") prefix.clear();
  if (!prefix.empty() && prefix.back() != '/') prefix += '/';
  std::set<std::string> names;
  for (const auto& [path, bytes] : files_) {
    if (!path.starts_with(prefix)) continue;
    const std::string rest = path.substr(prefix.size());
    names.insert(rest.substr(0, rest.find('/')));
  }
  return {names.begin(), names.end()};
}

Path MemoryFileSystem::canonical(const Path& path) const { return path.lexically_normal(); }

void MemoryFileSystem::write(const Path& path, std::string_view bytes) {
  files_[key(path)] = std::string(bytes);
}

void MemoryFileSystem::remove(const Path& path) {
  const std::string name = key(path);
  std::erase_if(files_, [&](const auto& file) {
    return file.first == name || file.first.starts_with(name + "/");
  });
}

std::optional<Path> resolve_inside(const Path& folder, std::string_view path) {
  Path joined;
  if (path.starts_with('/')) {
    while (path.starts_with('/')) path.remove_prefix(1);
    joined = Path(path);
  } else {
    joined = folder / Path(path);
  }
  joined = joined.lexically_normal();
  if (joined.is_absolute() || (!joined.empty() && *joined.begin() == "..")) return std::nullopt;
  return joined;
}

bool is_inside(const FileSystem& files, const Path& root, const Path& path) {
  const Path inner = files.canonical(path);
  const Path outer = files.canonical(root);
  const Path relative = inner.lexically_relative(outer);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace diaoban::base
