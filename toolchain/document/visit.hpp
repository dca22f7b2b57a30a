// Visiting the closed node types: a visitor that forgets a node does not compile.
#pragma once

#include <variant>

#include "document/tree.hpp"

namespace diaoban::document {

// Lambdas joined into one visitor. Keep them without `auto` parameters, or a forgotten node
// passes unseen.
template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

template <class... Cases>
decltype(auto) visit(const Inline& node, Cases&&... cases) {
  return std::visit(Overloaded{std::forward<Cases>(cases)...}, node.node);
}
template <class... Cases>
decltype(auto) visit(const Block& node, Cases&&... cases) {
  return std::visit(Overloaded{std::forward<Cases>(cases)...}, node.node);
}

}  // namespace diaoban::document
