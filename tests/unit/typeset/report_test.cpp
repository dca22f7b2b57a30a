// The layout report: what is listed, where, and the summary.
#include "typeset/paragraph/report.hpp"

#include "support/catch.hpp"

namespace diaoban::typeset {
namespace {

TEST_CASE("the report lists adjusted lines with their places") {
  diagnostics::Sources sources;
  const auto source = sources.add("ch1.md", "# 题\n\n正文\n");
  LayoutReport report;
  report.rounds = 3;
  SetLine plain;
  plain.width = plain.natural_width = 100;
  report.lines.push_back(report_line(plain, 10));
  SetLine loose;
  loose.span = {source, 7, 7};
  loose.natural_width = 92;
  loose.width = 100;
  loose.adjustments = {{Slack::Gap, 8, 10}};
  loose.relaxed = {Relaxed::Looseness};
  report.lines.push_back(report_line(loose, 10));
  report.lines.back().page = 2;
  CHECK(summarise(report, sources) == "2 lines; loosest +0.08 em at ch1.md:3; 1 rule relaxed");
  const std::string json = write_report(report, sources);
  CHECK(json.find("\"rounds\": 3") != std::string::npos);
  CHECK(json.find("\"count\": 2") != std::string::npos);
  CHECK(json.find("\"looseness\": 1") != std::string::npos);
  CHECK(json.find("\"class\": \"gap\"") != std::string::npos);
  CHECK(json.find("\"source\": \"ch1.md\"") != std::string::npos);
  CHECK(json.find("\"page\": 3") != std::string::npos);
  CHECK(json.find("\"page\": 1") == std::string::npos);
  CHECK(json.find("looseness") != std::string::npos);
}

}  // namespace
}  // namespace diaoban::typeset
