// Short names for making PDF objects.
#pragma once

#include <cstdint>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::pdf {

using Object = QPDFObjectHandle;
using Objects = std::vector<Object>;

Object make_name(std::string_view name);    // without the slash; odd characters are encoded
Object make_text(const std::string& utf8);  // a text string, UTF-16 where it is not plain
Object make_number(double value);           // at most four decimals
Object make_integer(std::int64_t value);
Object make_dictionary(std::initializer_list<std::pair<const std::string, Object>> entries);
Object make_rectangle(double left, double bottom, double right, double top);

// A number tree (ISO 32000-1 7.9.7), in leaves of 64.
Object make_number_tree(QPDF& file, const std::map<std::int64_t, Object>& entries);

}  // namespace diaoban::pdf
