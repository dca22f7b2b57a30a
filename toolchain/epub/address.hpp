// Addresses outside of the book, as links may hold them.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::epub {

enum class AddressKind { Web, File, Forbidden };

struct Address {
  AddressKind kind = AddressKind::Forbidden;
  std::string url;  // of Web: valid by RFC 3986
};

// What `written` is. Web: an absolute URL of a scheme that reading systems know and EPUBCheck
// takes (http, https, mailto, ftp, tel …). File: a relative path. Forbidden: javascript:, data:,
// file: and all else (EPUB 3.3 §3.5, RSC-029, RSC-030).
Address read_address(std::string_view written);

}  // namespace diaoban::epub
