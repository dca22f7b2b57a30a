// Punycode (RFC 3492): letters beyond ASCII in the parts of a host's name.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::base {

// The name with each part that is not ASCII written as "xn--…"; ASCII parts stay as they are.
std::string encode_host(std::string_view name);
// The name with each part "xn--…" written in its own letters; a part that is no Punycode stays.
std::string decode_host(std::string_view name);

}  // namespace diaoban::base
