// Percent-encoding of URLs.
#include "pdf/uri.hpp"

#include <algorithm>

namespace diaoban::pdf {
namespace {

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// RFC 3986 2.2 and 2.3: reserved and unreserved characters.
bool is_allowed(char c) {
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  return std::string_view("-._~:/?#[]@!$&'()*+,;=").find(c) != std::string_view::npos;
}

}  // namespace

std::string escape_uri(std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view blanks = " \t\r\n\f";
  const std::size_t first = std::min(url.find_first_not_of(blanks), url.size());
  url = url.substr(first, url.find_last_not_of(blanks) + 1 - first);
  std::string escaped;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const bool is_code = url[i] == '%' && i + 2 < url.size() && is_hexadecimal(url[i + 1]) &&
                         is_hexadecimal(url[i + 2]);
    if (is_code || is_allowed(url[i])) {
      escaped += url[i];
    } else {
      const auto byte = static_cast<unsigned char>(url[i]);
      escaped += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return escaped;
}

}  // namespace diaoban::pdf
