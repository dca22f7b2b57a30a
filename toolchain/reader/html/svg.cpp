// Implements the reading of SVG elements: gumbo reads them as browsers do, and they are written
// anew as XML.
#include "reader/html/svg.hpp"

#include <gumbo.h>

#include "reader/html/elements.hpp"
#include "reader/html/nodes.hpp"

namespace diaoban::reader {

namespace {

constexpr unsigned svg_depth_limit = 200;

const GumboNode* find_svg(const GumboNode* node, unsigned depth) {
  if (node->type != GUMBO_NODE_ELEMENT || depth > 8) return nullptr;
  if (node->v.element.tag == GUMBO_TAG_SVG) return node;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (const GumboNode* found = find_svg(child, depth + 1)) return found;
  }
  return nullptr;
}

void write_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
}

// The element's name with the capitals that SVG has (linearGradient).
std::string name_of(const GumboElement& element) {
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  if (const char* normal = gumbo_normalize_svg_tagname(&piece)) return normal;
  return element.tag == GUMBO_TAG_UNKNOWN ? std::string(piece.data, piece.length)
                                          : gumbo_normalized_tagname(element.tag);
}

bool is_plain_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                              "-_:.") == std::string_view::npos;
}

class SvgWriter {
 public:
  void write(const GumboNode* node, unsigned depth) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      return write_escaped(out, node->v.text.text);
    }
    if (node->type != GUMBO_NODE_ELEMENT || depth > svg_depth_limit) return;
    const GumboElement& element = node->v.element;
    const std::string name = name_of(element);
    if (!is_plain_name(name) || (is_unsafe_element(name) && name != "title" && name != "style")) {
      dropped = dropped || name == "script";
      return;
    }
    out += "<" + name;
    if (depth == 0) out += " xmlns=\"http://www.w3.org/2000/svg\"";
    if (depth == 0) out += " xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    write_attributes(element);
    out += ">";
    for (unsigned i = 0; i < element.children.length; ++i) {
      write(static_cast<const GumboNode*>(element.children.data[i]), depth + 1);
    }
    out += "</" + name + ">";
  }

  std::string out;
  bool dropped = false;  // something that a book must not carry

 private:
  void write_attributes(const GumboElement& element) {
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      const std::string name = attribute->attr_namespace == GUMBO_ATTR_NAMESPACE_XLINK
                                   ? "xlink:" + std::string(attribute->name)
                                   : attribute->name;
      if (!is_plain_name(name) || name.starts_with("xmlns")) continue;
      if (name.starts_with("on") ||
          (name.ends_with("href") && !is_safe_address(attribute->value) &&
           !std::string_view(attribute->value).starts_with("data:image/"))) {
        dropped = true;
        continue;
      }
      out += " " + name + "=\"";
      write_escaped(out, attribute->value);
      out += '"';
    }
  }
};

std::string title_of(const GumboElement& svg) {
  if (const GumboAttribute* label = gumbo_get_attribute(&svg.attributes, "aria-label")) {
    return label->value;
  }
  for (unsigned i = 0; i < svg.children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(svg.children.data[i]);
    if (child->type != GUMBO_NODE_ELEMENT || child->v.element.tag != GUMBO_TAG_TITLE) continue;
    const GumboVector& inside = child->v.element.children;
    if (inside.length == 0) return {};
    const auto* text = static_cast<const GumboNode*>(inside.data[0]);
    return text->type == GUMBO_NODE_TEXT ? text->v.text.text : std::string();
  }
  return {};
}

}  // namespace

document::Inlines read_svg(std::string_view html, Span span, Parser& parser) {
  if (html_nests_too_deep(html)) {
    parser.report(kinds::nesting_too_deep, span, "an SVG nested deeper than 400 elements",
                  "it is left out");
    return {};
  }
  if (html_attributes_end(html) != std::string_view::npos) {
    parser.report(kinds::html_dropped, span, "an SVG with more than 1000 attributes in a tag",
                  "it is left out");
    return {};
  }
  const GumboTree output(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
  const GumboNode* svg = find_svg(output->root, 0);
  if (svg == nullptr) return {};
  SvgWriter writer;
  writer.write(svg, 0);
  if (writer.dropped) {
    parser.report(kinds::html_dropped, span, "the scripts of an SVG are left out");
  }
  document::Image image;
  image.source = "data:image/svg+xml,";
  for (const char c : writer.out) {
    if (c == '%' || c == '#' || c == '?') {
      image.source += c == '%' ? "%25" : c == '#' ? "%23" : "%3F";
    } else {
      image.source += c;
    }
  }
  image.alternative = title_of(svg->v.element);
  document::Inlines result;
  result.push_back({{}, span, {}, std::move(image)});
  return result;
}

}  // namespace diaoban::reader
