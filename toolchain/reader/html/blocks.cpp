// Adopts HTML blocks: gumbo reads the HTML, its elements become blocks.
#include <algorithm>
#include <charconv>

#include "reader/html/adopt.hpp"
#include "reader/html/block_adopter.hpp"

namespace diaoban::reader {

using document::Block;
using document::Blocks;
using document::Inline;
using document::Inlines;

namespace {

document::CodeBlock listing(const GumboNode* node) {
  document::CodeBlock code;
  collect_text(node, code.text, 0);
  if (!code.text.empty() && code.text.back() != '\n') code.text += '\n';
  return code;
}

}  // namespace

Blocks BlockAdopter::adopt() {
  if (source_.nests_too_deep()) {
    parser_.report(kinds::nesting_too_deep, span_, "HTML nested deeper than 400 elements",
                   "it is kept as text");
    return literal();
  }
  if (html_attributes_end(source_.text()) != std::string_view::npos) {
    parser_.report(kinds::html_dropped, span_, "a tag with more than 1000 attributes",
                   "it is kept as text");
    return literal();
  }
  const GumboTree output(gumbo_parse_with_options(&kGumboDefaultOptions, source_.text().data(),
                                                  source_.text().size()));
  Blocks blocks;
  const GumboVector& top = output->root->v.element.children;
  for (unsigned i = 0; i < top.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(top.data[i]);
    if (child->type != GUMBO_NODE_ELEMENT) continue;
    for (Block& block : children_blocks(child, 0)) blocks.push_back(std::move(block));
  }
  return blocks;
}

Blocks BlockAdopter::literal() const {
  document::CodeBlock code;
  code.text = source_.text();
  Blocks blocks;
  blocks.push_back({{}, span_, {}, std::move(code)});
  return blocks;
}

Blocks BlockAdopter::children_blocks(const GumboNode* parent, unsigned depth,
                                     std::string_view except) {
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
    if (!except.empty() && is_element(child, except)) continue;
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

void BlockAdopter::add_block(const GumboNode* node, unsigned depth, Blocks& out) {
  const HtmlTag tag = tag_of(node);
  const Span span = source_.span_of(node);
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

document::List BlockAdopter::list(const GumboNode* node, bool ordered, const HtmlTag& tag,
                                  unsigned depth) {
  document::List result;
  result.ordered = ordered;
  const std::string start = tag.attribute("start");
  std::from_chars(start.data(), start.data() + start.size(), result.start);
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type != GUMBO_NODE_ELEMENT) continue;
    document::ListItem item;
    item.span = source_.span_of(child);
    if (is_element(child, "li")) {
      item.blocks = children_blocks(child, depth + 1);
    } else {
      add_block(child, depth + 1, item.blocks);
    }
    result.items.push_back(std::move(item));
  }
  return result;
}

Inlines BlockAdopter::child_text(const GumboNode* node, std::string_view name, unsigned depth) {
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (!is_element(child, name)) continue;
    Inlines text = children_inlines(child, depth + 1);
    trim(text);
    if (!text.empty()) return text;
  }
  return {};
}

document::Panel BlockAdopter::details(const GumboNode* node, unsigned depth) {
  document::Panel panel;
  panel.kind = document::PanelKind::Dropdown;
  panel.title = child_text(node, "summary", depth);
  panel.blocks = children_blocks(node, depth, "summary");
  return panel;
}

document::Figure BlockAdopter::figure(const GumboNode* node, unsigned depth) {
  document::Figure result;
  result.caption = child_text(node, "figcaption", depth);
  result.content = children_blocks(node, depth, "figcaption");
  return result;
}

document::DefinitionList BlockAdopter::definitions(const GumboNode* node, unsigned depth) {
  document::DefinitionList result;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (is_element(child, "dt")) {
      if (result.items.empty() || !result.items.back().definitions.empty()) {
        result.items.emplace_back().span = source_.span_of(child);
      }
      result.items.back().terms.push_back(children_inlines(child, depth + 1));
      trim(result.items.back().terms.back());
    } else if (is_element(child, "dd")) {
      if (result.items.empty()) result.items.emplace_back().span = source_.span_of(child);
      result.items.back().definitions.push_back(children_blocks(child, depth + 1));
    }
  }
  return result;
}

Blocks adopt_html_block(const Lines& lines, Span span, Parser& parser) {
  return BlockAdopter(lines, span, parser).adopt();
}

}  // namespace diaoban::reader
