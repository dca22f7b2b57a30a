// What stands before the items of lists in labels.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace diaoban::figures {

// Of a list without order, by its depth.
inline constexpr const char* disc_marker = "•";
inline constexpr const char* circle_marker = "◦";
inline constexpr const char* square_marker = "▪";

// The marker of the list item that `before` others stand before: one of the three above, or its
// number as `type` and `start` of its list say (HTML Living Standard §4.4.5).
std::string make_marker(const pugi::xml_node& item, int before);

}  // namespace diaoban::figures
