// Page content as Cairo writes it, with sentinels turned into marked content. Knows no library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diaoban::pdf {

// What becomes of colours: they stay RGB; those with three equal parts become DeviceGray; or others
// become DeviceCMYK, too.
enum class Inks { Rgb, Grey, Device };

struct FilteredContent {
  std::string content;
  std::size_t sentinels = 0;  // found, whether or not there was an opening for them
  int nesting = 0;            // deepest q…Q
  bool balanced = true;       // marked content is closed where a sentinel stands, and at the end
};

// The content stream with its n-th sentinel (figures::Canvas::draw_sentinel) replaced by the end of
// the run before and `openings[n]` ("/P <</MCID 0>> BDC"), and the marks around an emoji's carrier
// by invisible and normal text rendering (ISO 32000-1 9.3.6).
FilteredContent filter_content(std::string_view content, const std::vector<std::string>& openings,
                               Inks inks);

}  // namespace diaoban::pdf
