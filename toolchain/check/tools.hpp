// The checkers of others, where the machine has them: EPUBCheck and Ace by DAISY.
#pragma once

#include <string_view>

#include "base/files.hpp"
#include "check/epub.hpp"

namespace diaoban::check {

// Runs EPUBCheck (the command of that name, or Debian's jar with java) and Ace (ace-puppeteer or
// ace) on the EPUB at `file`, whose bytes are given too, and reports what they find, with the place
// in the manuscript. `scratch` is a folder that Ace may write to. One that is missing is passed
// over; one that is there and fails is reported.
void check_with_tools(const base::Path& file, std::string_view bytes, const base::Path& scratch,
                      const SourceSpans& sources, diagnostics::Sink& sink);

// What EPUBCheck printed and what Ace's report.json says, as diagnostics.
void report_epubcheck(std::string_view output, const Publication& publication,
                      const SourceSpans& sources, diagnostics::Sink& sink);
void report_ace(std::string_view json, const Publication& publication, const SourceSpans& sources,
                diagnostics::Sink& sink);

}  // namespace diaoban::check
