// Which face role sets emphasised text.
#include "typeset/inline/flatten.hpp"

namespace diaoban::typeset {

std::string role_of(const std::string& base, bool emphasis, bool strong, bool code) {
  const bool bold = strong || base.find("bold") != std::string::npos || base == "strong";
  if (code || base.starts_with("mono")) return bold ? "mono-bold" : "mono";
  if (base.starts_with("sans")) {
    return std::string("sans") + (bold ? "-bold" : "") + (emphasis ? "-italic" : "");
  }
  // Kai marks emphasis in Song; inside Kai it is the other way round.
  if (base == "kai" && emphasis && !bold) return "serif-italic";
  if (emphasis && bold) return "strong-emphasis";
  if (bold) return "strong";
  return emphasis ? "emphasis" : base;
}

}  // namespace diaoban::typeset
