// The names of the constructs that a book switches, and what each dialect has.
#include "reader/syntax.hpp"

#include <array>

namespace diaoban::reader {

namespace {

struct Switch {
  std::string_view name;
  bool Syntax::*member;
  bool value;
};

constexpr std::array switches = {
    Switch{"smartquotes", &Syntax::smartquotes, true},
    Switch{"replacements", &Syntax::replacements, true},
    Switch{"smart-punctuation", &Syntax::smart_punctuation, true},
    Switch{"linkify", &Syntax::linkify, true},
    Switch{"subscript", &Syntax::subscript, true},
    Switch{"bracket-math", &Syntax::bracket_math, true},
    Switch{"dollar-math", &Syntax::dollar_math, true},
    Switch{"no-indented-code", &Syntax::indented_code, false},
};

}  // namespace

bool switch_syntax(Syntax& syntax, std::string_view name) {
  for (const Switch& entry : switches) {
    if (entry.name != name) continue;
    syntax.*entry.member = entry.value;
    return true;
  }
  return false;
}

std::vector<std::string> syntax_names() {
  std::vector<std::string> names;
  for (const Switch& entry : switches) names.emplace_back(entry.name);
  return names;
}

bool reads_myst(const ReadOptions& options) {
  return options.dialect == Dialect::Myst || options.dialect == Dialect::Sphinx;
}

bool reads_substitutions(const ReadOptions& options) {
  return reads_myst(options) || options.dialect == Dialect::GitBook;
}

bool reads_math(const ReadOptions& options) {
  return reads_myst(options) || options.syntax.dollar_math;
}

std::string_view math_mark(const ReadOptions& options) {
  if (!options.syntax.bracket_math) return {};
  return options.dialect == Dialect::MdBook ? "\\\\" : "\\";
}

}  // namespace diaoban::reader
