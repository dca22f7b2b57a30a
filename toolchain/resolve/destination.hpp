// Takes the destination of a link apart, before it is looked up.
#pragma once

#include <string>
#include <string_view>

namespace diaoban::resolve {

enum class DestinationKind {
  Empty,
  External,  // an address outside of the book: kept as `address`
  Foreign,   // inv: and its like: a place in another project's index
  Unsafe,    // javascript:, data:, file: and what is not an address at all
  Local,     // a path, a fragment, or both
};

struct Destination {
  DestinationKind kind = DestinationKind::Empty;
  std::string address;   // External: the URL to write, with what URLs can't hold percent-encoded
  std::string path;      // Local: percent-decoded, without query; empty: the same file
  std::string fragment;  // Local: percent-decoded, without '#'
};

Destination read_destination(std::string_view written);

// Whether `path` looks like the name of a web site that lost its scheme, as in "www.example.com/x".
bool looks_like_site(std::string_view path);

}  // namespace diaoban::resolve
