// The domains of Sphinx (py, c, cpp, js, …), whose directives and roles name things of programs.
#pragma once

#include <string_view>

namespace diaoban::reader {

// Whether `name` is a role of a domain: "py:func", "c:type", or one that Sphinx knows without its
// domain, such as "func" and "class".
bool is_domain_role(std::string_view name);

// Whether `name` is a directive that describes a thing of a program: "py:function", "js:module",
// or "function".
bool is_domain_directive(std::string_view name);

// Whether the thing that a role or directive of this name means is called with parentheses.
bool is_callable(std::string_view name);

}  // namespace diaoban::reader
