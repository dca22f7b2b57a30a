// What all pages of one edition share while they are written.
#pragma once

#include <map>
#include <string>

#include "epub/package/media.hpp"
#include "epub/write.hpp"

namespace diaoban::epub {

struct Shared {
  Shared(const Input& given, const Media& pictures) : input(given), media(pictures) {
    for (const PageStart& page : given.pages) {
      if (page.place == PageStart::Place::Text) page_starts.emplace(page.block, &page);
    }
  }

  const Input& input;
  const Media& media;
  std::multimap<document::NodeId, const PageStart*> page_starts;  // in the text, in their order

  bool kindle() const { return input.edition.profile == project::Profile::Kindle; }
  const std::string& language() const { return input.book.metadata.language; }
};

}  // namespace diaoban::epub
