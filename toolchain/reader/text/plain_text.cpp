// Implements the gathering of text.
#include "reader/text/plain_text.hpp"

namespace diaoban::reader {

std::string plain_text(const document::Inlines& inlines, char line_end) {
  std::string out;
  for (const document::Inline& node : inlines) {
    if (const auto* text = std::get_if<document::Text>(&node.node)) {
      out += text->text;
    } else if (const auto* literal = std::get_if<document::Literal>(&node.node)) {
      out += literal->text;
    } else if (const auto* image = std::get_if<document::Image>(&node.node)) {
      out += image->alternative;
    } else if (std::holds_alternative<document::SoftBreak>(node.node) ||
               std::holds_alternative<document::HardBreak>(node.node)) {
      out += line_end;
    } else if (const auto* styled = std::get_if<document::Styled>(&node.node)) {
      out += plain_text(styled->children, line_end);
    } else if (const auto* link = std::get_if<document::Link>(&node.node)) {
      out += plain_text(link->children, line_end);
    } else if (const auto* bracketed = std::get_if<document::Bracketed>(&node.node)) {
      out += plain_text(bracketed->children, line_end);
    }
  }
  return out;
}

}  // namespace diaoban::reader
