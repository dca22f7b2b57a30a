// Regions of the scan as blocks.
#include <cmark.h>

#include <algorithm>

#include "base/handle.hpp"
#include "reader/blocks/build.hpp"
#include "reader/dialects/listings.hpp"
#include "reader/dialects/marked_admonitions.hpp"
#include "reader/dialects/template_tags.hpp"
#include "reader/html/adopt.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

namespace {

using document::Block;
using document::Blocks;

Block block_of(const Region& region, document::BlockNode node) {
  return {{}, region.span, {}, std::move(node)};
}

Blocks one_block(const Region& region, document::BlockNode node) {
  Blocks blocks;
  blocks.push_back(block_of(region, std::move(node)));
  return blocks;
}

// An info string as CommonMark reads it: escapes and entities are undone, by cmark itself.
std::string unescaped(std::string_view text) {
  if (text.find_first_of("\\&") == std::string_view::npos) return std::string(text);
  const std::string fence = "~~~ " + std::string(text) + "\n";
  const base::Handle<cmark_node, cmark_node_free> tree(
      cmark_parse_document(fence.data(), fence.size(), CMARK_OPT_DEFAULT));
  return cmark_node_get_fence_info(cmark_node_first_child(tree.get()));
}

void report_unclosed(const Region& region, Parser& parser) {
  if (region.closed) return;
  const std::string marks(region.opener.text.substr(0, region.fence_length));
  parser.report(kinds::fence_unclosed, region.opener.span(0, region.fence_length),
                "the fence " + marks + " that opens here is never closed",
                region.closed_by_container
                    ? "it ends with the list item or quotation that it stands in"
                    : "close it with a line of " + marks);
}

Blocks read_listing(const Region& region, Parser& parser) {
  document::CodeBlock code;
  code.fenced = region.kind == RegionKind::Fence;
  code.text = joined(region.body, true);
  code.info = unescaped(region.info.text);
  code.language = code.info.substr(0, code.info.find_first_of(" \t"));
  if (!parser.options().keep_html) read_listing_dialect(code, region.info.span(), parser);
  const std::string language = code.language == "graphviz" ? "dot" : code.language;
  if (!parser.options().drawn.contains(language)) return one_block(region, std::move(code));
  code.language = language;
  document::Figure figure;
  figure.content.push_back(block_of(region, std::move(code)));
  Blocks blocks = one_block(region, std::move(figure));
  blocks.front().attributes.edit().classes.emplace_back("diagram");
  return blocks;
}

// ::: name: a container with a class.
Blocks read_container(const Region& region, Parser& parser) {
  document::Container container;
  container.blocks = parser.blocks(region.body);
  Block block = block_of(region, std::move(container));
  std::string_view name = region.info.text;
  while (name.ends_with(':')) name.remove_suffix(1);
  name = name.substr(0, name.find_first_of(" \t{"));
  if (!name.empty()) block.attributes.edit().classes.emplace_back(name);
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

Blocks read_footnote(const Region& region, Parser& parser) {
  const Entry& entry = region.entries.front();
  parser.add_footnote(std::string(entry.name.text));
  return one_block(region, document::FootnoteDefinition{std::string(entry.name.text),
                                                        parser.blocks(entry.bodies.front())});
}

Blocks read_fields(const Region& region, Parser& parser) {
  document::FieldList list;
  for (const Entry& entry : region.entries) {
    list.fields.push_back(
        {entry.span, parser.inlines(entry.name), parser.blocks(entry.bodies.front())});
  }
  return one_block(region, std::move(list));
}

Blocks read_definition_list(const Region& region, Parser& parser) {
  document::DefinitionList list;
  list.tight = region.tight;
  for (const Entry& entry : region.entries) {
    document::DefinitionItem item;
    item.span = entry.span;
    Lines term = entry.above;
    term.push_back(entry.name);
    item.terms.push_back(parser.inlines(std::move(term)));
    for (const Lines& body : entry.bodies) item.definitions.push_back(parser.blocks(body));
    list.items.push_back(std::move(item));
  }
  return one_block(region, std::move(list));
}

Blocks read_html(const Region& region, Parser& parser) {
  if (parser.options().keep_html) {
    return one_block(region, document::RawBlock{"html", joined(region.body, true)});
  }
  if (region.opener.text.starts_with("<!--") && !ends_html_block(region.body.back().text, 2)) {
    parser.report(kinds::html_dropped, region.opener.span(0, 4),
                  "this comment is never closed, so all that follows is left out",
                  "close it with -->");
  }
  return adopt_html_block(region.body, region.span, parser);
}

std::string math_text(const Region& region) { return joined(region.body, false); }

}  // namespace

Blocks read_region(Region& region, Parser& parser) {
  switch (region.kind) {
    case RegionKind::IndentedCode:
      return read_listing(region, parser);
    case RegionKind::Fence:
      report_unclosed(region, parser);
      return is_directive_info(region.info.text) ? read_directive(region, parser)
                                                 : read_listing(region, parser);
    case RegionKind::Colon:
      report_unclosed(region, parser);
      return is_directive_info(region.info.text) ? read_directive(region, parser)
                                                 : read_container(region, parser);
    case RegionKind::Html:
      return read_html(region, parser);
    case RegionKind::Math:
      return one_block(region,
                       document::MathBlock{math_text(region), std::string(region.info.text)});
    case RegionKind::AmsMath:
      return one_block(region, document::MathBlock{math_text(region), {}});
    case RegionKind::Footnote:
      return read_footnote(region, parser);
    case RegionKind::Target: {
      const std::string_view name = *target_name(region.opener.text);
      return one_block(region, document::Target{std::string(name)});
    }
    case RegionKind::FieldList:
      return read_fields(region, parser);
    case RegionKind::DefinitionList:
      return read_definition_list(region, parser);
    case RegionKind::Table: {
      Blocks blocks;
      blocks.push_back(read_table(region, parser));
      return blocks;
    }
    case RegionKind::Tag:
      return read_template_tag(region, parser);
    case RegionKind::Admonition:
      return read_marked_admonition(region, parser);
    case RegionKind::Comment:
    case RegionKind::BlockBreak:
    case RegionKind::Attributes:  // the builder gives them to the next block
      break;
  }
  return {};
}

}  // namespace diaoban::reader
