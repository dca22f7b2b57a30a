// Implements making, walking and writing XML trees.
#include "epub/xhtml/xml.hpp"

#include <algorithm>
#include <array>

#include "epub/escape.hpp"

namespace diaoban::epub::xhtml {
namespace {

template <std::size_t Count>
bool is_one_of(const std::array<std::string_view, Count>& names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

constexpr std::array<std::string_view, 9> void_elements{"br",   "col",  "hr",     "img", "input",
                                                        "link", "meta", "source", "wbr"};

// Elements after whose end a new line may start.
constexpr std::array<std::string_view, 40> line_elements{
    "aside", "blockquote", "body",  "br",         "caption", "col",     "colgroup", "dd",
    "div",   "dl",         "dt",    "figcaption", "figure",  "h1",      "h2",       "h3",
    "h4",    "h5",         "h6",    "head",       "hr",      "html",    "li",       "link",
    "meta",  "nav",        "ol",    "p",          "pre",     "section", "style",    "table",
    "tbody", "td",         "tfoot", "th",         "thead",   "title",   "tr",       "ul"};

// Elements that hold only other elements, so that a new line may follow their start too.
constexpr std::array<std::string_view, 17> holders{
    "aside", "blockquote", "body",  "colgroup", "dl",    "figure", "head", "html", "nav",
    "ol",    "section",    "table", "tbody",    "tfoot", "thead",  "tr",   "ul"};

// Writes one page, node by node, without recursion.
class PageWriter {
 public:
  std::string write(Node root) {
    out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n";
    Node node = root;
    while (node) {
      if (node.type() == pugi::node_element) {
        open(node);
        if (node.first_child()) {
          node = node.first_child();
          continue;
        }
        close(node);
      } else {
        out_ += escape_text(node.value());
      }
      while (node != root && !node.next_sibling()) {
        node = node.parent();
        close(node);
      }
      if (node == root) break;
      node = node.next_sibling();
    }
    return std::move(out_);
  }

 private:
  static bool is_kept(std::string_view name) { return name == "pre" || name == "svg"; }
  bool is_closed_in_tag(Node node) const {
    if (is_one_of(void_elements, node.name())) return true;
    return drawing_ > 0 && !node.first_child();
  }

  void open(Node node) {
    const std::string_view name = node.name();
    out_ += '<';
    out_ += name;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      out_ += ' ';
      out_ += attribute.name();
      out_ += "=\"";
      write_value(attribute.value());
      out_ += '"';
    }
    if (is_kept(name)) ++kept_;
    if (name == "svg") ++drawing_;
    if (is_closed_in_tag(node)) {
      out_ += " />";
    } else {
      out_ += '>';
      if (kept_ == 0 && is_one_of(holders, name)) out_ += '\n';
    }
  }

  void close(Node node) {
    const std::string_view name = node.name();
    if (!is_closed_in_tag(node)) {
      out_ += "</";
      out_ += name;
      out_ += '>';
    }
    if (is_kept(name)) --kept_;
    if (name == "svg") --drawing_;
    if (kept_ == 0 && is_one_of(line_elements, name)) out_ += '\n';
  }

  // Line ends and tabs in attributes would be read back as spaces (XML 1.0 §3.3.3).
  void write_value(const char* value) {
    for (const char c : escape_text(value)) {
      if (c == '\n') {
        out_ += "&#10;";
      } else if (c == '\t') {
        out_ += "&#9;";
      } else {
        out_ += c;
      }
    }
  }

  std::string out_;
  int kept_ = 0;     // open <pre> and <svg>: their white space is left alone
  int drawing_ = 0;  // open <svg>
};

Node new_element(Node node, std::string_view class_name) {
  if (!class_name.empty()) set(node, "class", class_name);
  return node;
}

}  // namespace

Node add(Node parent, const char* name, std::string_view class_name) {
  return new_element(parent.append_child(name), class_name);
}

Node add_first(Node parent, const char* name, std::string_view class_name) {
  return new_element(parent.prepend_child(name), class_name);
}

void set(Node node, const char* name, std::string_view value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(clean_text(value).c_str());
}

void add_text(Node parent, std::string_view text) {
  if (text.empty()) return;
  Node last = parent.last_child();
  const std::string clean = clean_text(text);
  if (last.type() == pugi::node_pcdata) {
    last.set_value((last.value() + clean).c_str());
  } else {
    parent.append_child(pugi::node_pcdata).set_value(clean.c_str());
  }
}

bool has_attribute(Node node, const char* name) { return !node.attribute(name).empty(); }

std::string text_of(Node node) {
  std::string out;
  for (Node at = next(node, node); at; at = next(at, node)) out += at.value();
  return out;
}

Node next(Node node, Node top) {
  if (const Node child = node.first_child()) return child;
  return next_outside(node, top);
}

Node next_outside(Node node, Node top) {
  while (node && node != top) {
    if (const Node sibling = node.next_sibling()) return sibling;
    node = node.parent();
  }
  return {};
}

std::string serialise_page(const pugi::xml_document& tree) {
  return PageWriter().write(tree.document_element());
}

std::string serialise_xml(const pugi::xml_document& tree) {
  struct Out : pugi::xml_writer {
    std::string bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    void write(const void* data, std::size_t size) override {
      bytes.append(static_cast<const char*>(data), size);
    }
  } out;
  tree.save(out, "  ", pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(out.bytes);
}

}  // namespace diaoban::epub::xhtml
