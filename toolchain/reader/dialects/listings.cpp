// Implements the dialects of listings.
#include "reader/dialects/listings.hpp"

#include <algorithm>

namespace diaoban::reader {
namespace {

using document::CodeBlock;

bool is_language_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '#' || c == '-' || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

// The first word of an info string up to a ',', ':' or '{'.
std::string language_of(std::string_view info) {
  std::size_t end = 0;
  while (end < info.size() && is_language_character(info[end])) ++end;
  return std::string(info.substr(0, end));
}

// "js:file.js" names the file that the listing shows.
std::string_view file_of(std::string_view info) {
  const std::size_t end = std::min(info.size(), info.find_first_of(" \t,{"));
  const std::size_t colon = info.substr(0, end).find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= end) return {};
  return info.substr(colon + 1, end - colon - 1);
}

// rustdoc's rule: "# text" and "#" are hidden, "## text" is shown as "# text", "#[…]" and "#!…"
// are Rust's own.
void add_visible(std::string_view line, std::string& out) {
  const std::size_t indent = line.find_first_not_of(" \t");
  const std::string_view text = indent == std::string_view::npos ? line : line.substr(indent);
  if (text == "#" || text.starts_with("# ")) return;
  if (text.starts_with("##")) {
    out += line.substr(0, indent);
    out += text.substr(1);
  } else {
    out += line;
  }
  out += '\n';
}

void hide_rust_lines(CodeBlock& code) {
  std::string shown;
  std::string_view rest = code.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.size(), rest.find('\n'));
    add_visible(rest.substr(0, end), shown);
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  code.text = std::move(shown);
}

// {{ book.name }} in a listing: nunjucks replaces it there as everywhere.
void replace_variables(CodeBlock& code, const Parser& parser) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t open = code.text.find("{{"); open != std::string::npos;
       open = code.text.find("{{", open + 2)) {
    const std::size_t close =
        std::string_view(code.text).substr(0, open + 256).find("}}", open + 2);
    if (close == std::string::npos) continue;
    std::string_view name = std::string_view(code.text).substr(open + 2, close - open - 2);
    while (name.starts_with(' ')) name.remove_prefix(1);
    while (name.ends_with(' ')) name.remove_suffix(1);
    const std::string* value = parser.substitution(std::string(name));
    if (value == nullptr) continue;
    out.append(code.text, from, open - from);
    out += *value;
    from = close + 2;
  }
  if (from == 0) return;
  out.append(code.text, from);
  code.text = std::move(out);
}

}  // namespace

void read_listing_dialect(CodeBlock& code, Span span, Parser& parser) {
  if (code.fenced) {
    const std::string_view file = file_of(code.info);
    if (!file.empty() && code.caption.empty()) {
      code.caption.push_back(
          {{}, span, {}, document::Literal{document::LiteralKind::File, std::string(file), {}}});
    }
    code.language = language_of(code.info);
  }
  const Dialect dialect = parser.options().dialect;
  if (dialect == Dialect::MdBook && (code.language == "rust" || code.language == "rs")) {
    hide_rust_lines(code);
  }
  if (dialect == Dialect::GitBook) replace_variables(code, parser);
}

}  // namespace diaoban::reader
