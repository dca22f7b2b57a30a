// versionadded and its family.
#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

using document::AdmonitionKind;

AdmonitionKind kind_of(std::string_view name) {
  if (name == "versionadded") return AdmonitionKind::VersionAdded;
  if (name == "versionchanged") return AdmonitionKind::VersionChanged;
  if (name == "versionremoved") return AdmonitionKind::VersionRemoved;
  return AdmonitionKind::Deprecated;
}

// The first word of the argument is the version, the rest is the text's beginning.
document::Blocks version(const Directive& directive, Parser& parser) {
  document::Admonition node;
  node.kind = kind_of(directive.name);
  const std::size_t space = directive.argument.text.find(' ');
  node.version = directive.argument.text.substr(0, space);
  Lines body = directive.body;
  if (space != std::string_view::npos) {
    body.insert(body.begin(), directive.argument.slice(space).trimmed());
  }
  node.blocks = parser.blocks(body);
  document::Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(node)));
  return blocks;
}

constexpr DirectiveEntry entries[] = {
    {"versionadded", version, "", false},
    {"versionchanged", version, "", false},
    {"versionremoved", version, "", false},
    {"deprecated", version, "", false},
};

}  // namespace

std::span<const DirectiveEntry> version_directives() { return entries; }

}  // namespace diaoban::reader
