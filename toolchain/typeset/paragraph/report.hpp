// What the setting of a book's lines took: for `--report layout` and its one-line summary.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/source.hpp"
#include "typeset/paragraph/paragraph.hpp"

namespace diaoban::typeset {

// A line as it stands on its page. Lengths are points.
struct ReportedLine {
  std::uint32_t page = 0;  // index into Layout::pages, once it is known
  diagnostics::Span span;  // where it starts in the manuscript
  double natural_width = 0;
  double width = 0;
  double em = 0;  // the size that the setting measures by
  bool hyphenated = false;
  bool last = false;
  std::vector<Adjustment> adjustments;
  std::vector<Relaxed> relaxed;
};

struct LayoutReport {
  std::vector<ReportedLine> lines;  // page by page
  int rounds = 0;                   // of layout, until the page numbers in the text were right
};

// What the report says of `line`, set in a body of `em` points.
ReportedLine report_line(const SetLine& line, double em);

// Points a place of the widest opening between two characters of Chinese, in em of the line.
double loosest_gap(const ReportedLine& line);

// "12,034 lines; loosest +0.08 em at ch3.md:12; 2 rules relaxed".
std::string summarise(const LayoutReport& report, const diagnostics::Sources& sources);

// JSON: {"rounds", "count", "relaxed": {rule: count}, "lines": [{"page", "source", "line", "column",
// "natural", "width", "adjusted": [{"class", "amount", "places"}], "relaxed": […]}]}. Lines that
// are as they fell are counted, not listed.
std::string write_report(const LayoutReport& report, const diagnostics::Sources& sources);

// Names as they stand in the report: "word-space", "han-latin", …; "lone-han", "overfull", ….
std::string_view name_of(Slack slack);
std::string_view name_of(Relaxed relaxed);

}  // namespace diaoban::typeset
