// What the commands know of the terminal: where to print, in which colours, with what progress.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::cli {

class Terminal {
 public:
  // Asks the standard streams and NO_COLOR.
  Terminal();

  bool color() const { return color_; }
  void set_quiet(bool quiet) { quiet_ = quiet; }

  // To standard output and to standard error, as they are.
  void print(std::string_view text) const;
  void print_error(std::string_view text);
  // Shows the stage that is under way, on a terminal only and not when quiet.
  void show_stage(std::string_view stage);
  // Takes the shown stage away.
  void clear_stage();

 private:
  bool color_ = false;
  bool interactive_ = false;
  bool quiet_ = false;
  bool stage_shown_ = false;
};

}  // namespace diaoban::cli
