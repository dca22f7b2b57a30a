// Blocks that only carry attributes: container, div.
#include <array>

#include "reader/directive.hpp"

namespace diaoban::reader {

namespace {

using document::Blocks;

// ```{container} class names
Blocks read_container(const Directive& directive, Parser& parser) {
  document::Container container;
  container.blocks = parser.blocks(directive.body);
  document::Block block = directive_block(directive, std::move(container));
  std::string_view names = directive.argument.text;
  while (!names.empty()) {
    const std::size_t end = std::min(names.size(), names.find(' '));
    if (end > 0) block.attributes.edit().classes.emplace_back(names.substr(0, end));
    names.remove_prefix(std::min(names.size(), end + 1));
  }
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

constexpr std::array entries = {
    DirectiveEntry{"container", read_container, "style", false},
    DirectiveEntry{"div", read_container, "style", false},
};

}  // namespace

std::span<const DirectiveEntry> container_directives() { return entries; }

}  // namespace diaoban::reader
