// What all pages of one edition share while they are written.
#pragma once

#include <string>

#include "epub/package/media.hpp"
#include "epub/write.hpp"

namespace diaoban::epub {

struct Shared {
  const Input& input;
  const Media& media;

  bool kindle() const { return input.edition.profile == project::Profile::Kindle; }
  const std::string& language() const { return input.book.metadata.language; }
};

}  // namespace diaoban::epub
