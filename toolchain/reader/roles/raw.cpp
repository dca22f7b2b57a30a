// {raw}: text that goes to one format as it is.
#include "reader/role.hpp"

namespace diaoban::reader {
namespace {

// Only with a format, which {role} names for a role of this kind; text for others is left out.
document::Inlines read_raw(const Role& role, Parser& parser) {
  const OwnRole* own = parser.own_role(role.name);
  const std::string format = own == nullptr ? std::string() : own->format;
  if (format.empty()) {
    parser.report(kinds::role_text_wrong, role.span, "{raw} has no format",
                  "define a role for it: {role} name(raw) with the option format");
    return one(document::Literal{document::LiteralKind::Code, role.text, {}});
  }
  if (format == "html") return one(document::RawInline{"html", role.text});
  parser.report(kinds::raw_format_left_out, role.span, "raw text for '" + format + "' is left out");
  return {};
}

constexpr RoleEntry entries[] = {
    {"raw", read_raw},
};

}  // namespace

std::span<const RoleEntry> raw_roles() { return entries; }

}  // namespace diaoban::reader
