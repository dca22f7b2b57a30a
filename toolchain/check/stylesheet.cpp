// Implements the reading of declarations.
#include "check/stylesheet.hpp"

#include <algorithm>

namespace diaoban::check {
namespace {

std::string without_comments(std::string_view css) {
  std::string out;
  for (;;) {
    const std::size_t start = css.find("/*");
    out += css.substr(0, start);
    if (start == std::string_view::npos) return out;
    const std::size_t end = css.find("*/", start + 2);
    if (end == std::string_view::npos) return out;
    css.remove_prefix(end + 2);
  }
}

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n\r");
  if (first == std::string_view::npos) return {};
  const std::size_t last = text.find_last_not_of(" \t\n\r");
  return std::string(text.substr(first, last - first + 1));
}

void read_block(const std::string& selector, std::string_view block,
                std::vector<Declaration>& out) {
  while (!block.empty()) {
    const std::size_t end = block.find(';');
    const std::string_view piece = block.substr(0, end);
    const std::size_t colon = piece.find(':');
    if (colon != std::string_view::npos) {
      out.push_back({selector, trimmed(piece.substr(0, colon)), trimmed(piece.substr(colon + 1))});
    }
    if (end == std::string_view::npos) return;
    block.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<Declaration> read_declarations(std::string_view css) {
  const std::string text = without_comments(css);
  std::vector<Declaration> out;
  std::string selector;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ';' || c == '}') {
      // An at-rule without a block, or the end of one around others.
      selector.clear();
    } else if (c == '{') {
      const std::string name = trimmed(selector);
      selector.clear();
      const bool holds_rules =
          name.starts_with("@") && !name.starts_with("@font-face") && !name.starts_with("@page");
      if (holds_rules) continue;
      const std::size_t end = std::min(text.find('}', at), text.size());
      read_block(name, std::string_view(text).substr(at + 1, end - at - 1), out);
      at = end;
    } else {
      selector += c;
    }
  }
  return out;
}

}  // namespace diaoban::check
