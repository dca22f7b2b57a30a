// Implements the marks of pages.
#include "epub/xhtml/page_starts.hpp"

#include <string_view>

#include "base/utf8.hpp"
#include "epub/xhtml/chapter.hpp"

namespace diaoban::epub::xhtml {
namespace {

bool is_blank(char32_t c) { return c <= 0x20 || c == 0xA0 || c == 0x3000; }
bool is_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Whether a mark can stand in the text of `node`: not where only other elements are allowed, in a
// drawing or a formula, or between the words of a ruby.
bool takes_mark(Node node) {
  for (Node at = node.parent(); at; at = at.parent()) {
    const std::string_view name = at.name();
    if (name == "svg" || name == "math" || name == "ruby" || name == "option") return false;
  }
  return true;
}

// Where in `text` so many characters are passed that are no blanks, moved on to the end of a
// word. Lowers `count` by those that are passed; npos when the text has no more than them.
std::size_t place_after(std::string_view text, std::size_t& count) {
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    if (!is_blank(decoded.code_point)) {
      if (count == 0 && !(is_word(last) && is_word(decoded.code_point))) return at;
      if (count > 0) --count;
    }
    last = decoded.code_point;
    at += decoded.length;
  }
  return std::string_view::npos;
}

void fill_mark(Node mark, const std::string& label) {
  set(mark, "class", "anchor");
  set(mark, "epub:type", "pagebreak");
  set(mark, "role", "doc-pagebreak");
  set(mark, "aria-label", label);
  set(mark, "id", page_anchor(label));
}

bool is_mark(Node node) {
  return std::string_view(node.attribute("epub:type").value()) == "pagebreak";
}

// Puts the mark before the byte `at` of the text node.
void insert_mark(Node text, std::size_t at, const std::string& label) {
  const std::string value = text.value();
  fill_mark(text.parent().insert_child_before("span", text), label);
  if (at == 0) return;
  // The new text stands before the mark, so that a walk goes on in what is left of the old one.
  const Node mark = text.previous_sibling();
  text.parent().insert_child_before(pugi::node_pcdata, mark).set_value(value.substr(0, at).c_str());
  text.set_value(value.substr(at).c_str());
}

// The text node that stands in `block` or behind it, up to `end` (null: no end), where `offset`
// characters are passed. Null when the block is shorter.
Node find_text(Node parent, Node first, std::size_t& offset, std::size_t& at) {
  for (Node node = first; node; node = next(node, parent)) {
    if (node.type() != pugi::node_pcdata || !takes_mark(node)) continue;
    at = place_after(node.value(), offset);
    if (at != std::string_view::npos) return node;
  }
  return {};
}

}  // namespace

std::string page_anchor(const std::string& label) { return "page-" + portable_name(label); }

void prepend_page_mark(Node parent, const std::string& label) {
  fill_mark(parent.prepend_child("span"), label);
}

void ChapterWriter::write_page_starts(Node parent, Node before, document::NodeId block) {
  const auto [first, last] = shared_.page_starts.equal_range(block);
  for (auto page = first; page != last; ++page) {
    const PageStart& start = *page->second;
    if (!ids_.insert(page_anchor(start.label)).second) continue;
    Node own = before ? before.next_sibling() : parent.first_child();
    // Pages that start at one place keep their order.
    while (is_mark(own)) own = own.next_sibling();
    std::size_t offset = start.offset;
    std::size_t at = 0;
    const Node text = offset > 0 ? find_text(parent, own, offset, at) : Node{};
    if (text) {
      insert_mark(text, at, start.label);
    } else {
      fill_mark(own ? parent.insert_child_before("span", own) : parent.append_child("span"),
                start.label);
    }
  }
}

}  // namespace diaoban::epub::xhtml
