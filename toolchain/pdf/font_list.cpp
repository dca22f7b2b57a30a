// The fonts of pages, so that equal ones from another file need not come in as well.
#include "pdf/font_list.hpp"

#include <qpdf/Buffer.hh>

#include <string_view>

#include "base/ensure.hpp"
#include "base/hash.hpp"

namespace diaoban::pdf {
namespace {

constexpr int deepest_object = 8;  // a font is four levels deep

void describe(Object object, int depth, std::string& to) {
  base::ensure(depth < deepest_object, "a font of Cairo's is a shallow tree");
  if (object.isStream()) {
    const auto data = object.getRawStreamData();
    to += base::hash128(
        std::string_view(reinterpret_cast<const char*>(data->getBuffer()), data->getSize()));
    return;
  }
  if (object.isDictionary()) {
    for (auto& [key, value] : object.getDictAsMap()) {
      to += key;
      describe(value, depth + 1, to);
    }
  } else if (object.isArray()) {
    for (auto& item : object.getArrayAsVector()) describe(item, depth + 1, to);
  } else {
    to += object.unparseResolved() + " ";
  }
}

std::string description_of(Object font) {
  std::string description;
  describe(font, 0, description);
  return description;
}

}  // namespace

FontList::FontList(const Objects& pages) {
  for (const Object& page : pages) {
    for (auto& [name, font] : entries_of(Object(page).getKey("/Resources"), "/Font")) {
      if (!font.isIndirect() || !known_.emplace(font.getObjGen(), font).second) continue;
      fonts_.emplace(description_of(font), font);
    }
  }
}

Object FontList::find(Object font) {
  if (!font.isIndirect()) return font;
  auto found = known_.find(font.getObjGen());
  if (found == known_.end()) {
    const auto equal = fonts_.find(description_of(font));
    found = known_.emplace(font.getObjGen(), equal == fonts_.end() ? font : equal->second).first;
  }
  return found->second;
}

std::map<std::string, Object> entries_of(Object resources, const char* kind) {
  if (!resources.isDictionary()) return {};
  Object dictionary = resources.getKey(kind);
  return dictionary.isDictionary() ? dictionary.getDictAsMap() : std::map<std::string, Object>();
}

}  // namespace diaoban::pdf
