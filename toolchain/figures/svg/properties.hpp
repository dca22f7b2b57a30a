// What each property of CSS and each presentation attribute of SVG changes in a style.
#pragma once

#include <string_view>

#include "figures/svg/style.hpp"

namespace diaoban::figures {

using PropertySetter = void (*)(Style& style, std::string_view value, const Style& parent,
                                Viewport viewport);

// Null for a property that changes nothing here.
PropertySetter find_property(std::string_view name);

// `url(#id)`: the id; nothing for other values, and for references outside the file.
std::optional<std::string> read_local_url(std::string_view value);

}  // namespace diaoban::figures
