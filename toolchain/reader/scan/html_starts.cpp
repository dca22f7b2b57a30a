// Recognises the beginnings and ends of HTML blocks, and whole tags (CommonMark §4.6 and §6.6).
#include <algorithm>
#include <array>
#include <string>

#include "reader/scan/starts.hpp"
#include "reader/text/line.hpp"

namespace diaoban::reader {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name_char(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; }
bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

bool contains_ignoring_case(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return lower(a) == b; }) != text.end();
}

constexpr std::array<std::string_view, 4> raw_names = {"pre", "script", "style", "textarea"};
constexpr std::array<std::string_view, 62> block_names = {
    "address",  "article",  "aside",    "base",       "basefont", "blockquote", "body",   "caption",
    "center",   "col",      "colgroup", "dd",         "details",  "dialog",     "dir",    "div",
    "dl",       "dt",       "fieldset", "figcaption", "figure",   "footer",     "form",   "frame",
    "frameset", "h1",       "h2",       "h3",         "h4",       "h5",         "h6",     "head",
    "header",   "hr",       "html",     "iframe",     "legend",   "li",         "link",   "main",
    "menu",     "menuitem", "nav",      "noframes",   "ol",       "optgroup",   "option", "p",
    "param",    "search",   "section",  "summary",    "table",    "tbody",      "td",     "tfoot",
    "th",       "thead",    "title",    "tr",         "track",    "ul"};

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

std::size_t skip_white(std::string_view text, std::size_t at) {
  while (at < text.size() && is_white(text[at])) ++at;
  return at;
}

// The end of an attribute that begins at `at`, or `at` when there is none; npos when it is broken.
std::size_t attribute_end(std::string_view text, std::size_t at) {
  const auto starts_name = [](char c) { return is_letter(c) || c == '_' || c == ':'; };
  if (at >= text.size() || !starts_name(text[at])) return at;
  while (at < text.size() &&
         (is_name_char(text[at]) || text[at] == '_' || text[at] == ':' || text[at] == '.')) {
    ++at;
  }
  const std::size_t equals = skip_white(text, at);
  if (equals >= text.size() || text[equals] != '=') return at;
  const std::size_t value = skip_white(text, equals + 1);
  if (value >= text.size()) return std::string_view::npos;
  if (text[value] == '"' || text[value] == '\'') {
    const std::size_t close = text.find(text[value], value + 1);
    return close == std::string_view::npos ? close : close + 1;
  }
  const std::size_t end = text.find_first_of(" \t\n\f\r\"'=<>`", value);
  return end == value ? std::string_view::npos : std::min(end, text.size());
}

}  // namespace

std::string_view html_tag_name(std::string_view text) {
  std::size_t begin = text.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  while (end < text.size() && is_name_char(text[end])) ++end;
  return text.substr(std::min(begin, text.size()), end - begin);
}

std::size_t html_tag_length(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return 0;
  const bool closing = text[1] == '/';
  std::size_t at = closing ? 2 : 1;
  if (at >= text.size() || !is_letter(text[at])) return 0;
  while (at < text.size() && is_name_char(text[at])) ++at;
  if (!closing) {
    while (true) {
      const std::size_t space = skip_white(text, at);
      if (space == at) break;
      const std::size_t end = attribute_end(text, space);
      if (end == std::string_view::npos) return 0;
      if (end == space) break;
      at = end;
    }
  }
  at = skip_white(text, at);
  if (!closing && at < text.size() && text[at] == '/') ++at;
  return at < text.size() && text[at] == '>' ? at + 1 : 0;
}

int html_block_kind(std::string_view text) {
  if (text.size() < 2 || text[0] != '<') return 0;
  if (text.starts_with("<!--")) return 2;
  if (text[1] == '?') return 3;
  if (text.starts_with("<![CDATA[")) return 5;
  if (text[1] == '!') return text.size() > 2 && is_letter(text[2]) ? 4 : 0;
  const std::string name = lowered(html_tag_name(text));
  if (name.empty() || !is_letter(name[0])) return 0;
  const bool closing = text[1] == '/';
  const std::size_t after = (closing ? 2 : 1) + name.size();
  const bool ended =
      after == text.size() || text[after] == ' ' || text[after] == '\t' || text[after] == '>';
  if (!closing && ended && contains(raw_names, name)) return 1;
  if (contains(block_names, name) && (ended || text.substr(after).starts_with("/>"))) return 6;
  if (contains(raw_names, name)) return 0;
  const std::size_t length = html_tag_length(text);
  return length > 0 && is_blank(text.substr(length)) ? 7 : 0;
}

bool ends_html_block(std::string_view text, int kind) {
  switch (kind) {
    case 1:
      return contains_ignoring_case(text, "</script>") || contains_ignoring_case(text, "</pre>") ||
             contains_ignoring_case(text, "</style>") ||
             contains_ignoring_case(text, "</textarea>");
    case 2:
      return text.find("-->") != std::string_view::npos;
    case 3:
      return text.find("?>") != std::string_view::npos;
    case 4:
      return text.find('>') != std::string_view::npos;
    case 5:
      return text.find("]]>") != std::string_view::npos;
    default:
      return false;
  }
}

}  // namespace diaoban::reader
