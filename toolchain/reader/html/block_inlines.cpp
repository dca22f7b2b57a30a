// Adopts what stands in the lines of HTML blocks.
#include <algorithm>

#include "reader/html/block_adopter.hpp"
#include "reader/html/names.hpp"
#include "reader/html/svg.hpp"

namespace diaoban::reader {

using document::Inline;
using document::Inlines;

namespace {

std::string_view original_tag(const GumboNode* node) {
  const GumboStringPiece& tag = node->v.element.original_tag;
  return {tag.data, tag.length};
}

}  // namespace

Inlines BlockAdopter::children_inlines(const GumboNode* parent, unsigned depth) {
  Inlines inlines;
  const GumboVector& children = parent->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    add_inline(static_cast<const GumboNode*>(children.data[i]), depth + 1, inlines);
  }
  return inlines;
}

// White space as HTML reads it: a run of it is one space, or a line end where it has one.
void BlockAdopter::add_text(std::string_view text, Span span, Inlines& out) {
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) out.push_back({{}, span, {}, document::Text{std::move(word)}});
    word.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.size(), text.find_first_not_of(" \t\n\r\f", i));
    if (end == i) {
      word += text[i++];
      continue;
    }
    if (text.substr(i, end - i).find('\n') == std::string_view::npos) {
      word += ' ';
    } else {
      end_word();
      out.push_back({{}, span, {}, document::SoftBreak{}});
    }
    i = end;
  }
  end_word();
}

void BlockAdopter::add_inline(const GumboNode* node, unsigned depth, Inlines& out) {
  switch (node->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
      return add_text(node->v.text.text, source_.span_of(node), out);
    case GUMBO_NODE_ELEMENT:
      return add_inline_element(node, depth, out);
    default:
      return;
  }
}

void BlockAdopter::add_inline_element(const GumboNode* node, unsigned depth, Inlines& out) {
  const HtmlTag tag = tag_of(node);
  const Span span = source_.span_of(node);
  if (is_unsafe_element(tag.name)) {
    parser_.report(kinds::html_dropped, span, "<" + tag.name + "> is left out");
    return;
  }
  if (tag.name == "svg") {
    const std::string_view source = source_of(node);
    for (Inline& part : read_svg(source, span, parser_)) out.push_back(std::move(part));
    return;
  }
  if (depth > html_depth_limit) {
    std::string text;
    collect_text(node, text, 0);
    return add_text(text, span, out);
  }
  Inlines children = children_inlines(node, depth);
  if (!is_html_name(tag.name)) {
    // No tag of HTML: the author's own text in angle brackets.
    add_text(original_tag(node), span, out);
    for (Inline& child : children) out.push_back(std::move(child));
    return;
  }
  for (Inline& part : inline_element(tag, std::move(children), span, parser_)) {
    out.push_back(std::move(part));
  }
}

void BlockAdopter::trim(Inlines& inlines) {
  const auto blank = [](const Inline& node) {
    if (std::holds_alternative<document::SoftBreak>(node.node)) return true;
    const auto* text = std::get_if<document::Text>(&node.node);
    return text != nullptr && text->text.find_first_not_of(" \t\n") == std::string::npos;
  };
  while (!inlines.empty() && blank(inlines.back())) inlines.pop_back();
  const auto first = std::find_if_not(inlines.begin(), inlines.end(), blank);
  inlines.erase(inlines.begin(), first);
}

}  // namespace diaoban::reader
