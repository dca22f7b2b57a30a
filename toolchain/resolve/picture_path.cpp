// Implements the paths of pictures.
#include "resolve/picture_path.hpp"

#include <cctype>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace diaoban::resolve {
namespace {

// RFC 3986 §3.1: a letter, then letters, digits, '+', '-', '.', then ':'. One letter alone is a
// Windows drive, which no book path has; it counts as a scheme too.
bool has_scheme(std::string_view address) {
  std::size_t at = 0;
  while (at < address.size() && (std::isalnum(static_cast<unsigned char>(address[at])) != 0 ||
                                 address[at] == '+' || address[at] == '-' || address[at] == '.')) {
    ++at;
  }
  return at > 0 && at < address.size() && address[at] == ':' &&
         std::isalpha(static_cast<unsigned char>(address[0])) != 0;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high >= 0 && low >= 0) {
        out += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    out += text[i];
  }
  return base::is_valid_utf8(out) && out.find('\0') == std::string::npos ? out : std::string(text);
}

bool is_data_picture(std::string_view source) { return source.starts_with("data:image/"); }

std::optional<std::string> picture_path(std::string_view document_path, std::string_view source) {
  if (is_data_picture(source)) return "data:" + base::hash128(source);
  if (source.starts_with("diagram:")) return std::string(source);
  if (source.empty() || has_scheme(source) || source.starts_with("//")) return std::nullopt;
  const std::string_view without_query = source.substr(0, source.find_first_of("?#"));
  const base::Path folder = base::Path(document_path).parent_path();
  const auto path = base::resolve_inside(folder, percent_decoded(without_query));
  if (!path || path->empty() || *path == ".") return std::nullopt;
  return path->generic_string();
}

}  // namespace diaoban::resolve
