// Content hashes: names for cache entries and for things that are the same. Not for secrets.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::base {

// 32 lower-case hexadecimal digits of XXH3-128.
std::string hash128(std::string_view bytes);

// A name-based UUID (RFC 4122 §4.3, version 5, URL name space) in its usual text form.
std::string uuid5(std::string_view name);

}  // namespace diaoban::base
