// Implements the reading of gumbo's tree.
#include "reader/html/nodes.hpp"

#include <algorithm>
#include <array>

#include "reader/scan/starts.hpp"

namespace diaoban::reader {

namespace {

std::string_view view(const GumboStringPiece& piece) { return {piece.data, piece.length}; }

constexpr std::array<std::string_view, 37> block_names = {
    "address", "article", "aside",   "blockquote", "body", "center",   "dd",         "details",
    "dialog",  "dir",     "div",     "dl",         "dt",   "fieldset", "figcaption", "figure",
    "footer",  "h1",      "h2",      "h3",         "h4",   "h5",       "h6",         "header",
    "hr",      "html",    "legend",  "li",         "main", "menu",     "nav",        "ol",
    "p",       "pre",     "section", "table",      "ul"};

bool is_block_name(std::string_view name) {
  return name == "summary" || name == "caption" ||
         std::binary_search(block_names.begin(), block_names.end(), name);
}

}  // namespace

std::string_view source_of(const GumboNode* node) {
  const GumboElement& element = node->v.element;
  const char* begin = element.original_tag.data;
  const char* end = element.original_end_tag.length > 0
                        ? element.original_end_tag.data + element.original_end_tag.length
                        : begin + element.original_tag.length;
  return begin == nullptr || end < begin
             ? std::string_view()
             : std::string_view(begin, static_cast<std::size_t>(end - begin));
}

std::string name_of(const GumboNode* node) {
  const GumboElement& element = node->v.element;
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return std::string(view(piece));
}

HtmlTag tag_of(const GumboNode* node) {
  HtmlTag tag;
  tag.name = name_of(node);
  const GumboVector& attributes = node->v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    tag.attributes.emplace(attribute->name, attribute->value);
  }
  return tag;
}

bool is_element(const GumboNode* node, std::string_view name) {
  return node->type == GUMBO_NODE_ELEMENT && name_of(node) == name;
}

bool holds_blocks(const GumboNode* node, unsigned depth) {
  if (node->type != GUMBO_NODE_ELEMENT || depth > html_depth_limit) return false;
  if (is_block_name(name_of(node))) return true;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    if (holds_blocks(static_cast<const GumboNode*>(children.data[i]), depth + 1)) return true;
  }
  return false;
}

void collect_text(const GumboNode* node, std::string& out, unsigned depth) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
      node->type == GUMBO_NODE_CDATA) {
    out += node->v.text.text;
    return;
  }
  if (node->type != GUMBO_NODE_ELEMENT || depth > html_depth_limit) return;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    collect_text(static_cast<const GumboNode*>(children.data[i]), out, depth + 1);
  }
}

HtmlText::HtmlText(const Lines& lines, Span whole)
    : lines_(lines), whole_(whole), text_(joined(lines, true)) {
  std::size_t start = 0;
  for (const Line& line : lines_) {
    starts_.push_back(start);
    start += line.text.size() + 1;
  }
}

bool html_nests_too_deep(std::string_view text) {
  constexpr int limit = 400;
  constexpr std::ptrdiff_t few_tags = 20'000;
  if (text.starts_with("<svg") && std::count(text.begin(), text.end(), '<') < few_tags)
    return false;
  // Their end tags may be left out, and they do not nest in themselves.
  static constexpr std::array<std::string_view, 10> implied = {
      "p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot"};
  int depth = 0;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at);
    const std::string_view name = html_tag_name(rest.substr(0, 20));
    if (name.empty() || std::find(implied.begin(), implied.end(), name) != implied.end()) continue;
    if (rest.starts_with("</")) {
      depth -= depth > 0 ? 1 : 0;
    } else if (!is_void_element(name) && ++depth > limit) {
      return true;
    }
  }
  return false;
}

std::size_t html_attributes_end(std::string_view text) {
  constexpr int limit = 1000;
  int attributes = 0;
  bool in_tag = false;
  char quote = 0;
  char before = 0;  // the last character that is no white space
  bool after_space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!in_tag) {
      in_tag = c == '<' && !html_tag_name(text.substr(i, 20)).empty();
      attributes = 0;
    } else if (quote != 0) {
      quote = c == quote ? '\0' : quote;
    } else if (c == '>') {
      in_tag = false;
    } else if ((c == '"' || c == '\'') && before == '=') {
      quote = c;
    } else if (after_space && before != '=' && ++attributes > limit) {
      return i;
    }
    after_space = c == ' ' || c == '\t' || c == '\n' || c == '/';
    if (!after_space) before = c;
  }
  return std::string_view::npos;
}

Span HtmlText::span_at(std::size_t begin, std::size_t end) const {
  if (begin > text_.size() || end < begin || lines_.empty()) return whole_;
  const auto line_of = [&](std::size_t place) {
    const auto found = std::upper_bound(starts_.begin(), starts_.end(), place);
    return static_cast<std::size_t>(found - starts_.begin()) - 1;
  };
  const std::size_t first = line_of(begin);
  const std::size_t last = line_of(std::min(end, text_.size() - 1));
  Span span = lines_[first].span(begin - starts_[first], begin - starts_[first]);
  if (lines_[last].source == span.source) {
    span.end = std::max(span.begin,
                        lines_[last].at(std::min(lines_[last].text.size(), end - starts_[last])));
  }
  return span;
}

Span HtmlText::span_of(const GumboNode* node) const {
  if (node->type == GUMBO_NODE_ELEMENT) {
    const GumboElement& element = node->v.element;
    if (element.original_tag.length == 0) return whole_;
    const std::size_t begin = element.start_pos.offset;
    const std::size_t end = element.original_end_tag.length > 0
                                ? element.end_pos.offset + element.original_end_tag.length
                                : begin + element.original_tag.length;
    return span_at(begin, end);
  }
  const GumboText& text = node->v.text;
  const std::size_t begin = text.start_pos.offset;
  return span_at(begin, begin + text.original_text.length);
}

}  // namespace diaoban::reader
