// Vector pictures drawn in the page itself, so that their links work.
#pragma once

#include <string>
#include <string_view>

#include "epub/package/media.hpp"
#include "epub/xhtml/xml.hpp"
#include "figures/picture.hpp"

namespace diaoban::epub::xhtml {

// Adds `picture` (of kind Vector) to `parent` as an <svg> whose ids all start with `prefix`, which
// must be its own in the page (EPUB 3.3 §6.2.2). `alternative` is its name for those who do not
// see it. With `linked` its links are left out, since it stands in a link itself. What it embeds is
// taken from the files of `media`. Null, and nothing added, when its SVG cannot be read.
Node write_drawing(Node parent, const figures::Picture& picture, const std::string& prefix,
                   std::string_view alternative, bool linked, const Media& media);

// Puts `prefix` before the element's id, and before those that its attributes refer to.
void prefix_ids(Node element, const std::string& prefix);

}  // namespace diaoban::epub::xhtml
