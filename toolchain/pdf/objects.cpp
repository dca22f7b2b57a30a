// Making PDF objects.
#include "pdf/objects.hpp"

#include <cmath>

namespace diaoban::pdf {
namespace {

constexpr std::size_t leaf_size = 64;

}  // namespace

Object make_name(std::string_view name) { return Object::newName("/" + std::string(name)); }

Object make_text(const std::string& utf8) { return Object::newUnicodeString(utf8); }

Object make_number(double value) {
  const double rounded = std::round(value * 1e4) / 1e4;
  if (rounded == std::floor(rounded) && std::abs(rounded) < 1e9) {
    return Object::newInteger(static_cast<long long>(rounded));
  }
  return Object::newReal(rounded, 4);
}

Object make_integer(std::int64_t value) { return Object::newInteger(value); }

Object make_dictionary(std::initializer_list<std::pair<const std::string, Object>> entries) {
  return Object::newDictionary(std::map<std::string, Object>(entries));
}

Object make_rectangle(double left, double bottom, double right, double top) {
  return Object::newArray(
      {make_number(left), make_number(bottom), make_number(right), make_number(top)});
}

Object make_number_tree(QPDF& file, const std::map<std::int64_t, Object>& entries) {
  Objects kids;
  Objects leaf;
  Object first;
  Object last;
  const auto close_leaf = [&] {
    if (leaf.empty()) return;
    auto node = make_dictionary(
        {{"/Nums", Object::newArray(leaf)}, {"/Limits", Object::newArray({first, last})}});
    kids.push_back(file.makeIndirectObject(node));
    leaf.clear();
  };
  for (const auto& [key, value] : entries) {
    last = make_integer(key);
    if (leaf.empty()) first = last;
    leaf.push_back(last);
    leaf.push_back(value);
    if (leaf.size() == 2 * leaf_size) close_leaf();
  }
  if (kids.empty()) {
    return file.makeIndirectObject(make_dictionary({{"/Nums", Object::newArray(leaf)}}));
  }
  close_leaf();
  return file.makeIndirectObject(make_dictionary({{"/Kids", Object::newArray(kids)}}));
}

}  // namespace diaoban::pdf
