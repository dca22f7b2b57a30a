// Lists that are made from the book: toctree, contents, bibliography.
#include <algorithm>
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
  const bool reversed = directive.has("reversed");
  if (reversed) std::reverse(list.entries.begin(), list.entries.end());
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(list)));
  // What a pattern fits is known to resolve/ only.
  if (reversed) blocks.back().attributes.edit().values["reversed"] = "";
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

// ```{bibliography} files.bib: the works that the book cites; with :all: those that it does not
// cite too.
Blocks read_bibliography(const Directive& directive, Parser& /*parser*/) {
  Generated list;
  list.kind = GeneratedKind::Bibliography;
  list.style = directive.value("style");
  list.glob = directive.has("all");
  for (const Line& line : body_with_argument(directive)) {
    std::size_t begin = 0;
    while ((begin = line.text.find_first_not_of(" \t,", begin)) != std::string_view::npos) {
      const std::size_t end = std::min(line.text.size(), line.text.find_first_of(" \t,", begin));
      const Line name = line.slice(begin, end);
      list.entries.push_back({name.span(), {}, std::string(name.text)});
      begin = end;
    }
  }
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(list)));
  return blocks;
}

// Jupyter Book's list of the pages below this one, which the book's own contents have.
Blocks read_table_of_contents(const Directive& /*directive*/, Parser& /*parser*/) { return {}; }

constexpr std::array entries = {
    DirectiveEntry{"toctree", read_toctree,
                   "caption maxdepth hidden glob numbered titlesonly includehidden reversed", true},
    DirectiveEntry{"contents", read_contents, "depth local backlinks", true},
    DirectiveEntry{"tableofcontents", read_table_of_contents, "*", true},
    DirectiveEntry{"bibliography", read_bibliography,
                   "style all cited notcited filter list enumtype start keyprefix labelprefix "
                   "encoding",
                   true},
    DirectiveEntry{"footbibliography", read_bibliography, "*", true},
};

}  // namespace

std::span<const DirectiveEntry> contents_directives() { return entries; }

}  // namespace diaoban::reader
