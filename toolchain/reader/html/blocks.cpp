// Adopts HTML blocks: gumbo reads the HTML, its elements become blocks and inlines.
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "reader/html/adopt.hpp"
#include "reader/html/elements.hpp"
#include "reader/html/names.hpp"
#include "reader/html/svg.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

namespace {

using document::Block;
using document::Blocks;
using document::Inline;
using document::Inlines;

struct OutputFree {
  void operator()(GumboOutput* output) const {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
};

constexpr unsigned html_depth_limit = 60;

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

class BlockAdopter {
 public:
  BlockAdopter(const Lines& lines, Span span, Parser& parser)
      : lines_(lines), span_(span), parser_(parser), text_(joined(lines, true)) {
    std::size_t start = 0;
    for (const Line& line : lines_) {
      starts_.push_back(start);
      start += line.text.size() + 1;
    }
  }

  Blocks adopt() {
    if (nests_too_deep()) {
      parser_.report(kinds::nesting_too_deep, span_, "HTML nested deeper than 400 elements",
                     "it is kept as text");
      document::CodeBlock code;
      code.text = text_;
      Blocks literal;
      literal.push_back({{}, span_, {}, std::move(code)});
      return literal;
    }
    const std::unique_ptr<GumboOutput, OutputFree> output(
        gumbo_parse_with_options(&kGumboDefaultOptions, text_.data(), text_.size()));
    Blocks blocks;
    const GumboVector& top = output->root->v.element.children;
    for (unsigned i = 0; i < top.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(top.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      for (Block& block : children_blocks(child, 0)) blocks.push_back(std::move(block));
    }
    return blocks;
  }

 private:
  // gumbo looks through all open elements at each tag, so their number has to be bounded.
  bool nests_too_deep() const {
    constexpr int limit = 400;
    // Their end tags may be left out, and they do not nest in themselves.
    static constexpr std::array<std::string_view, 10> implied = {
        "p", "li", "td", "th", "tr", "dt", "dd", "thead", "tbody", "tfoot"};
    int depth = 0;
    for (std::size_t at = text_.find('<'); at != std::string::npos; at = text_.find('<', at + 1)) {
      const std::string_view rest = std::string_view(text_).substr(at);
      const std::string_view name = html_tag_name(rest.substr(0, 20));
      if (name.empty() || std::find(implied.begin(), implied.end(), name) != implied.end())
        continue;
      if (rest.starts_with("</")) {
        depth -= depth > 0 ? 1 : 0;
      } else if (!is_void_element(name) && ++depth > limit) {
        return true;
      }
    }
    return false;
  }

  Span span_at(std::size_t begin, std::size_t end) const {
    if (begin > text_.size() || end < begin || lines_.empty()) return span_;
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

  Span span_of_node(const GumboNode* node) const {
    if (node->type == GUMBO_NODE_ELEMENT) {
      const GumboElement& element = node->v.element;
      if (element.original_tag.length == 0) return span_;
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

  // An element as it is written, both tags included.
  static std::string_view source_of(const GumboNode* node) {
    const GumboElement& element = node->v.element;
    const char* begin = element.original_tag.data;
    const char* end = element.original_end_tag.length > 0
                          ? element.original_end_tag.data + element.original_end_tag.length
                          : begin + element.original_tag.length;
    return begin == nullptr || end < begin
               ? std::string_view()
               : std::string_view(begin, static_cast<std::size_t>(end - begin));
  }

  static std::string name_of(const GumboNode* node) {
    const GumboElement& element = node->v.element;
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    return std::string(view(piece));
  }

  static HtmlTag tag_of(const GumboNode* node) {
    HtmlTag tag;
    tag.name = name_of(node);
    const GumboVector& attributes = node->v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
      tag.attributes.emplace(attribute->name, attribute->value);
    }
    return tag;
  }

  static bool is_element(const GumboNode* node, std::string_view name) {
    return node->type == GUMBO_NODE_ELEMENT && name_of(node) == name;
  }

  // Whether a block stands in the node at any depth.
  static bool holds_blocks(const GumboNode* node, unsigned depth) {
    if (node->type != GUMBO_NODE_ELEMENT || depth > html_depth_limit) return false;
    if (is_block_name(name_of(node))) return true;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      if (holds_blocks(static_cast<const GumboNode*>(children.data[i]), depth + 1)) return true;
    }
    return false;
  }

  static bool is_white_text(const GumboNode* node) { return node->type == GUMBO_NODE_WHITESPACE; }

  // ---- blocks ----

  Blocks children_blocks(const GumboNode* parent, unsigned depth) {
    Blocks blocks;
    Inlines run;
    const auto end_run = [&] {
      trim(run);
      if (!run.empty()) {
        const Span span = run.front().span;
        blocks.push_back({{}, span, {}, document::Paragraph{std::move(run)}});
      }
      run.clear();
    };
    const GumboVector& children = parent->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type == GUMBO_NODE_ELEMENT && depth < html_depth_limit &&
          holds_blocks(child, depth)) {
        end_run();
        add_block(child, depth + 1, blocks);
      } else {
        add_inline(child, depth + 1, run);
      }
    }
    end_run();
    return blocks;
  }

