// The fonts of pages, so that equal ones from another file need not come in as well.
#pragma once

#include <map>
#include <string>

#include "pdf/objects.hpp"

namespace diaoban::pdf {

class FontList {
 public:
  // The fonts that the pages' own resources name, as they are now.
  explicit FontList(const Objects& pages);
  // The font's equal, or the font itself.
  Object find(Object font);

 private:
  std::map<std::string, Object> fonts_;  // by all that they are, their programs too
  std::map<QPDFObjGen, Object> known_;
};

// The entries of a kind ("/Font") in resources; none where there are no such.
std::map<std::string, Object> entries_of(Object resources, const char* kind);

}  // namespace diaoban::pdf
