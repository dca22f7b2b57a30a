// A print edition laid out: its page count decides its gutter, and the gutter its page count.
#pragma once

#include <vector>

#include "cli/manuscript.hpp"
#include "project/print/print_settings.hpp"
#include "typeset/layout.hpp"
#include "typeset/paragraph/report.hpp"

namespace diaoban::cli {

struct PrintLayout {
  typeset::Layout layout;  // with the blank pages that are bound
  project::Theme theme;    // as it was fitted to the paper
  project::PrintSettings settings;
  typeset::LayoutReport report;               // filled when it is asked for
  std::vector<document::Document> documents;  // of this edition; empty: the manuscript's own

  int pages() const { return static_cast<int>(layout.pages.size()); }
};

// What is wrong with the settings or the manuscript goes to the workshop's sink. `with_report`: the
// report of the layout is filled, too.
PrintLayout layout_print(const Manuscript& manuscript, const project::Edition& edition,
                         bool with_report, Workshop& workshop);

}  // namespace diaoban::cli
