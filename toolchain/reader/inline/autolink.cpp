// Implements the recognition of bare addresses.
#include "reader/inline/autolink.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::reader {

namespace {

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_alpha(c) || (c >= '0' && c <= '9'); }

// Where an address that begins before `at` stops: white space, `<`, full-width punctuation, a
// bracket that closes one before the address.
std::size_t address_stop(std::string_view text, std::size_t at) {
  std::size_t brackets = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte <= ' ' || byte == '<') break;
    if (byte == '[') ++brackets;
    if (byte == ']' && brackets-- == 0) break;
    if (byte < 0x80) {
      ++at;
      continue;
    }
    const base::Decoded decoded = base::decode(text, at);
    if (base::is_cjk_punctuation(decoded.code_point)) break;
    at += decoded.length;
  }
  return at;
}

// The end of a domain at `at`; it has a dot when `dotted`, and no underscore in its last two parts.
std::optional<std::size_t> domain_end(std::string_view text, std::size_t at, bool dotted) {
  std::size_t dots = 0;
  std::size_t underscores = 0;
  std::size_t earlier_underscores = 0;
  const std::size_t begin = at;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_') {
      ++underscores;
    } else if (c == '.') {
      earlier_underscores = underscores;
      underscores = 0;
      ++dots;
    } else if (!is_alnum(c) && c != '-' && static_cast<unsigned char>(c) < 0x80) {
      break;
    }
  }
  if (at == begin || underscores > 0 || earlier_underscores > 0) return std::nullopt;
  if (dotted && dots == 0) return std::nullopt;
  return at;
}

// Without punctuation at the end that belongs to the sentence (GFM: extended autolink path
// validation).
std::size_t trimmed_end(std::string_view text, std::size_t begin, std::size_t end) {
  std::ptrdiff_t open = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                   text.begin() + static_cast<std::ptrdiff_t>(end), '(');
  std::ptrdiff_t close = std::count(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                    text.begin() + static_cast<std::ptrdiff_t>(end), ')');
  static constexpr std::string_view trailing = "?!.,:*_~'\"";
  while (end > begin) {
    const char c = text[end - 1];
    if (trailing.find(c) != std::string_view::npos) {
      --end;
    } else if (c == ')' && close > open) {
      --close;
      --end;
    } else if (c == ';') {
      std::size_t name = end - 1;
      while (name > begin && is_alnum(text[name - 1])) --name;
      if (name > begin && name < end - 1 && text[name - 1] == '&') {
        end = name - 1;
      } else {
        break;
      }
    } else {
      break;
    }
  }
  return end;
}

bool ends_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.end() - static_cast<std::ptrdiff_t>(word.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
}

// After `<`, which begins a broken autolink of CommonMark's own, or a backslash.
bool is_refused(std::string_view text, std::size_t begin) {
  if (begin > 0 && text[begin - 1] == '\\') return true;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  return begin > 0 && text[begin - 1] == '<';
}

std::optional<Autolink> scheme_link(std::string_view text, std::size_t at, std::size_t from) {
  for (const std::string_view scheme : {"https", "http", "ftp"}) {
    if (!ends_with_word(text.substr(from, at - from), scheme)) continue;
    const std::size_t begin = at - scheme.size();
    if ((begin > 0 && is_alnum(text[begin - 1])) || is_refused(text, begin)) return std::nullopt;
    if (!domain_end(text, at + 3, false)) return std::nullopt;
    const std::size_t end = trimmed_end(text, begin, address_stop(text, at + 3));
    if (end <= at + 3) return std::nullopt;
    return Autolink{begin, end, ""};
  }
  return std::nullopt;
}

std::optional<Autolink> www_link(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("www.")) return std::nullopt;
  if (at > 0) {
    const auto before = static_cast<unsigned char>(text[at - 1]);
    const bool allowed = before <= ' ' || before >= 0x80 ||
                         std::string_view("*_~([\"'").find(text[at - 1]) != std::string_view::npos;
    if (!allowed) return std::nullopt;
  }
  if (!domain_end(text, at, true)) return std::nullopt;
  const std::size_t end = trimmed_end(text, at, address_stop(text, at));
  if (end <= at + 4) return std::nullopt;
  return Autolink{at, end, "http://"};
}

