// What a directive is to the code that reads it. One file of directives/ a family; each gives a
// table of its names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reader/parser.hpp"

namespace diaoban::reader {

struct DirectiveOption {
  std::string name;   // lower case
  std::string value;  // without quotes of YAML; "" for a flag
  Span name_span;
  Lines text;  // the value in the place where it is written, for Parser::inlines

  Span value_span() const { return text.empty() ? name_span : span_of(text); }
};

// ```{name} argument
// :option: value        (or a YAML block between --- lines)
//
// body
// ```
struct Directive {
  std::string name;  // lower case, as registered
  Span name_span;
  Line argument;  // trimmed; what follows the name on the opening line
  std::vector<DirectiveOption> options;
  Lines body;  // after the options, without blank lines at its beginning
  Span span;   // all of it, fences too

  // The option of this name, or null.
  const DirectiveOption* option(std::string_view option_name) const;
  bool has(std::string_view option_name) const { return option(option_name) != nullptr; }
  // Its value, or "".
  std::string value(std::string_view option_name) const;
};

// Reads a directive to blocks. It never throws; what is wrong is reported and its text kept.
using DirectiveReader = document::Blocks (*)(const Directive& directive, Parser& parser);

struct DirectiveEntry {
  std::string_view name;
  DirectiveReader read = nullptr;
  // Names of its options, separated by one space; name, class, label and align are always known.
  // "*": any.
  std::string_view options;
  // Its body is literal (code, math, raw): a leading `---` or `:name:` is still read as options.
  bool literal = false;
};

// The entry of a name (lower case), or null.
const DirectiveEntry* find_directive(std::string_view name);
std::vector<std::string> directive_names();

// ---- what readers of directives share (directive.cpp) ----

// A block of `node` with the directive's span, and its :name: or :label:, :class: and :align: as
// attributes (id, classes, value "align").
document::Block directive_block(const Directive& directive, document::BlockNode node);
// Notes where a figure or table asks to stand (:placement:); an unknown place is reported.
void take_placement(const Directive& directive, document::Block& block, Parser& parser);
// The argument as first line of the body, for directives that take no argument.
Lines body_with_argument(const Directive& directive);
// Reports that the argument is missing when it is; true when it is there.
bool require_argument(const Directive& directive, Parser& parser);
// A whole number of an option, or `otherwise`; what is no number is reported.
int number_option(const Directive& directive, std::string_view name, int otherwise, Parser& parser);

// The kind of a directive's name ("note"); Generic for other names.
document::AdmonitionKind admonition_kind(std::string_view name);

// The families, one a file of directives/.
std::span<const DirectiveEntry> admonition_directives();
std::span<const DirectiveEntry> figure_directives();
std::span<const DirectiveEntry> code_directives();
std::span<const DirectiveEntry> contents_directives();
std::span<const DirectiveEntry> math_directives();
std::span<const DirectiveEntry> container_directives();
std::span<const DirectiveEntry> table_directives();
std::span<const DirectiveEntry> include_directives();
std::span<const DirectiveEntry> panel_directives();
std::span<const DirectiveEntry> proof_directives();
std::span<const DirectiveEntry> glossary_directives();
std::span<const DirectiveEntry> diagram_directives();
std::span<const DirectiveEntry> quote_directives();
std::span<const DirectiveEntry> condition_directives();
std::span<const DirectiveEntry> text_directives();
std::span<const DirectiveEntry> media_directives();
std::span<const DirectiveEntry> role_directives();

// The entry of a name that describes a thing of a program, by the domain before its colon; null
// for other names.
const DirectiveEntry* domain_directive(std::string_view name);

}  // namespace diaoban::reader
