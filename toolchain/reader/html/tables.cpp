// Adopts tables of HTML.
#include <algorithm>
#include <charconv>

#include "reader/html/block_adopter.hpp"

namespace diaoban::reader {

namespace {

int span_count(const std::string& text) {
  int count = 1;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return std::clamp(count, 1, 100);
}

}  // namespace

document::Table BlockAdopter::table(const GumboNode* node, unsigned depth) {
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

void BlockAdopter::add_rows(const GumboNode* node, bool head, unsigned depth,
                            document::Table& out) {
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length && depth < html_depth_limit; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type != GUMBO_NODE_ELEMENT) continue;
    if (is_element(child, "caption")) {
      out.caption = children_inlines(child, depth + 1);
      trim(out.caption);
    } else if (is_element(child, "tr")) {
      document::TableRow row;
      row.span = source_.span_of(child);
      add_cells(child, depth + 1, row);
      (head ? out.head : out.body).push_back(std::move(row));
    } else {
      add_rows(child, is_element(child, "thead"), depth + 1, out);
    }
  }
}

void BlockAdopter::add_cells(const GumboNode* node, unsigned depth, document::TableRow& row) {
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (!is_element(child, "td") && !is_element(child, "th")) continue;
    const HtmlTag tag = tag_of(child);
    document::TableCell cell;
    cell.span = source_.span_of(child);
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

}  // namespace diaoban::reader
