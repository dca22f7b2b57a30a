// Texts, addresses and colours as SVG has them.
#include "figures/write_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/utf8.hpp"

namespace diaoban::figures {

std::string escape_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    const char32_t c = decoded.code_point;
    if (c == U'&') {
      out += "&amp;";
    } else if (c == U'<') {
      out += "&lt;";
    } else if (c == U'>') {
      out += "&gt;";
    } else if (c == U'"') {
      out += "&quot;";
    } else if ((c >= 32 && c != 0xFFFE && c != 0xFFFF && c != 0x7F) || c == U'\n' || c == U'\t') {
      base::append(out, c);
    }
    at += decoded.length;
  }
  return out;
}

std::string escape_url(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 32 || byte >= 127 || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^' ||
        c == '`' || c == '{' || c == '|' || c == '}') {
      fmt::format_to(std::back_inserter(out), "%{:02X}", byte);
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string write_color(const Paint& paint) {
  const auto component = [](double value) {
    return static_cast<int>(std::lround(std::clamp(value, 0.0, 1.0) * 255));
  };
  std::string out = fmt::format("#{:02x}{:02x}{:02x}", component(paint.red), component(paint.green),
                                component(paint.blue));
  const bool is_short = out[1] == out[2] && out[3] == out[4] && out[5] == out[6];
  return is_short ? std::string{'#', out[1], out[3], out[5]} : out;
}

}  // namespace diaoban::figures
