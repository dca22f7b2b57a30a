// Implements the question whether a name is one of HTML's.
#include "reader/html/names.hpp"

#include <gumbo.h>

#include <string>

namespace diaoban::reader {

bool is_html_name(std::string_view name) {
  if (name.empty() || name.size() > 16) return false;
  const std::string text(name);
  return gumbo_tag_enum(text.c_str()) != GUMBO_TAG_UNKNOWN;
}

}  // namespace diaoban::reader
