// Where a picture that the manuscript names lies in the book's folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diaoban::resolve {

// The path from the book's root, with '/', of the picture that a file at `document_path` (from the
// root too) names as `source`: relative to that file's folder, or from the root when it starts
// with '/'. Percent-encoding is undone, a query or fragment is cut. Nothing for an address with a
// scheme and for a path that leaves the root. A picture that is in the manuscript itself (data:),
// or was drawn from it (diagram:), has a name that no file has.
std::optional<std::string> picture_path(std::string_view document_path, std::string_view source);

// Whether the picture's bytes are in its address.
bool is_data_picture(std::string_view source);

// `text` with %XX undone where it gives well-formed UTF-8; as it is otherwise.
std::string percent_decoded(std::string_view text);

}  // namespace diaoban::resolve
