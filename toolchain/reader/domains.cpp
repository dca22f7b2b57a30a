// Implements the names of Sphinx's domains.
#include "reader/domains.hpp"

#include <algorithm>
#include <array>

namespace diaoban::reader {
namespace {

constexpr std::array<std::string_view, 17> domains = {
    "py",   "c",    "cpp", "js", "rst",  "std", "java",   "rb",  "go",
    "rust", "http", "php", "cs", "bash", "ts",  "dotnet", "myst"};

// Sphinx's default domain is Python's: these need no prefix.
constexpr std::array<std::string_view, 12> bare_roles = {"func", "meth", "class",   "mod",
                                                         "attr", "exc",  "data",    "const",
                                                         "obj",  "deco", "rst:dir", "rst:role"};

constexpr std::array<std::string_view, 17> bare_directives = {
    "function",     "method", "class-method", "attribute", "data",     "exception",
    "staticmethod", "module", "classmethod",  "property",  "describe", "object",
    "cmdoption",    "envvar", "confval",      "decorator", "option"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool has_domain(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon != std::string_view::npos && colon + 1 < name.size() &&
         contains(domains, name.substr(0, colon));
}

}  // namespace

bool is_domain_role(std::string_view name) {
  return has_domain(name) || contains(bare_roles, name);
}

bool is_domain_directive(std::string_view name) {
  return has_domain(name) || contains(bare_directives, name);
}

bool is_callable(std::string_view name) {
  const std::string_view last = name.substr(name.rfind(':') + 1);
  return last == "func" || last == "meth" || last == "function" || last == "method";
}

}  // namespace diaoban::reader
