// Names of HTML elements.
#pragma once

#include <string_view>

namespace diaoban::reader {

// Whether `name` (in any case) is an element of HTML, current or obsolete.
bool is_html_name(std::string_view name);

}  // namespace diaoban::reader
