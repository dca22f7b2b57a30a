// URLs as a PDF file takes them.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::pdf {

// The URL in 7-bit ASCII, as a URI action needs it (ISO 32000-1 12.6.4.7, RFC 3986 2.1): bytes of
// UTF-8 outside ASCII, blanks, and characters that no URI may have, such as '\', are
// percent-encoded. What is encoded already stays as it is; a '%' that starts no code becomes "%25".
// Blanks at both ends go.
std::string escape_uri(std::string_view url);

}  // namespace diaoban::pdf
