// Theorems, proofs, exercises and their like, with and without the domain "prf:".
#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

std::string_view without_domain(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

document::Blocks proof(const Directive& directive, Parser& parser) {
  document::Proof node;
  node.kind = without_domain(directive.name);
  // A gated exercise begins here and goes on in the text up to its -end, which shows nothing.
  if (node.kind.ends_with("-start")) node.kind.resize(node.kind.size() - 6);
  // A proof or a solution belongs to what is numbered and has no number of its own.
  const bool has_number = node.kind != "proof" && node.kind != "solution";
  node.numbered = has_number && !directive.has("nonumber");
  if (!directive.argument.empty()) node.title = parser.inlines(directive.argument);
  node.blocks = parser.blocks(directive.body);
  document::Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(node)));
  return blocks;
}

document::Blocks gate_end(const Directive& directive, Parser& parser) {
  return parser.blocks(directive.body);
}

constexpr std::string_view options = "nonumber label class name hidden";

constexpr DirectiveEntry entries[] = {
    {"prf:theorem", proof, options, false},     {"prf:proof", proof, options, false},
    {"prf:proposition", proof, options, false}, {"prf:definition", proof, options, false},
    {"prf:example", proof, options, false},     {"prf:remark", proof, options, false},
    {"prf:axiom", proof, options, false},       {"prf:corollary", proof, options, false},
    {"prf:criterion", proof, options, false},   {"prf:lemma", proof, options, false},
    {"prf:conjecture", proof, options, false},  {"prf:observation", proof, options, false},
    {"prf:property", proof, options, false},    {"prf:algorithm", proof, options, false},
    {"prf:assumption", proof, options, false},  {"proof", proof, options, false},
    {"theorem", proof, options, false},         {"lemma", proof, options, false},
    {"definition", proof, options, false},      {"corollary", proof, options, false},
    {"proposition", proof, options, false},     {"axiom", proof, options, false},
    {"remark", proof, options, false},          {"example", proof, options, false},
    {"conjecture", proof, options, false},      {"algorithm", proof, options, false},
    {"exercise", proof, options, false},        {"solution", proof, options, false},
    {"exercise-start", proof, options, false},  {"solution-start", proof, options, false},
    {"exercise-end", gate_end, options, false}, {"solution-end", gate_end, options, false},
};

}  // namespace

std::span<const DirectiveEntry> proof_directives() { return entries; }

}  // namespace diaoban::reader
