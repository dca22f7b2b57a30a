// Addresses of an included file, told from where that file lies.
#pragma once

#include <map>
#include <string>

#include "document/tree.hpp"

namespace diaoban::reader {

// What :relative-docs: and :relative-images: of an include ask for.
struct Rebase {
  std::string path;         // of the included file, from the root
  std::string docs_prefix;  // links that begin so count from that file's folder
  bool docs = false;
  bool images = false;
};
using Rebases = std::map<diagnostics::SourceId, Rebase>;

// `address` from the root of the book ("/img/a.png") when it is relative; else as it is.
std::string rebased(const Rebase& rebase, const std::string& address);

}  // namespace diaoban::reader
