// {role}: a role that a file makes of another one, as docutils has it.
#include "reader/role.hpp"

#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// ```{role} name(base), with the classes of its text, and the format of raw text.
document::Blocks read_role_definition(const Directive& directive, Parser& parser) {
  if (!require_argument(directive, parser)) return {};
  const Line& argument = directive.argument;
  const std::size_t open = std::min(argument.text.size(), argument.text.find('('));
  const Line name = argument.slice(0, open).trimmed();
  OwnRole role;
  role.format = directive.value("format");
  role.classes = directive.has("class") ? directive.value("class") : std::string(name.text);
  if (open < argument.text.size() && argument.text.ends_with(')')) {
    const Line base = argument.slice(open + 1, argument.text.size() - 1).trimmed();
    role.base = find_role(lowered(base.text));
    if (role.base == nullptr) {
      parser.report(kinds::role_unknown, base.span(), "no role '" + std::string(base.text) + "'",
                    parser.hints().did_you_mean(lowered(base.text), role_names));
    }
  }
  parser.add_role(lowered(name.text), std::move(role));
  return {};
}

constexpr DirectiveEntry entries[] = {
    {"role", read_role_definition, "format language", true},
};

}  // namespace

std::span<const DirectiveEntry> role_directives() { return entries; }

}  // namespace diaoban::reader
