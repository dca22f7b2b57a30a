// Displayed mathematics: math.
#include <array>

#include "reader/directive.hpp"

namespace diaoban::reader {

namespace {

using document::Blocks;

Blocks read_math(const Directive& directive, Parser& /*parser*/) {
  document::MathBlock math;
  Lines body = body_with_argument(directive);
  while (!body.empty() && is_blank(body.back().text)) body.pop_back();
  math.tex = joined(body, false);
  math.label = directive.has("label") ? directive.value("label") : directive.value("name");
  document::Block block = directive_block(directive, std::move(math));
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

constexpr std::array entries = {
    DirectiveEntry{"math", read_math, "nowrap enumerated", true},
};

}  // namespace

std::span<const DirectiveEntry> math_directives() { return entries; }

}  // namespace diaoban::reader
