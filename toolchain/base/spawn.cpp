// Implements the starting of programs over POSIX.
#include "base/spawn.hpp"

extern char** environ;

namespace diaoban::base {
namespace {

class Attributes {
 public:
  Attributes() {
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes_, 0);
  }
  Attributes(const Attributes&) = delete;
  Attributes& operator=(const Attributes&) = delete;
  ~Attributes() { posix_spawnattr_destroy(&attributes_); }
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

}  // namespace

pid_t spawn(const std::vector<std::string>& words, const Streams& streams) {
  if (words.empty()) return -1;
  std::vector<std::string> copies = words;
  std::vector<char*> arguments;
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const Attributes attributes;
  pid_t child = -1;
  const int failed = posix_spawnp(&child, arguments[0], streams.get(), attributes.get(),
                                  arguments.data(), environ);
  return failed == 0 ? child : -1;
}

}  // namespace diaoban::base
