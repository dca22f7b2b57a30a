// Implements the meaning of HTML's inline elements.
#include "reader/html/elements.hpp"

#include <algorithm>
#include <array>

#include "document/tree.hpp"
#include "reader/html/nodes.hpp"
#include "reader/text/plain_text.hpp"

namespace diaoban::reader {

namespace {

using document::Inline;
using document::Inlines;
using document::Style;

constexpr std::pair<std::string_view, Style> styles[] = {
    {"b", Style::Strong},          {"strong", Style::Strong},        {"i", Style::Emphasis},
    {"em", Style::Emphasis},       {"var", Style::Emphasis},         {"dfn", Style::Emphasis},
    {"u", Style::Underline},       {"ins", Style::Inserted},         {"s", Style::Strikethrough},
    {"del", Style::Strikethrough}, {"strike", Style::Strikethrough}, {"mark", Style::Highlight},
    {"small", Style::Small},       {"sub", Style::Subscript},        {"sup", Style::Superscript},
    {"q", Style::Quoted},          {"cite", Style::Emphasis}};

constexpr std::pair<std::string_view, document::LiteralKind> literals[] = {
    {"code", document::LiteralKind::Code},
    {"tt", document::LiteralKind::Code},
    {"kbd", document::LiteralKind::Keyboard},
    {"samp", document::LiteralKind::Sample}};

// Text and breaks only: what a literal node can hold without loss.
bool is_plain(const Inlines& inlines) {
  return std::all_of(inlines.begin(), inlines.end(), [](const Inline& node) {
    return std::holds_alternative<document::Text>(node.node) ||
           std::holds_alternative<document::SoftBreak>(node.node);
  });
}

Inlines single(Span span, document::InlineNode node, const HtmlTag& tag) {
  Inlines result;
  result.push_back({{}, span, html_attributes(tag), std::move(node)});
  return result;
}

// The value of `property` in a style attribute ("width: 50%; …"); empty when it is not there.
std::string style_value(std::string_view style, std::string_view property) {
  while (!style.empty()) {
    const std::string_view declaration = style.substr(0, style.find(';'));
    style.remove_prefix(std::min(style.size(), declaration.size() + 1));
    const auto trimmed = [](std::string_view text) {
      const auto begin = text.find_first_not_of(" \t\r\n");
      if (begin == std::string_view::npos) return std::string_view();
      return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
    };
    const auto colon = declaration.find(':');
    if (colon != std::string_view::npos && trimmed(declaration.substr(0, colon)) == property) {
      return std::string(trimmed(declaration.substr(colon + 1)));
    }
  }
  return {};
}

Inlines image(const HtmlTag& tag, Span span) {
  document::Image node;
  node.source = tag.attribute("src");
  node.alternative = tag.attribute("alt");
  node.title = tag.attribute("title");
  Inlines result = single(span, std::move(node), tag);
  for (const std::string key : {"width", "height"}) {
    // CSS 2.2 §6.4.4: a style counts before a presentational attribute.
    const std::string styled = style_value(tag.attribute("style"), key);
    const std::string value = styled.empty() || styled == "auto" ? tag.attribute(key) : styled;
    if (!value.empty()) result.front().attributes.edit().values[key] = value;
  }
  return result;
}

Inlines anchor(const HtmlTag& tag, Inlines children, Span span) {
  const std::string address = tag.attribute("href");
  if (!address.empty() && is_safe_address(address)) {
    document::Link link;
    link.destination = address;
    link.title = tag.attribute("title");
    link.children = std::move(children);
    return single(span, std::move(link), tag);
  }
  Inlines result = single(span, document::Bracketed{std::move(children)}, tag);
  if (result.front().attributes.get().id.empty() && !tag.attribute("name").empty()) {
    result.front().attributes.edit().id = tag.attribute("name");
  }
  return result;
}

}  // namespace

HtmlTag read_html_tag(std::string_view text) {
  HtmlTag tag;
  tag.closing = text.starts_with("</");
  std::size_t at = tag.closing ? 2 : 1;
  while (at < text.size() && text[at] != ' ' && text[at] != '>' && text[at] != '/' &&
         text[at] != '\n' && text[at] != '\t') {
    const char c = text[at++];
    tag.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (tag.closing || at >= text.size() || text[at] == '>') return tag;
  // Attributes of a tag stand alone for gumbo as those of a span: table cells would be dropped.
  std::string page = "<span" + std::string(text.substr(at));
  const std::size_t excess = html_attributes_end(page);
  if (excess != std::string::npos) page.replace(excess, page.npos, ">");
  const GumboTree output(gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
  const GumboNode* node = output->root;
  while (node != nullptr && node->type == GUMBO_NODE_ELEMENT &&
         node->v.element.tag != GUMBO_TAG_SPAN) {
    const GumboVector& children = node->v.element.children;
    node = children.length == 0 ? nullptr
                                : static_cast<const GumboNode*>(children.data[children.length - 1]);
  }
  if (node == nullptr || node->type != GUMBO_NODE_ELEMENT) return tag;
  const GumboVector& attributes = node->v.element.attributes;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
    tag.attributes.emplace(attribute->name, attribute->value);
  }
  return tag;
}

bool is_unsafe_element(std::string_view name) {
  static constexpr std::array<std::string_view, 17> names = {
      "script",   "style", "iframe", "object", "embed",    "applet", "form",  "frame", "frameset",
      "noframes", "meta",  "link",   "base",   "template", "title",  "audio", "video"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_void_element(std::string_view name) {
  static constexpr std::array<std::string_view, 15> names = {
      "area", "base", "br",    "col",    "embed", "hr",  "img",  "input",
      "link", "meta", "param", "source", "track", "wbr", "frame"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_safe_address(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) continue;  // browsers skip them
    if (c == ':') {
      return scheme != "javascript" && scheme != "vbscript" && scheme != "data";
    }
    if (c == '/' || c == '?' || c == '#') return true;
    scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return true;
}

document::Attributes html_attributes(const HtmlTag& tag) {
  document::Attributes attributes;
  const std::string id = tag.attribute("id");
  if (!id.empty()) attributes.edit().id = id;
  const std::string classes = tag.attribute("class");
  for (std::size_t begin = 0; begin < classes.size();) {
    const std::size_t end = std::min(classes.size(), classes.find_first_of(" \t\n", begin));
    if (end > begin) attributes.edit().classes.push_back(classes.substr(begin, end - begin));
    begin = end + 1;
  }
  const std::string language = tag.attribute("lang");
  if (!language.empty()) attributes.edit().values["lang"] = language;
  return attributes;
}

void check_html_tag(const HtmlTag& tag, Span span, Parser& parser) {
  for (const auto& [key, value] : tag.attributes) {
    if (key.starts_with("on")) {
      parser.report(kinds::html_dropped, span, "the event handler '" + key + "' is left out");
    } else if ((key == "href" || key == "src") && !is_safe_address(value) &&
               !(key == "src" && value.starts_with("data:image/"))) {
      parser.report(kinds::html_dropped, span, "the address '" + value + "' is left out");
    }
  }
}

Inlines inline_element(const HtmlTag& tag, Inlines children, Span span, Parser& parser) {
  check_html_tag(tag, span, parser);
  for (const auto& [name, style] : styles) {
    if (tag.name == name) {
      return single(span, document::Styled{style, std::move(children)}, tag);
    }
  }
  for (const auto& [name, kind] : literals) {
    if (tag.name == name && is_plain(children)) {
      return single(span, document::Literal{kind, plain_text(children, ' '), {}}, tag);
    }
  }
  if (tag.name == "br") return single(span, document::HardBreak{}, tag);
  if (tag.name == "img") return image(tag, span);
  if (tag.name == "a") return anchor(tag, std::move(children), span);
  if (tag.name == "abbr" && is_plain(children)) {
    return single(span, document::Abbreviation{plain_text(children, ' '), tag.attribute("title")},
                  tag);
  }
  const document::Attributes attributes = html_attributes(tag);
  if (attributes.empty()) return children;
  return single(span, document::Bracketed{std::move(children)}, tag);
}

}  // namespace diaoban::reader
