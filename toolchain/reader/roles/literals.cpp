// Roles for literal text that names a thing: kbd, file, command, program, envvar, menuselection, …
#include <array>

#include "reader/role.hpp"

namespace diaoban::reader {

namespace {

using document::Inlines;
using document::LiteralKind;

template <LiteralKind kind>
Inlines read_literal(const Role& role, Parser& /*parser*/) {
  return one(document::Literal{kind, role.text, {}});
}

// "File --> Open": arrows become ‣. An & marks an accelerator and is dropped; && is one.
std::string interface_text(std::string_view text, bool arrows) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (arrows && text.substr(i).starts_with("-->")) {
      out += "\xE2\x80\xA3";
      i += 2;
    } else if (text[i] == '&') {
      if (text.substr(i).starts_with("&&")) out += text[i++];
    } else {
      out += text[i];
    }
  }
  return out;
}

Inlines read_menu(const Role& role, Parser& /*parser*/) {
  return one(document::Literal{LiteralKind::Menu, interface_text(role.text, true), {}});
}

Inlines read_label(const Role& role, Parser& /*parser*/) {
  return one(document::Literal{LiteralKind::Label, interface_text(role.text, false), {}});
}

constexpr std::array entries = {
    RoleEntry{"code", read_literal<LiteralKind::Code>},
    RoleEntry{"literal", read_literal<LiteralKind::Code>},
    RoleEntry{"kbd", read_literal<LiteralKind::Keyboard>},
    RoleEntry{"samp", read_literal<LiteralKind::Sample>},
    RoleEntry{"file", read_literal<LiteralKind::File>},
    RoleEntry{"command", read_literal<LiteralKind::Command>},
    RoleEntry{"program", read_literal<LiteralKind::Program>},
    RoleEntry{"option", read_literal<LiteralKind::Option>},
    RoleEntry{"envvar", read_literal<LiteralKind::Variable>},
    RoleEntry{"keyboard", read_literal<LiteralKind::Keyboard>},
    RoleEntry{"manpage", read_literal<LiteralKind::Program>},
    RoleEntry{"makevar", read_literal<LiteralKind::Variable>},
    RoleEntry{"mailheader", read_literal<LiteralKind::Code>},
    RoleEntry{"mimetype", read_literal<LiteralKind::Code>},
    RoleEntry{"newsgroup", read_literal<LiteralKind::Code>},
    RoleEntry{"regexp", read_literal<LiteralKind::Code>},
    RoleEntry{"token", read_literal<LiteralKind::Code>},
    RoleEntry{"confval", read_literal<LiteralKind::Code>},
    RoleEntry{"eval", read_literal<LiteralKind::Code>},
    RoleEntry{"menuselection", read_menu},
    RoleEntry{"guilabel", read_label},
};

}  // namespace

std::span<const RoleEntry> literal_roles() { return entries; }

}  // namespace diaoban::reader
