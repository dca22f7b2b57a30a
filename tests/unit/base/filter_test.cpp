// Running programs: what comes back, and what is stopped.
#include "base/filter.hpp"

#include "support/catch.hpp"

using namespace diaoban::base;

TEST_CASE("a program gets its words as they are and gives its output") {
  const FilterResult result = run_filter({"printf", "%s|", "a b", "$HOME", "*"}, "");
  CHECK(result.end == FilterEnd::Finished);
  CHECK(result.status == 0);
  CHECK(result.output == "a b|$HOME|*|");
}

TEST_CASE("input comes by the standard stream or as a file, output too") {
  CHECK(run_filter({"cat"}, "雕版").output == "雕版");
  CHECK(run_filter({"cp", "{input}", "{output}"}, "雕版").output == "雕版");
}

TEST_CASE("a program that is not there, fails, or does not end") {
  CHECK(run_filter({"diaoban-no-such-program"}, "").end == FilterEnd::NotFound);
  CHECK(run_filter({}, "").end == FilterEnd::NotFound);
  const FilterResult failed = run_filter({"ls", "/no-such-folder"}, "");
  CHECK(failed.status != 0);
  CHECK(failed.error.find("no-such-folder") != std::string::npos);
  FilterLimits limits;
  limits.time = std::chrono::milliseconds(50);
  CHECK(run_filter({"sleep", "60"}, "", limits).end == FilterEnd::TooLong);
  limits.time = std::chrono::milliseconds(20'000);
  limits.output_bytes = 1000;
  CHECK(run_filter({"yes"}, "", limits).end == FilterEnd::TooMuch);
}
