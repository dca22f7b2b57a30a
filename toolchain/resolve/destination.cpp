// Implements the reading of link destinations.
#include "resolve/destination.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "resolve/picture_path.hpp"

namespace diaoban::resolve {
namespace {

// Schemes that are addresses without "//" after them.
constexpr std::array plain_schemes{"mailto", "tel",    "sms",  "geo",   "news",
                                   "urn",    "magnet", "xmpp", "matrix"};
// Schemes that run something, or reach into the reader's machine.
constexpr std::array unsafe_schemes{"javascript", "vbscript", "data",        "file",
                                    "blob",       "about",    "view-source", "jar"};
constexpr std::array project_schemes{"project", "path", "myst"};

// Names of works and things, and the service that knows the page of each (mystmd's links).
struct Register {
  std::string_view scheme;
  std::string_view address;
};
constexpr std::array registers{
    Register{"doi", "https://doi.org/"}, Register{"wiki", "https://en.wikipedia.org/wiki/"},
    Register{"rrid", "https://scicrunch.org/resolver/RRID:"}, Register{"ror", "https://ror.org/"}};

// The scheme in lower case, or "" when there is none (RFC 3986 §3.1).
std::string scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  std::string scheme;
  for (const char c : text.substr(0, colon)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || (std::isalnum(byte) == 0 && c != '+' && c != '-' && c != '.')) return {};
    scheme += static_cast<char>(std::tolower(byte));
  }
  return std::isalpha(static_cast<unsigned char>(scheme[0])) != 0 ? scheme : std::string();
}

template <class List>
bool is_one_of(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Percent-encodes what a URL cannot hold; what is encoded already stays as it is.
std::string encoded(std::string_view address) {
  std::string out;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const auto byte = static_cast<unsigned char>(address[i]);
    const bool is_escape = address[i] == '%' && i + 2 < address.size() &&
                           std::isxdigit(static_cast<unsigned char>(address[i + 1])) != 0 &&
                           std::isxdigit(static_cast<unsigned char>(address[i + 2])) != 0;
    const bool is_kept =
        byte > 0x20 && byte < 0x7F &&
        std::string_view("\"<>\\^`{|}%[]").find(address[i]) == std::string_view::npos;
    // Brackets are delimiters in an IPv6 host only, which no manuscript link here needs.
    if (is_kept || is_escape) {
      out += address[i];
    } else {
      std::array<char, 4> buffer{};
      std::snprintf(buffer.data(), buffer.size(), "%%%02X", static_cast<unsigned>(byte));
      out += buffer.data();
    }
  }
  return out;
}

Destination local(std::string_view text) {
  const std::size_t hash = text.find('#');
  const std::string_view before = text.substr(0, hash);
  Destination destination;
  destination.kind = DestinationKind::Local;
  destination.path = percent_decoded(before.substr(0, before.find('?')));
  if (hash != std::string_view::npos) destination.fragment = percent_decoded(text.substr(hash + 1));
  return destination;
}

}  // namespace

Destination read_destination(std::string_view written) {
  while (!written.empty() && written.front() == ' ') written.remove_prefix(1);
  while (!written.empty() && written.back() == ' ') written.remove_suffix(1);
  if (written.empty()) return {};
  if (written.starts_with("//")) {
    return {DestinationKind::External, encoded("https:" + std::string(written)), {}, {}};
  }
  const std::string scheme = scheme_of(written);
  if (scheme.empty()) return local(written);
  if (scheme == "inv" || scheme == "xref") return {DestinationKind::Foreign, {}, {}, {}};
  if (is_one_of(project_schemes, scheme)) return local(written.substr(scheme.size() + 1));
  const std::string_view rest = written.substr(scheme.size() + 1);
  for (const Register& entry : registers) {
    if (scheme == entry.scheme && !rest.empty() && !rest.starts_with('/')) {
      return {DestinationKind::External,
              encoded(std::string(entry.address) + std::string(rest)),
              {},
              {}};
    }
  }
  const bool is_address =
      rest.starts_with("//") ? rest.size() > 2 : is_one_of(plain_schemes, scheme) && !rest.empty();
  if (!is_address || is_one_of(unsafe_schemes, scheme))
    return {DestinationKind::Unsafe, {}, {}, {}};
  return {DestinationKind::External, encoded(written), {}, {}};
}

bool looks_like_site(std::string_view path) {
  const std::string_view host = path.substr(0, path.find('/'));
  if (host.starts_with("www.")) return true;
  for (const std::string_view end : {".com", ".org", ".net", ".io", ".cn", ".dev"}) {
    if (host.size() > end.size() && host.ends_with(end)) return true;
  }
  return false;
}

}  // namespace diaoban::resolve
