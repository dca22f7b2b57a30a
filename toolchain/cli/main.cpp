// Finds the command, runs it, and turns what went wrong into a message and an exit code.
#include <fmt/format.h>
#include <malloc.h>

#include <array>
#include <string_view>

#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "cli/commands.hpp"

namespace diaoban::cli {
namespace {

struct Command {
  std::string_view name;
  std::string_view arguments;
  std::string_view summary;
  int (*run)(const Words&, Terminal&);
};

constexpr std::array commands{
    Command{"build", "[BOOK]", "make the editions of a book", build},
    Command{"cover", "[BOOK]", "make the cover of a book", make_cover},
    Command{"check", "[FILE|BOOK]", "hold finished files against the rules of checkers and stores",
            check_files},
    Command{"render", "FILE|-", "show one manuscript file as XHTML or as a tree", render},
    Command{"explain", "[NAME]", "tell what a kind of diagnostic means", explain},
    Command{"clean", "", "remove the cache of prepared pictures", clean},
};

std::string help() {
  std::string text =
      "diaoban: one manuscript, carved once, printed in every edition\n\n"
      "Usage: diaoban COMMAND [OPTION]…\n\nCommands:\n";
  for (const Command& command : commands) {
    text += fmt::format("  {:<22}{}\n", fmt::format("{} {}", command.name, command.arguments),
                        command.summary);
  }
  text +=
      "\n  diaoban COMMAND --help   the options of a command\n"
      "  diaoban --version        the version\n\n"
      "Exit code: 0 done, 1 errors in the book, 2 wrong use.\n";
  return text;
}

int run(const Words& words, Terminal& terminal) {
  if (words.empty()) throw UsageError("no command given");
  const std::string& name = words.front();
  if (name == "--help" || name == "-h" || name == "help") {
    terminal.print(help());
    return 0;
  }
  if (name == "--version") {
    terminal.print("diaoban " DIAOBAN_VERSION "\n");
    return 0;
  }
  std::vector<std::string> names;
  for (const Command& command : commands) {
    if (command.name == name) return command.run({words.begin() + 1, words.end()}, terminal);
    names.emplace_back(command.name);
  }
  const auto meant = diagnostics::nearest(name, names);
  throw UsageError(meant ? fmt::format("unknown command '{}'; did you mean '{}'?", name, *meant)
                         : fmt::format("unknown command '{}'", name));
}

}  // namespace
}  // namespace diaoban::cli

int main(int argc, char** argv) {
  // Large buffers go back to the system when they are freed. Left alone, glibc raises this bound
  // after the first of them, and keeps what pixels of one picture took until the end.
  mallopt(M_MMAP_THRESHOLD, 256 * 1024);
  diaoban::cli::Terminal terminal;
  const diaoban::cli::Words words(argv + 1, argv + argc);
  try {
    return diaoban::cli::run(words, terminal);
  } catch (const diaoban::cli::UsageError& error) {
    terminal.print_error(fmt::format("diaoban: {}\nSee 'diaoban --help'.\n", error.what()));
    return 2;
  } catch (const diaoban::base::Failure& failure) {
    terminal.print_error(fmt::format("diaoban: cannot {}\n", failure.what()));
    return 1;
  } catch (const diaoban::base::Bug& bug) {
    terminal.print_error(
        fmt::format("diaoban: this is a bug in diaoban, please report it: {}\n", bug.what()));
    return 1;
  } catch (const std::exception& error) {
    terminal.print_error(fmt::format("diaoban: {}\n", error.what()));
    return 1;
  }
}
