#include "base/parallel.hpp"

#include <stdexcept>
#include <vector>

#include "support/catch.hpp"

using namespace diaoban::base;

TEST_CASE("every index is worked on once, whatever the number of threads") {
  for (const unsigned jobs : {0U, 1U, 2U, 7U}) {
    std::vector<int> seen(100, 0);
    parallel_for(seen.size(), jobs, [&](std::size_t i) { ++seen[i]; });
    CHECK(seen == std::vector<int>(100, 1));
  }
  parallel_for(0, 4, [](std::size_t) { throw std::runtime_error("no work, no call"); });
}

TEST_CASE("the first error by index is the one that comes back") {
  std::string message;
  try {
    parallel_for(10, 3, [](std::size_t i) {
      if (i >= 4) throw std::runtime_error(std::to_string(i));
    });
  } catch (const std::runtime_error& error) {
    message = error.what();
  }
  CHECK(message == "4");
}
