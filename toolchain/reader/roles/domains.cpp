// Roles of Sphinx's domains: {py:func}`~os.path.join` and its like show their target as code.
#include "reader/domains.hpp"

#include "reader/role.hpp"

namespace diaoban::reader {
namespace {

// Where the last part of a dotted or scoped name begins ("os.path.join", "std::vector").
std::size_t last_part(std::string_view target) {
  const std::string_view name = target.substr(0, target.find_first_of("(<"));
  const std::size_t dot = name.rfind('.');
  const std::size_t colons = name.rfind("::");
  std::size_t begin = 0;
  if (dot != std::string_view::npos) begin = dot + 1;
  if (colons != std::string_view::npos) begin = std::max(begin, colons + 2);
  return begin < target.size() ? begin : 0;
}

// `~` shows the last part only, `!` asks for no link, which there is none of in a book anyway.
document::Inlines read_object(const Role& role, Parser& /*parser*/) {
  const TitledTarget parts = split_title(role.text);
  if (parts.explicit_title) {
    return one(document::Literal{document::LiteralKind::Code, parts.title, {}});
  }
  std::string_view target = role.text;
  if (target.starts_with('!')) target.remove_prefix(1);
  if (target.starts_with('~')) {
    target.remove_prefix(1);
    target.remove_prefix(last_part(target));
  }
  // A leading dot asks Sphinx to look in all modules.
  if (target.size() > 1 && target.starts_with('.')) target.remove_prefix(1);
  std::string text(target);
  if (is_callable(role.name) && !text.ends_with(')')) text += "()";
  // An expression of C or C++ that is set as text.
  if (role.name.ends_with(":texpr")) return one(document::Text{std::move(text)});
  return one(document::Literal{document::LiteralKind::Code, std::move(text), {}});
}

constexpr RoleEntry entry{"py:obj", read_object};

}  // namespace

const RoleEntry& domain_role() { return entry; }

}  // namespace diaoban::reader
