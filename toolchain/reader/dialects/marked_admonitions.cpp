// Implements the reading of admonitions of Python-Markdown and MkDocs.
#include "reader/dialects/marked_admonitions.hpp"

#include "reader/directive.hpp"
#include "reader/scan/scan.hpp"

namespace diaoban::reader {

namespace {

using document::AdmonitionKind;

struct Head {
  Line words;  // the kind, and classes behind it when a title in quotes follows
  Line title;
  bool titled = false;
};

// `note "Title"`, `note inline end "Title"`, `note Title`.
Head read_head(const Line& info) {
  Head head;
  const std::string_view text = info.text;
  const std::size_t open = text.find(" \"");
  const std::size_t close = text.rfind('"');
  if (open != std::string_view::npos && close > open + 1) {
    head.words = info.slice(0, open).trimmed();
    head.title = info.slice(open + 2, close);
    head.titled = true;
    return head;
  }
  const std::size_t end = std::min(text.size(), text.find_first_of(" \t"));
  head.words = info.slice(0, end);
  head.title = info.slice(end).trimmed();
  head.titled = !head.title.empty();
  return head;
}

std::string capitalized(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

}  // namespace

document::Blocks read_marked_admonition(const Region& region, Parser& parser) {
  const Head head = read_head(region.info);
  document::AttributeSet attributes;
  const std::string_view words = head.words.text;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.size(), words.find_first_of(" \t", begin));
    if (end > begin) attributes.classes.emplace_back(words.substr(begin, end - begin));
    begin = end + 1;
  }
  document::Admonition admonition;
  const std::string name = attributes.classes.empty() ? std::string() : attributes.classes.front();
  // A title of "" asks for none, and only a box of no kind has none.
  const bool untitled = head.titled && head.title.empty();
  admonition.kind = untitled ? AdmonitionKind::Generic : admonition_kind(name);
  // The kind says it already.
  if (admonition.kind != AdmonitionKind::Generic) {
    attributes.classes.erase(attributes.classes.begin());
  }
  admonition.collapsible = region.opener.text.starts_with('?');
  if (head.titled) {
    admonition.title = parser.inlines(head.title);
  } else if (admonition.kind == AdmonitionKind::Generic) {
    admonition.title = parser.inlines(parser.made_lines(capitalized(name), head.words.span()));
  }
  admonition.blocks = parser.blocks(region.body);
  document::Block block{{}, region.span, {}, std::move(admonition)};
  block.attributes.edit() = std::move(attributes);
  document::Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

}  // namespace diaoban::reader
