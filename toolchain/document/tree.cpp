// Implements the attribute look-ups of the tree.
#include "document/tree.hpp"

#include <algorithm>

namespace diaoban::document {

const AttributeSet& Attributes::get() const {
  static const AttributeSet none;
  return set_ ? *set_ : none;
}

bool Attributes::has_class(const std::string& name) const {
  const auto& classes = get().classes;
  return std::find(classes.begin(), classes.end(), name) != classes.end();
}

const std::string& Attributes::value(const std::string& key) const {
  static const std::string none;
  const auto& values = get().values;
  const auto found = values.find(key);
  return found == values.end() ? none : found->second;
}

}  // namespace diaoban::document
