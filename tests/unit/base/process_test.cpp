// Other programs: what they print and how they end, and that none runs for ever.
#include "base/process.hpp"

#include "support/catch.hpp"

using namespace diaoban;
using namespace std::chrono_literals;

TEST_CASE("what a program prints and how it ends") {
  const base::Finished finished =
      base::run_process({"sh", "-c", "echo a; echo b >&2; exit 3"}, 20s);
  CHECK(finished.status == 3);
  CHECK(finished.output == "a\nb\n");
  CHECK(base::run_process({"echo", "$HOME; *"}, 20s).output == "$HOME; *\n");
  CHECK(base::run_process({"no-such-command-at-all"}, 20s).status == -1);
}

TEST_CASE("a program that does not end is stopped with its children") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(base::run_process({"sh", "-c", "sleep 60 & sleep 60"}, 1s).status == -1);
  CHECK(std::chrono::steady_clock::now() - start < 30s);
}

TEST_CASE("commands are found along the path") {
  CHECK(base::find_command("sh").filename() == "sh");
  CHECK(base::find_command("no-such-command-at-all").empty());
}
