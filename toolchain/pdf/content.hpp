// Page content as Cairo writes it, with what stands at its sentinels put in. Knows no library.
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
  std::size_t sentinels = 0;  // found, whether or not there was an insertion for them
  int nesting = 0;            // deepest q…Q
  bool balanced = true;       // no marked content of Cairo's is open at a sentinel, or at the end
};

// The content stream with its n-th sentinel (figures::Canvas::draw_sentinel) replaced by
// `insertions[n]`, and the marks around an emoji's carrier by invisible and normal text rendering
// (ISO 32000-1 9.3.6).
FilteredContent filter_content(std::string_view content, const std::vector<std::string>& insertions,
                               Inks inks);

}  // namespace diaoban::pdf
