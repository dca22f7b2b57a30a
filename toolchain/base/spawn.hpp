// Starting another program, with no shell, as the leader of a process group.
#pragma once

#include <spawn.h>
#include <sys/types.h>

#include <string>
#include <vector>

namespace diaoban::base {

// What becomes of the streams of a program before it starts, in the order of the calls.
class Streams {
 public:
  Streams() { posix_spawn_file_actions_init(&actions_); }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;
  ~Streams() { posix_spawn_file_actions_destroy(&actions_); }

  // Of new files, only their owner may read them.
  void open(int stream, const std::string& path, int flags) {
    posix_spawn_file_actions_addopen(&actions_, stream, path.c_str(), flags, 0600);
  }
  void copy(int from, int stream) { posix_spawn_file_actions_adddup2(&actions_, from, stream); }

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// Starts words[0], found along PATH, with the other words as they are. It leads a group of its own,
// so that all it starts can be ended with it. Returns its id, or -1 when it did not start.
pid_t spawn(const std::vector<std::string>& words, const Streams& streams);

}  // namespace diaoban::base
