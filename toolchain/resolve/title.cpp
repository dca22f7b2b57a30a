// Implements copies of titles.
#include "resolve/title.hpp"

#include <iterator>
#include <utility>

#include "document/visit.hpp"

namespace diaoban::resolve {
namespace {

using document::Inline;
using document::Inlines;

void append_copy(Inlines& out, const Inlines& inlines);

Inline bare(document::InlineNode node, const Inline& original) {
  Inline copy{{}, original.span, original.attributes, std::move(node)};
  if (!copy.attributes.get().id.empty()) copy.attributes.edit().id.clear();
  return copy;
}

void append_copy(Inlines& out, const Inline& node) {
  const auto keep = [&](document::InlineNode same) { out.push_back(bare(std::move(same), node)); };
  const auto keep_text = [&](const std::string& text) {
    if (!text.empty()) keep(document::Text{text});
  };
  document::visit(
      node, [&](const document::Text& text) { keep(text); },
      [&](const document::SoftBreak& soft) { keep(soft); },
      [&](const document::HardBreak&) { keep_text(" "); },
      [&](const document::Styled& styled) {
        keep(document::Styled{styled.style, title_copy(styled.children)});
      },
      [&](const document::Literal& literal) { keep(literal); },
      [&](const document::Link& link) { append_copy(out, link.children); },
      [&](const document::Image& image) { keep_text(image.alternative); },
      [&](const document::Reference& reference) {
        if (reference.title.empty()) {
          keep_text(reference.target);
        } else {
          append_copy(out, reference.title);
        }
      },
      [&](const document::FootnoteReference&) {}, [&](const document::Citation&) {},
      [&](const document::Math& math) { keep(math); },
      [&](const document::Abbreviation& abbreviation) { keep(abbreviation); },
      [&](const document::Ruby& ruby) { keep(ruby); }, [&](const document::IndexMark&) {},
      [&](const document::Bracketed& bracketed) {
        keep(document::Bracketed{title_copy(bracketed.children)});
      },
      [&](const document::RawInline& raw) { keep(raw); });
}

void append_copy(Inlines& out, const Inlines& inlines) {
  for (const Inline& node : inlines) append_copy(out, node);
}

}  // namespace

Inlines title_copy(const Inlines& inlines) {
  Inlines out;
  append_copy(out, inlines);
  return out;
}

Inlines text_inlines(std::string text) {
  Inlines out;
  if (!text.empty()) out.push_back({{}, {}, {}, document::Text{std::move(text)}});
  return out;
}

}  // namespace diaoban::resolve
