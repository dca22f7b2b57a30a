// Reading gumbo's tree: names, attributes, text and places of its nodes.
#pragma once

#include <gumbo.h>

#include <memory>

#include "reader/html/elements.hpp"

namespace diaoban::reader {

// Elements nested deeper than this are read as text.
inline constexpr unsigned html_depth_limit = 60;

struct GumboOutputFree {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};
using GumboTree = std::unique_ptr<GumboOutput, GumboOutputFree>;

std::string name_of(const GumboNode* node);
HtmlTag tag_of(const GumboNode* node);
bool is_element(const GumboNode* node, std::string_view name);
// Whether a block stands in the node at any depth.
bool holds_blocks(const GumboNode* node, unsigned depth);
// An element as it is written, both tags included.
std::string_view source_of(const GumboNode* node);
// Appends all text of a node.
void collect_text(const GumboNode* node, std::string& out, unsigned depth);

// Whether elements may nest deeper in `text` than gumbo bears: it looks through all open ones at
// each tag, and frees them by recursion. A tag that ends itself counts as open, as it is in HTML;
// in a drawing it is not, so that one of fewer than 20,000 tags is never too deep.
bool html_nests_too_deep(std::string_view text);

// Where in `text` a tag has more attributes than gumbo bears, which compares each with all before
// it; npos when no tag has.
std::size_t html_attributes_end(std::string_view text);

// Lines of HTML as one text that gumbo reads, and the way back from its places.
class HtmlText {
 public:
  HtmlText(const Lines& lines, Span whole);

  const std::string& text() const { return text_; }
  bool nests_too_deep() const { return html_nests_too_deep(text_); }
  Span span_of(const GumboNode* node) const;

 private:
  Span span_at(std::size_t begin, std::size_t end) const;

  const Lines& lines_;
  Span whole_;
  std::string text_;
  std::vector<std::size_t> starts_;  // of the lines, in the text
};

}  // namespace diaoban::reader
