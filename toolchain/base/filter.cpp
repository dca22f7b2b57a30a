// Implements the running of filters; all streams are files, so nothing can block.
#include "base/filter.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/failure.hpp"
#include "base/spawn.hpp"

namespace diaoban::base {
namespace {

using Clock = std::chrono::steady_clock;

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "diaoban-run-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw Failure("make", name, "no temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

std::string replaced(std::string word, std::string_view name, const std::string& path) {
  for (std::size_t at = word.find(name); at != std::string::npos;
       at = word.find(name, at + path.size())) {
    word.replace(at, name.size(), path);
  }
  return word;
}

std::string read_start(const std::string& path, std::size_t limit) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  std::istreambuf_iterator<char> at(file);
  for (; at != std::istreambuf_iterator<char>() && bytes.size() < limit; ++at) bytes += *at;
  return bytes;
}

std::size_t size_of(const std::string& path) {
  std::error_code missing;
  const auto size = std::filesystem::file_size(path, missing);
  return missing ? 0 : static_cast<std::size_t>(size);
}

// Waits for the end of `child`, and brings it about when it exceeds a limit.
void wait_for(pid_t child, const std::vector<std::string>& written, const FilterLimits& limits,
              FilterResult& result) {
  const auto deadline = Clock::now() + limits.time;
  result.end = FilterEnd::Finished;
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    std::size_t bytes = 0;
    for (const std::string& path : written) bytes += size_of(path);
    if (bytes > limits.output_bytes) result.end = FilterEnd::TooMuch;
    if (Clock::now() > deadline) result.end = FilterEnd::TooLong;
    if (result.end != FilterEnd::Finished) {
      ::kill(-child, SIGKILL);
      ::waitpid(child, &status, 0);
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  ::kill(-child, SIGKILL);  // what it may have left running
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

FilterResult run_filter(const std::vector<std::string>& words, std::string_view input,
                        const FilterLimits& limits) {
  FilterResult result;
  if (words.empty()) return result;
  const Folder folder;
  const std::string in = folder.file("diagram.txt");
  const std::string out = folder.file("diagram.svg");
  const std::string said = folder.file("stdout");
  const std::string wrong = folder.file("stderr");
  std::ofstream(in, std::ios::binary) << input;
  bool to_file = false;
  std::vector<std::string> given;
  for (const std::string& word : words) {
    to_file = to_file || word.find("{output}") != std::string::npos;
    given.push_back(replaced(replaced(word, "{input}", in), "{output}", out));
  }
  Streams streams;
  streams.open(STDIN_FILENO, in, O_RDONLY);
  streams.open(STDOUT_FILENO, said, O_WRONLY | O_CREAT | O_TRUNC);
  streams.open(STDERR_FILENO, wrong, O_WRONLY | O_CREAT | O_TRUNC);
  const pid_t child = spawn(given, streams);
  if (child < 0) return result;
  wait_for(child, {out, said, wrong}, limits, result);
  result.output = read_start(to_file ? out : said, limits.output_bytes);
  result.error = read_start(wrong, 4096);
  return result;
}

}  // namespace diaoban::base
