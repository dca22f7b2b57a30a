// The one exception for "the world failed": a file, a library, the operating system.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace diaoban::base {

// What was tried, on which path (or library), and why it did not work. Caught only in cli/.
class Failure : public std::runtime_error {
 public:
  Failure(std::string operation, std::string path, std::string reason)
      : std::runtime_error(operation + " " + path + ": " + reason),
        operation_(std::move(operation)),
        path_(std::move(path)),
        reason_(std::move(reason)) {}

  const std::string& operation() const { return operation_; }
  const std::string& path() const { return path_; }
  const std::string& reason() const { return reason_; }

 private:
  std::string operation_;
  std::string path_;
  std::string reason_;
};

}  // namespace diaoban::base
