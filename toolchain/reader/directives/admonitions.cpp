// Admonitions: note, tip, warning and their like; the generic one with a title; version notes.
#include <array>

#include "reader/directive.hpp"

namespace diaoban::reader {

namespace {

using document::Admonition;
using document::AdmonitionKind;
using document::Blocks;

constexpr std::pair<std::string_view, AdmonitionKind> named_kinds[] = {
    {"note", AdmonitionKind::Note},
    {"important", AdmonitionKind::Important},
    {"hint", AdmonitionKind::Hint},
    {"tip", AdmonitionKind::Tip},
    {"seealso", AdmonitionKind::SeeAlso},
    {"todo", AdmonitionKind::Todo},
    {"attention", AdmonitionKind::Attention},
    {"caution", AdmonitionKind::Caution},
    {"warning", AdmonitionKind::Warning},
    {"danger", AdmonitionKind::Danger},
    {"error", AdmonitionKind::Error},
    {"versionadded", AdmonitionKind::VersionAdded},
    {"versionchanged", AdmonitionKind::VersionChanged},
    {"deprecated", AdmonitionKind::Deprecated},
    {"version-deprecated", AdmonitionKind::Deprecated},
    {"versionremoved", AdmonitionKind::VersionRemoved}};

Blocks finished(const Directive& directive, Admonition admonition) {
  for (const std::string_view word : {"dropdown", "toggle"}) {
    admonition.collapsible =
        admonition.collapsible || directive.value("class").find(word) != std::string::npos;
  }
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(admonition)));
  return blocks;
}

// ```{note} text on the opening line is text of the note.
Blocks read_named(const Directive& directive, Parser& parser) {
  Admonition admonition;
  admonition.kind = admonition_kind(directive.name);
  admonition.blocks = directive.argument.empty() ? parser.blocks(directive.body)
                                                 : parser.blocks(body_with_argument(directive));
  return finished(directive, std::move(admonition));
}

// ```{admonition} Title: of the kind that its class names, if any.
Blocks read_generic(const Directive& directive, Parser& parser) {
  Admonition admonition;
  const std::string classes = directive.value("class");
  admonition.kind = AdmonitionKind::Generic;
  for (std::size_t begin = 0; begin < classes.size();) {
    const std::size_t end = std::min(classes.size(), classes.find(' ', begin));
    const AdmonitionKind kind = admonition_kind(classes.substr(begin, end - begin));
    if (kind != AdmonitionKind::Generic) {
      admonition.kind = kind;
      break;
    }
    begin = end + 1;
  }
  admonition.title = parser.inlines(directive.argument);
  admonition.blocks = parser.blocks(directive.body);
  return finished(directive, std::move(admonition));
}

// ```{versionadded} 1.2 text
Blocks read_version(const Directive& directive, Parser& parser) {
  Admonition admonition;
  admonition.kind = admonition_kind(directive.name);
  const std::string_view text = directive.argument.text;
  const std::size_t end = std::min(text.size(), text.find_first_of(" \t"));
  admonition.version = text.substr(0, end);
  Lines body = directive.body;
  const Line rest = directive.argument.slice(end).trimmed();
  if (!rest.empty()) body.insert(body.begin(), rest);
  admonition.blocks = parser.blocks(body);
  return finished(directive, std::move(admonition));
}

constexpr std::array entries = {
    DirectiveEntry{"note", read_named, "open icon", false},
    DirectiveEntry{"important", read_named, "open icon", false},
    DirectiveEntry{"hint", read_named, "open icon", false},
    DirectiveEntry{"tip", read_named, "open icon", false},
    DirectiveEntry{"seealso", read_named, "open icon", false},
    DirectiveEntry{"todo", read_named, "open icon", false},
    DirectiveEntry{"attention", read_named, "open icon", false},
    DirectiveEntry{"caution", read_named, "open icon", false},
    DirectiveEntry{"warning", read_named, "open icon", false},
    DirectiveEntry{"danger", read_named, "open icon", false},
    DirectiveEntry{"error", read_named, "open icon", false},
    DirectiveEntry{"admonition", read_generic, "open icon", false},
    DirectiveEntry{"versionadded", read_version, "", false},
    DirectiveEntry{"versionchanged", read_version, "", false},
    DirectiveEntry{"deprecated", read_version, "", false},
    DirectiveEntry{"version-deprecated", read_version, "", false},
    DirectiveEntry{"versionremoved", read_version, "", false},
};

}  // namespace

AdmonitionKind admonition_kind(std::string_view name) {
  for (const auto& [known, kind] : named_kinds) {
    if (known == name) return kind;
  }
  return AdmonitionKind::Generic;
}

std::span<const DirectiveEntry> admonition_directives() { return entries; }

}  // namespace diaoban::reader
