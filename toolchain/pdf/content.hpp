// Page content as Cairo writes it, with sentinels turned into marked content. Knows no library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoban::pdf {

struct FilteredContent {
  std::string content;
  std::size_t sentinels = 0;  // found, whether or not there was an opening for them
  int nesting = 0;            // deepest q…Q
  bool balanced = true;       // marked content is closed where a sentinel stands, and at the end
};

// The content stream with its n-th sentinel (figures::Canvas::draw_sentinel) replaced by the end of
// the run before and `openings[n]` ("/P <</MCID 0>> BDC"), and the marks around an emoji's carrier
// by invisible and normal text rendering (ISO 32000-1 9.3.6). With `grey`, colours with three equal
// parts become DeviceGray.
FilteredContent filter_content(std::string_view content, const std::vector<std::string>& openings,
                               bool grey);

}  // namespace diaoban::pdf
