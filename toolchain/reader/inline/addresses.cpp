// Implements both forms of an address.
#include "reader/inline/addresses.hpp"

#include <algorithm>

#include "base/punycode.hpp"
#include "base/utf8.hpp"

namespace diaoban::reader {

namespace {

struct Host {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The host in `https://user@host:80/path`, `//host`, `mailto:name@host` and `name@host`; empty
// where there is none.
Host host_of(std::string_view address) {
  std::size_t begin = address.find("//");
  const std::size_t mail = address.find('@');
  if (begin != std::string_view::npos && (begin == 0 || address[begin - 1] == ':')) {
    begin += 2;
    const std::size_t slash = std::min(address.size(), address.find_first_of("/?#", begin));
    if (mail != std::string_view::npos && mail > begin && mail < slash) begin = mail + 1;
  } else if (mail != std::string_view::npos &&
             address.find_first_of("/?#") == std::string_view::npos) {
    begin = mail + 1;
  } else {
    const std::size_t end = std::min(address.size(), address.find_first_of("/?#:"));
    const bool bare = address.substr(0, end).find('.') != std::string_view::npos;
    return bare ? Host{0, end} : Host{};
  }
  return {begin, std::min(address.size(), address.find_first_of("/?#:", begin))};
}

int hexadecimal(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The bytes that the escapes from `at` stand for.
std::string escaped_bytes(std::string_view text, std::size_t at) {
  std::string bytes;
  for (; at + 2 < text.size() && text[at] == '%'; at += 3) {
    const int high = hexadecimal(text[at + 1]);
    const int low = hexadecimal(text[at + 2]);
    if (high < 0 || low < 0) break;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

bool stays_escaped(char32_t c) {
  if (c <= ' ' || c == 0x7F || (c >= 0x80 && c < 0xA1) || c == 0xFEFF) return true;
  if (c >= 0x2000 && c < 0x2070) return true;  // spaces and marks of direction
  return c < 0x80 &&
         std::string_view("%;/?:@&=+$,#<>\"").find(static_cast<char>(c)) != std::string_view::npos;
}

}  // namespace

std::string linked_address(std::string address) {
  const bool ascii = std::all_of(address.begin(), address.end(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii || address.find("//") == std::string::npos) return address;
  const Host host = host_of(address);
  const std::string name =
      base::encode_host(std::string_view(address).substr(host.begin, host.end - host.begin));
  return address.replace(host.begin, host.end - host.begin, name);
}

std::string shown_address(std::string_view address) {
  const Host host = host_of(address);
  std::string text = std::string(address.substr(0, host.begin)) +
                     base::decode_host(address.substr(host.begin, host.end - host.begin));
  const std::string_view path = address.substr(host.end);
  for (std::size_t i = 0; i < path.size();) {
    const std::string bytes = path[i] == '%' ? escaped_bytes(path.substr(0, i + 12), i) : "";
    const base::Decoded sign = base::decode(bytes, 0);
    const bool whole = !bytes.empty() && sign.code_point != base::replacement_character;
    if (whole && !stays_escaped(sign.code_point)) {
      base::append(text, sign.code_point);
      i += 3 * sign.length;
    } else {
      text += path[i++];
    }
  }
  return text;
}

}  // namespace diaoban::reader
