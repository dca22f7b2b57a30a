// Which face role sets emphasised text, and how notes are numbered.
#include <fmt/format.h>

#include "base/utf8.hpp"
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

std::string note_mark(std::string_view language, int number) {
  const bool circled = language.starts_with("zh") || language.starts_with("ja");
  if (circled && number >= 1 && number <= 50) {
    const int base = number <= 20 ? 0x2460 - 1 : number <= 35 ? 0x3251 - 21 : 0x32B1 - 36;
    return base::encode(static_cast<char32_t>(base + number));
  }
  return fmt::format("{}", number);
}

}  // namespace diaoban::typeset
