// Links and references: where they lead is resolve's word, what they hold is what XHTML allows.
#include <fmt/format.h>

#include "epub/address.hpp"
#include "epub/kinds.hpp"
#include "epub/xhtml/chapter.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

Node ChapterWriter::open_address(Node parent, const std::string& address, Span span,
                                 Context context) {
  if (context.linked) return add(parent, "span");
  const Address read = read_address(address);
  switch (read.kind) {
    case AddressKind::Web: {
      Node link = add(parent, "a");
      set(link, "href", read.url);
      return link;
    }
    case AddressKind::File:
      shared_.input.sink.report(kinds::file_not_in_epub, span,
                                fmt::format("the EPUB has no file '{}' to link to", address));
      break;
    case AddressKind::Forbidden:
      shared_.input.sink.report(kinds::address_not_allowed, span,
                                fmt::format("'{}' is not a link that a book can hold", address));
      break;
  }
  return add(parent, "span");
}

Node ChapterWriter::open_link(Node parent, NodeId id, Span span, Context context) {
  const auto found = shared_.input.facts.references.find(id);
  if (context.linked || found == shared_.input.facts.references.end()) return add(parent, "span");
  if (const auto* goal = std::get_if<resolve::Goal>(&found->second.to)) {
    Node link = add(parent, "a");
    set_goal(link, *goal);
    return link;
  }
  if (const auto* address = std::get_if<std::string>(&found->second.to)) {
    return open_address(parent, *address, span, context);
  }
  return add(parent, "span");
}

void ChapterWriter::write_link(Node parent, const Inline& node, const Link& link, Context context) {
  const auto found = shared_.input.facts.references.find(node.id);
  const bool is_known = found != shared_.input.facts.references.end();
  Node element = is_known ? open_link(parent, node.id, node.span, context)
                          : open_address(parent, link.destination, node.span, context);
  mark(element, node, context);
  if (!link.title.empty()) set(element, "title", link.title);
  context.linked = true;
  if (is_known && !found->second.text.empty()) {
    context.copied = true;
    write_inlines(element, found->second.text, context);
  } else {
    write_inlines(element, link.children, context);
  }
  // A link without words cannot be chosen, nor read aloud.
  if (!element.first_child()) write_text(element, link.destination);
}

void ChapterWriter::write_reference(Node parent, const Inline& node, const Reference& reference,
                                    Context context) {
  const auto found = shared_.input.facts.references.find(node.id);
  Node element = open_link(parent, node.id, node.span, context);
  mark(element, node, context);
  context.linked = true;
  if (found != shared_.input.facts.references.end() && !found->second.text.empty()) {
    context.copied = true;
    write_inlines(element, found->second.text, context);
  } else {
    write_inlines(element, reference.title, context);
  }
  if (!element.first_child()) write_text(element, reference.target);
}

}  // namespace diaoban::epub::xhtml
