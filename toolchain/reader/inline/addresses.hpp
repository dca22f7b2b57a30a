// Addresses of the web: as a link needs them, and as they are shown.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::reader {

// The address with a host beyond ASCII in Punycode, which every reader of books understands.
std::string linked_address(std::string address);

// The address as people read it: the host in its letters, and escapes of visible characters
// (%E9%9B%95) as these, but for those that would change what it means.
std::string shown_address(std::string_view address);

}  // namespace diaoban::reader
