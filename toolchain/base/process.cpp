// Implements processes over POSIX.
#include "base/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "base/spawn.hpp"

namespace diaoban::base {
namespace {

constexpr std::size_t most_output = 16'000'000;

using Clock = std::chrono::steady_clock;

// Reads until all writers are gone; false when the time is over.
bool read_until(int descriptor, Clock::time_point end, std::string& output) {
  char buffer[65536];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return false;
    pollfd waiting{descriptor, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(left.count())) <= 0) continue;
    const ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count <= 0) return true;
    const std::size_t room = most_output - output.size();
    output.append(buffer, std::min(room, static_cast<std::size_t>(count)));
  }
}

}  // namespace

Finished run_process(const std::vector<std::string>& words, std::chrono::seconds limit) {
  Finished finished;
  int pipe[2];
  if (words.empty() || pipe2(pipe, O_CLOEXEC) != 0) return finished;
  Streams streams;
  streams.open(STDIN_FILENO, "/dev/null", O_RDONLY);
  streams.copy(pipe[1], STDOUT_FILENO);
  streams.copy(pipe[1], STDERR_FILENO);
  const pid_t child = spawn(words, streams);
  close(pipe[1]);
  if (child > 0) {
    const bool in_time = read_until(pipe[0], Clock::now() + limit, finished.output);
    if (!in_time) kill(-child, SIGKILL);
    int status = 0;
    const bool is_known = waitpid(child, &status, 0) == child;
    if (in_time && is_known && WIFEXITED(status)) finished.status = WEXITSTATUS(status);
  }
  close(pipe[0]);
  return finished;
}

Path find_command(std::string_view name) {
  const char* list = std::getenv("PATH");
  if (!list) return {};
  std::string_view left = list;
  while (!left.empty()) {
    const std::size_t end = std::min(left.find(':'), left.size());
    const Path path = Path(left.substr(0, end)) / name;
    if (end > 0 && access(path.c_str(), X_OK) == 0) return path;
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return {};
}

}  // namespace diaoban::base
