// The text of inlines as a reader reads it.
#include "document/visit.hpp"
#include "resolve/facts.hpp"

namespace diaoban::resolve {
namespace {

void append_text(std::string& out, const document::Inlines& inlines);

void append_text(std::string& out, const document::Inline& node) {
  document::visit(
      node, [&](const document::Text& text) { out += text.text; },
      [&](const document::SoftBreak& soft) { out += soft.joined ? "" : " "; },
      [&](const document::HardBreak&) { out += ' '; },
      [&](const document::Styled& styled) { append_text(out, styled.children); },
      [&](const document::Literal& literal) { out += literal.text; },
      [&](const document::Link& link) { append_text(out, link.children); },
      [&](const document::Image& image) { out += image.alternative; },
      [&](const document::Reference& reference) {
        if (reference.title.empty()) {
          out += reference.target;
        } else {
          append_text(out, reference.title);
        }
      },
      [&](const document::FootnoteReference&) {}, [&](const document::Citation&) {},
      [&](const document::Math& math) { out += math.tex; },
      [&](const document::Abbreviation& abbreviation) { out += abbreviation.text; },
      [&](const document::Ruby& ruby) {
        for (const auto& pair : ruby.pairs) out += pair.first;
      },
      [&](const document::IndexMark&) {},
      [&](const document::Bracketed& bracketed) { append_text(out, bracketed.children); },
      [&](const document::RawInline&) {});
}

void append_text(std::string& out, const document::Inlines& inlines) {
  for (const document::Inline& node : inlines) append_text(out, node);
}

}  // namespace

std::string plain_text(const document::Inlines& inlines) {
  std::string out;
  append_text(out, inlines);
  return out;
}

}  // namespace diaoban::resolve