  void add_block(const GumboNode* node, unsigned depth, Blocks& out) {
    const HtmlTag tag = tag_of(node);
    const Span span = span_of_node(node);
    check_html_tag(tag, span, parser_);
    const auto add = [&](document::BlockNode block) {
      out.push_back({{}, span, html_attributes(tag), std::move(block)});
      if (!tag.attribute("align").empty()) {
        out.back().attributes.edit().values["align"] = tag.attribute("align");
      }
    };
    const std::string& name = tag.name;
    if (name == "p") {
      Inlines inlines = children_inlines(node, depth);
      trim(inlines);
      if (!inlines.empty()) add(document::Paragraph{std::move(inlines)});
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      document::Heading heading;
      heading.level = name[1] - '0';
      heading.children = children_inlines(node, depth);
      trim(heading.children);
      add(std::move(heading));
    } else if (name == "hr") {
      add(document::ThematicBreak{});
    } else if (name == "ul" || name == "ol" || name == "menu" || name == "dir") {
      add(list(node, name == "ol", tag, depth));
    } else if (name == "blockquote") {
      document::Quote quote;
      quote.blocks = children_blocks(node, depth);
      add(std::move(quote));
    } else if (name == "pre") {
      add(listing(node));
    } else if (name == "table") {
      add(table(node, depth));
    } else if (name == "details") {
      add(details(node, depth));
    } else if (name == "figure") {
      add(figure(node, depth));
    } else if (name == "dl") {
      add(definitions(node, depth));
    } else {
      Blocks children = children_blocks(node, depth);
      if (children.empty() && html_attributes(tag).empty()) return;
      if (name == "center" || !html_attributes(tag).empty() || !tag.attribute("align").empty()) {
        add(document::Container{std::move(children)});
        if (name == "center") out.back().attributes.edit().values["align"] = "center";
      } else {
        for (Block& child : children) out.push_back(std::move(child));
      }
    }
  }

  document::List list(const GumboNode* node, bool ordered, const HtmlTag& tag, unsigned depth) {
    document::List result;
    result.ordered = ordered;
    const std::string start = tag.attribute("start");
    std::from_chars(start.data(), start.data() + start.size(), result.start);
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      document::ListItem item;
      item.span = span_of_node(child);
      if (is_element(child, "li")) {
        item.blocks = children_blocks(child, depth + 1);
      } else {
        add_block(child, depth + 1, item.blocks);
      }
      result.items.push_back(std::move(item));
    }
    return result;
  }

  document::CodeBlock listing(const GumboNode* node) const {
    document::CodeBlock code;
    collect_text(node, code.text, 0);
    if (!code.text.empty() && code.text.back() != '\n') code.text += '\n';
    return code;
  }

  static void collect_text(const GumboNode* node, std::string& out, unsigned depth) {
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

  document::Panel details(const GumboNode* node, unsigned depth) {
    document::Panel panel;
    panel.kind = document::PanelKind::Dropdown;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (is_element(child, "summary") && panel.title.empty()) {
        panel.title = children_inlines(child, depth + 1);
        trim(panel.title);
      }
    }
    panel.blocks = blocks_without(node, "summary", depth);
    return panel;
  }

  document::Figure figure(const GumboNode* node, unsigned depth) {
    document::Figure result;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (is_element(child, "figcaption") && result.caption.empty()) {
        result.caption = children_inlines(child, depth + 1);
        trim(result.caption);
      }
    }
    result.content = blocks_without(node, "figcaption", depth);
    return result;
  }

