// Bare addresses in text (GFM §6.9, extended autolinks).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace diaoban::reader {

struct Autolink {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view prefix;  // put before the text to get the destination
};

// The address that shows at `at`, where a ':' (of a scheme), an 'w' (of www.) or an '@' stands, or
// with `domains` a '.' of a name such as example.com. It does not begin before `from`. A full-width
// punctuation mark ends an address.
std::optional<Autolink> read_autolink(std::string_view text, std::size_t at, std::size_t from,
                                      bool domains);

}  // namespace diaoban::reader
