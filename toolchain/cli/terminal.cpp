// Implements printing.
#include "cli/terminal.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace diaoban::cli {

Terminal::Terminal() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool dumb = kind != nullptr && std::string_view(kind) == "dumb";
  interactive_ = ::isatty(STDERR_FILENO) == 1 && !dumb;
  // https://no-color.org: any value but the empty one turns colours off.
  color_ = interactive_ && (no_color == nullptr || *no_color == '\0');
}

void Terminal::print(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void Terminal::print_error(std::string_view text) {
  clear_stage();
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Terminal::show_stage(std::string_view stage) {
  if (!interactive_ || quiet_) return;
  clear_stage();
  std::fprintf(stderr, "%.*s …", static_cast<int>(stage.size()), stage.data());
  std::fflush(stderr);
  stage_shown_ = true;
}

void Terminal::clear_stage() {
  if (!stage_shown_) return;
  std::fputs("\r\x1b[2K", stderr);
  std::fflush(stderr);
  stage_shown_ = false;
}

}  // namespace diaoban::cli
