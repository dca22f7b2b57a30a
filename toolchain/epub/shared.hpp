// What all pages of one edition share while they are written.
#pragma once

#include <map>
#include <string>

#include "epub/package/media.hpp"
#include "epub/write.hpp"

namespace diaoban::epub {

struct Shared {
  Shared(const Input& given, const Media& pictures) : input(given), media(pictures) {
    for (const PageStart& page : given.pages) page_starts.emplace(page.block, page.label);
  }

  const Input& input;
  const Media& media;
  std::multimap<document::NodeId, std::string> page_starts;  // labels, in their order

  bool kindle() const { return input.edition.profile == project::Profile::Kindle; }
  const std::string& language() const { return input.book.metadata.language; }
};

// The id of the place where the printed page of that label starts.
inline std::string page_anchor(const std::string& label) { return "page-" + portable_name(label); }

}  // namespace diaoban::epub
