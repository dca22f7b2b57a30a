#include "diagnostics/source.hpp"

#include "diagnostics/diagnostic.hpp"
#include "support/catch.hpp"

using namespace diaoban::diagnostics;

namespace {
constexpr Kind missing{"file-missing", Severity::Error, "", ""};
}

TEST_CASE("positions count lines and code points from one") {
  const SourceFile file("a.md",
                        "\xEF\xBB\xBF"
                        "中文\r\nb\rc\n");
  CHECK(file.position(3) == Position{1, 1});
  CHECK(file.position(6) == Position{1, 2});
  CHECK(file.position(11) == Position{2, 1});
  CHECK(file.position(13) == Position{3, 1});
  CHECK(file.line(1) == "中文");
  CHECK(file.line(2) == "b");
  CHECK(file.line(9).empty());
}

TEST_CASE("the nearest name is offered only when it is near") {
  const std::vector<std::string> names{"note", "warning", "figure-md"};
  CHECK(nearest("figrue-md", names) == "figure-md");
  CHECK(nearest("nota", names) == "note");
  CHECK_FALSE(nearest("toctree", names).has_value());
}

TEST_CASE("diagnostics come sorted by file and place, repeats once") {
  Sources sources;
  const SourceId b = sources.add("b.md", "text");
  const SourceId a = sources.add("a.md", "text");
  Collector sink;
  sink.report(missing, {b, 0, 1}, "x");
  sink.report(missing, {a, 2, 3}, "y");
  sink.report(missing, {a, 1, 3}, "z");
  sink.report(missing, {a, 1, 3}, "z");
  const auto all = sink.sorted(sources);
  REQUIRE(all.size() == 3);
  CHECK(all[0].message == "z");
  CHECK(all[2].message == "x");
}
