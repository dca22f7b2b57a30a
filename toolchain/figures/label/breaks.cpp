// Where a browser would break the lines of a label.
#include "figures/label/breaks.hpp"

#include <pango/pango-break.h>

#include "base/utf8.hpp"

namespace diaoban::figures {
namespace {

bool is_ascii_visible(char32_t c) { return c > 32 && c < 127; }
bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_ascii_alphanumeric(char32_t c) {
  return is_ascii_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

// Whether a line may end between two visible ASCII characters. Observed in Chromium, pair by pair.
bool breaks_between(char32_t before_last, char32_t last, char32_t next) {
  if (last == U'-') {
    if (is_ascii_digit(next)) return is_ascii_alphanumeric(before_last);
    return !is_one_of(next, U"!$),./:;?]}");
  }
  if (last == U'?') return !is_one_of(next, U"!\"'),./:;?]}");
  return is_one_of(next, U"(<[{") && is_one_of(last, U"!\"#%&)*+,.:;=>\\]|}~");
}

std::vector<PangoLogAttr> analyse(std::string_view text, const std::string& language) {
  std::vector<PangoLogAttr> attributes(base::count_code_points(text) + 1);
  pango_get_log_attrs(text.data(), static_cast<int>(text.size()), -1,
                      pango_language_from_string(language.c_str()), attributes.data(),
                      static_cast<int>(attributes.size()));
  return attributes;
}

}  // namespace

std::vector<bool> find_breaks(std::string_view text, const std::string& language) {
  std::vector<bool> breaks(text.size() + 1, false);
  const std::vector<PangoLogAttr> attributes = analyse(text, language);
  char32_t last = 0;
  char32_t before_last = 0;
  std::size_t index = 0;
  for (std::size_t at = 0; at < text.size(); ++index) {
    const base::Decoded decoded = base::decode(text, at);
    const char32_t c = decoded.code_point;
    if (last == U' ') {
      breaks[at] = c != U' ';
    } else if (is_ascii_visible(last) && is_ascii_visible(c)) {
      breaks[at] = breaks_between(before_last, last, c);
    } else if (index > 0) {
      breaks[at] = attributes[index].is_line_break != 0;
    }
    before_last = last;
    last = c;
    at += decoded.length;
  }
  return breaks;
}

std::vector<bool> find_graphemes(std::string_view text, const std::string& language) {
  std::vector<bool> starts(text.size() + 1, false);
  const std::vector<PangoLogAttr> attributes = analyse(text, language);
  std::size_t index = 0;
  for (std::size_t at = 0; at < text.size(); ++index) {
    starts[at] = attributes[index].is_cursor_position != 0;
    at += base::decode(text, at).length;
  }
  starts[text.size()] = true;
  return starts;
}

}  // namespace diaoban::figures
