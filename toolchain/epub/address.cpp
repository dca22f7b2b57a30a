// Implements the reading of addresses.
#include "epub/address.hpp"

#include <algorithm>
#include <array>

#include "epub/escape.hpp"

namespace diaoban::epub {
namespace {

constexpr std::array<std::string_view, 8> schemes{"ftp",    "geo",  "http", "https",
                                                  "mailto", "news", "tel",  "urn"};

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

// The scheme in lower case; empty when there is none (RFC 3986 §3.1).
std::string scheme_of(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (c == ':') return scheme;
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool letter = lower >= 'a' && lower <= 'z';
    const bool later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!letter && !(later && !scheme.empty())) return {};
    scheme += lower;
  }
  return {};
}

// Percent signs that encode nothing, and '#' after the first, are encoded themselves.
std::string mend_url(std::string_view url) {
  std::string out;
  bool in_fragment = false;
  for (std::size_t at = 0; at < url.size(); ++at) {
    const char c = url[at];
    if (c == '%' &&
        !(at + 2 < url.size() && is_hexadecimal(url[at + 1]) && is_hexadecimal(url[at + 2]))) {
      out += "%25";
    } else if (c == '#' && in_fragment) {
      out += "%23";
    } else {
      in_fragment = in_fragment || c == '#';
      out += c;
    }
  }
  return encode_url(out);
}

// Whether what follows "//" starts with a host that could be one: letters, digits, '.', '-', ':'.
bool has_valid_host(std::string_view url) {
  const std::size_t start = url.find("//");
  if (start == std::string_view::npos) return false;
  std::string_view host = url.substr(start + 2);
  host = host.substr(0, host.find_first_of("/?#"));
  const std::size_t user = host.rfind('@');
  if (user != std::string_view::npos) host.remove_prefix(user + 1);
  const std::size_t colon = host.find(':');
  const std::string_view port = colon == std::string_view::npos ? "" : host.substr(colon + 1);
  host = host.substr(0, colon);
  const bool is_port =
      std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool is_host = std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  });
  return !host.empty() && is_host && is_port;
}

}  // namespace

Address read_address(std::string_view written) {
  if (written.starts_with("//")) return read_address("https:" + std::string(written));
  const std::string scheme = scheme_of(written);
  // Not a registered scheme, but widely written; its resolver is.
  if (scheme == "doi") return read_address("https://doi.org/" + std::string(written.substr(4)));
  if (scheme.empty()) return {AddressKind::File, {}};
  if (!std::binary_search(schemes.begin(), schemes.end(), scheme)) return {};
  const std::string_view rest = written.substr(scheme.size() + 1);
  if (rest.empty()) return {};
  const bool is_web = scheme == "http" || scheme == "https" || scheme == "ftp";
  if (is_web && !has_valid_host(written)) return {};
  return {AddressKind::Web, scheme + ":" + mend_url(rest)};
}

}  // namespace diaoban::epub
