// Finds the toctree directives of a MyST file, or of a list in reStructuredText, by a light scan of
// its lines.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/source.hpp"

namespace diaoban::project {

struct TocEntry {
  std::string title;   // empty: none is given
  std::string target;  // as written: a document, a pattern, `self` or an address
  diagnostics::Span span;
};

struct Toctree {
  std::string caption;
  diagnostics::Span caption_span;
  bool glob = false;
  bool reversed = false;
  bool numbered = false;
  std::vector<TocEntry> entries;
};

struct TocScan {
  std::vector<Toctree> toctrees;
  std::vector<std::string> includes;  // targets of `include` directives
};

// The toctrees of the file `source` in order. Fences of code, and of directives whose body is
// literal, hide what stands in them; HTML comments do too.
TocScan read_toctrees(diagnostics::SourceId source, std::string_view text);

// The same of a page in reStructuredText, whose directives are `.. toctree::` and the lines below
// that stand deeper. Nothing else of the page is understood.
TocScan read_rst_toctrees(diagnostics::SourceId source, std::string_view text);

// Whether a target is an address (`https://…`, `mailto:…`), not a file.
bool is_address(std::string_view target);

}  // namespace diaoban::project
