// Escaping for XHTML text and for URLs, as CommonMark's examples state them.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::epub {

// `text` with & < > " as entities. Control characters that XML 1.0 §2.2 forbids become U+FFFD,
// as do bytes that are not UTF-8.
std::string escape_text(std::string_view text);

// `url` with every byte percent-encoded that RFC 3986 does not allow in a URL; what is encoded
// already stays as it is.
std::string encode_url(std::string_view url);

// `text` made safe for XML without escaping entities: forbidden characters become U+FFFD.
std::string clean_text(std::string_view text);

}  // namespace diaoban::epub