  // The blocks of a node's children but those of one name.
  Blocks blocks_without(const GumboNode* node, std::string_view name, unsigned depth) {
    Blocks blocks;
    Inlines run;
    const GumboVector& children = node->v.element.children;
    const auto end_run = [&] {
      trim(run);
      if (!run.empty()) {
        const Span span = run.front().span;
        blocks.push_back({{}, span, {}, document::Paragraph{std::move(run)}});
      }
      run.clear();
    };
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (is_element(child, name)) continue;
      if (child->type == GUMBO_NODE_ELEMENT && holds_blocks(child, depth)) {
        end_run();
        add_block(child, depth + 1, blocks);
      } else {
        add_inline(child, depth + 1, run);
      }
    }
    end_run();
    return blocks;
  }

  document::DefinitionList definitions(const GumboNode* node, unsigned depth) {
    document::DefinitionList result;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (is_element(child, "dt")) {
        if (result.items.empty() || !result.items.back().definitions.empty()) {
          result.items.emplace_back().span = span_of_node(child);
        }
        result.items.back().terms.push_back(children_inlines(child, depth + 1));
        trim(result.items.back().terms.back());
      } else if (is_element(child, "dd")) {
        if (result.items.empty()) result.items.emplace_back().span = span_of_node(child);
        result.items.back().definitions.push_back(children_blocks(child, depth + 1));
      }
    }
    return result;
  }

  // ---- tables ----

  document::Table table(const GumboNode* node, unsigned depth) {
    document::Table result;
    add_rows(node, false, depth, result);
    std::size_t columns = 0;
    for (const auto* rows : {&result.head, &result.body}) {
      for (const document::TableRow& row : *rows) {
        std::size_t width = 0;
        for (const document::TableCell& cell : row.cells) {
          width += static_cast<std::size_t>(cell.columns);
        }
        columns = std::max(columns, width);
      }
    }
    result.alignments.resize(columns);
    return result;
  }

  void add_rows(const GumboNode* node, bool head, unsigned depth, document::Table& out) {
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length && depth < html_depth_limit; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (child->type != GUMBO_NODE_ELEMENT) continue;
      if (is_element(child, "caption")) {
        out.caption = children_inlines(child, depth + 1);
        trim(out.caption);
      } else if (is_element(child, "tr")) {
        document::TableRow row;
        row.span = span_of_node(child);
        add_cells(child, depth + 1, row);
        (head ? out.head : out.body).push_back(std::move(row));
      } else {
        add_rows(child, is_element(child, "thead"), depth + 1, out);
      }
    }
  }

  static int span_count(const std::string& text) {
    int count = 1;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp(count, 1, 100);
  }

  void add_cells(const GumboNode* node, unsigned depth, document::TableRow& row) {
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      const auto* child = static_cast<const GumboNode*>(children.data[i]);
      if (!is_element(child, "td") && !is_element(child, "th")) continue;
      const HtmlTag tag = tag_of(child);
      document::TableCell cell;
      cell.span = span_of_node(child);
      cell.header = tag.name == "th";
      cell.columns = span_count(tag.attribute("colspan"));
      cell.rows = span_count(tag.attribute("rowspan"));
      const std::string align = tag.attribute("align");
      cell.alignment = align == "center"  ? document::Alignment::Center
                       : align == "right" ? document::Alignment::Right
                       : align == "left"  ? document::Alignment::Left
                                          : document::Alignment::Default;
      cell.blocks = children_blocks(child, depth);
      row.cells.push_back(std::move(cell));
    }
  }

  // ---- inlines ----

  Inlines children_inlines(const GumboNode* parent, unsigned depth) {
    Inlines inlines;
    const GumboVector& children = parent->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      add_inline(static_cast<const GumboNode*>(children.data[i]), depth + 1, inlines);
    }
    return inlines;
  }

  // White space as HTML reads it: a run of it is one space, or a line end where it has one.
  void add_text(std::string_view text, Span span, Inlines& out) {
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

  void add_inline(const GumboNode* node, unsigned depth, Inlines& out) {
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        return add_text(node->v.text.text, span_of_node(node), out);
      case GUMBO_NODE_ELEMENT:
        return add_inline_element(node, depth, out);
      default:
        return;
    }
  }

  void add_inline_element(const GumboNode* node, unsigned depth, Inlines& out) {
    const HtmlTag tag = tag_of(node);
    const Span span = span_of_node(node);
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
      add_text(view(node->v.element.original_tag), span, out);
      for (Inline& child : children) out.push_back(std::move(child));
      return;
    }
    for (Inline& part : inline_element(tag, std::move(children), span, parser_)) {
      out.push_back(std::move(part));
    }
  }

  // Without white space at both ends.
  static void trim(Inlines& inlines) {
    const auto blank = [](const Inline& node) {
      if (std::holds_alternative<document::SoftBreak>(node.node)) return true;
      const auto* text = std::get_if<document::Text>(&node.node);
      return text != nullptr && text->text.find_first_not_of(" \t\n") == std::string::npos;
    };
    while (!inlines.empty() && blank(inlines.back())) inlines.pop_back();
    const auto first = std::find_if_not(inlines.begin(), inlines.end(), blank);
    inlines.erase(inlines.begin(), first);
  }

  const Lines& lines_;
  Span span_;
  Parser& parser_;
  std::string text_;
  std::vector<std::size_t> starts_;
};

}  // namespace

Blocks adopt_html_block(const Lines& lines, Span span, Parser& parser) {
  return BlockAdopter(lines, span, parser).adopt();
}

}  // namespace diaoban::reader
