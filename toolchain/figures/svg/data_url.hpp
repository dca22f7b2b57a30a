// Pictures embedded in a drawing as data: URLs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoban::figures {

// The bytes behind a data: URL (RFC 2397), base64 or percent-encoded; nothing when `url` is none.
std::optional<std::string> decode_data_url(std::string_view url);
std::string encode_base64(std::string_view bytes);

}  // namespace diaoban::figures