// The last part of a name that is a domain without a scheme: a country's two letters, or one of
// the old names. Others are words as often.
bool is_top_domain(std::string_view word) {
  static constexpr std::array<std::string_view, 15> names = {
      "biz", "com",  "edu",  "gov",  "net",  "org",    "pro", "web",
      "xxx", "aero", "asia", "coop", "info", "museum", "name"};
  if (word.size() == 2) return is_alpha(word[0]) && is_alpha(word[1]);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return name.size() == word.size() && ends_with_word(word, name);
  });
}

// example.com, with the path that follows; `//` before it belongs to it.
std::optional<Autolink> domain_link(std::string_view text, std::size_t at, std::size_t from) {
  const auto is_label = [](char c) { return is_alnum(c) || c == '-'; };
  std::size_t begin = at;
  while (begin > from && is_label(text[begin - 1])) --begin;
  if (begin == at || text[begin] == '-') return std::nullopt;
  const bool rooted = begin >= from + 2 && text.substr(begin - 2, 2) == "//";
  if (rooted) begin -= 2;
  const std::string_view refused = ".:/-_@\\";
  if (begin > 0 && refused.find(text[begin - 1]) != std::string_view::npos) return std::nullopt;
  std::size_t end = at;
  while (end < text.size() && (is_label(text[end]) || text[end] == '.')) ++end;
  if (end < text.size() && text[end] == '@') return std::nullopt;
  while (end > at && !is_alnum(text[end - 1])) --end;
  const std::size_t dot = text.substr(0, end).rfind('.');
  if (dot == std::string_view::npos || dot < at) return std::nullopt;
  if (!is_top_domain(text.substr(dot + 1, end - dot - 1))) return std::nullopt;
  const bool path = end < text.size() && std::string_view("/?#:").find(text[end]) < 4;
  if (path) end = std::max(end, trimmed_end(text, begin, address_stop(text, end)));
  return Autolink{begin, end, rooted ? "" : "http://"};
}

std::optional<Autolink> mail_link(std::string_view text, std::size_t at, std::size_t from) {
  const auto is_local = [](char c) {
    return is_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+';
  };
  std::size_t begin = at;
  while (begin > from && is_local(text[begin - 1])) --begin;
  if (begin == at) return std::nullopt;
  std::size_t end = at + 1;
  bool dot = false;
  while (end < text.size() &&
         (is_alnum(text[end]) || text[end] == '-' || text[end] == '_' || text[end] == '.')) {
    dot = dot || (text[end] == '.' && end + 1 < text.size() && is_alnum(text[end + 1]));
    ++end;
  }
  while (end > at && text[end - 1] == '.') --end;
  if (!dot || end == at + 1 || text[end - 1] == '-' || text[end - 1] == '_') return std::nullopt;
  for (const std::string_view scheme : {"mailto:", "xmpp:"}) {
    if (!ends_with_word(text.substr(from, begin - from), scheme)) continue;
    begin -= scheme.size();
    if (begin > 0 && is_alnum(text[begin - 1])) return std::nullopt;
    if (scheme == "xmpp:" && end < text.size() && text[end] == '/') {
      const std::size_t resource = end + 1;
      std::size_t stop = resource;
      while (stop < text.size() &&
             (is_alnum(text[stop]) || text[stop] == '@' || text[stop] == '.')) {
        ++stop;
      }
      while (stop > resource && text[stop - 1] == '.') --stop;
      if (stop > resource) end = stop;
    }
    return Autolink{begin, end, ""};
  }
  return Autolink{begin, end, "mailto:"};
}

}  // namespace

std::optional<Autolink> read_autolink(std::string_view text, std::size_t at, std::size_t from,
                                      bool domains) {
  switch (text[at]) {
    case ':':
      return text.substr(at).starts_with("://") ? scheme_link(text, at, from) : std::nullopt;
    case 'w':
      return at >= from ? www_link(text, at) : std::nullopt;
    case '@':
      return mail_link(text, at, from);
    case '.':
      return domains ? domain_link(text, at, from) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace diaoban::reader
