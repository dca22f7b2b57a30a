// Lists that are made from the book: toctree, contents.
#include <array>

#include "reader/directive.hpp"
#include "reader/role.hpp"

namespace diaoban::reader {

namespace {

using document::Blocks;
using document::Generated;
using document::GeneratedKind;

// A toctree's lines: `path` or `Title <path>`, one a line.
Blocks read_toctree(const Directive& directive, Parser& parser) {
  Generated list;
  list.kind = GeneratedKind::Toctree;
  list.caption = directive.value("caption");
  list.depth = number_option(directive, "maxdepth", 0, parser);
  list.hidden = directive.has("hidden");
  list.glob = directive.has("glob");
  list.numbered = directive.has("numbered");
  for (const Line& line : body_with_argument(directive)) {
    const Line entry = line.trimmed();
    if (entry.empty()) continue;
    const TitledTarget parts = split_title(entry.text);
    list.entries.push_back({entry.span(), parts.title, parts.target});
  }
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(list)));
  return blocks;
}

Blocks read_contents(const Directive& directive, Parser& parser) {
  Generated list;
  list.kind = GeneratedKind::LocalContents;
  list.caption = directive.argument.text;
  list.depth = number_option(directive, "depth", 0, parser);
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(list)));
  return blocks;
}

constexpr std::array entries = {
    DirectiveEntry{"toctree", read_toctree,
                   "caption maxdepth hidden glob numbered titlesonly includehidden reversed", true},
    DirectiveEntry{"contents", read_contents, "depth local backlinks", true},
};

}  // namespace

std::span<const DirectiveEntry> contents_directives() { return entries; }

}  // namespace diaoban::reader
