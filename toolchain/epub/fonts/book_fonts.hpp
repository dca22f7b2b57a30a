// The faces that an edition carries: subsets with only what the book uses, and their licences.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "epub/package/media.hpp"
#include "epub/xhtml/page.hpp"

namespace diaoban::epub {

enum class Embedding { Needed, All, None };

// The setting "fonts.embed" of the book: "needed" (the default), "all" or "none". Any other value
// is a diagnostic and gives the default.
Embedding embedding_of(const Input& input);

struct BookFonts {
  std::vector<MediaFile> files;                 // faces and licences
  std::string rules;                            // @font-face
  std::map<std::string, std::string> families;  // by role: the families, quoted, with commas
  bool all = false;                             // every role has its faces
};

// Subsets of the faces that set the characters of `pages`. Needed: the code face, and what readers
// lack (see is_rare), role "rare". Single-face OpenType files, which every reader takes (KPG
// "Embedded Fonts"). The same pages give the same bytes.
BookFonts write_fonts(const Input& input, Embedding embedding,
                      const std::vector<xhtml::Page>& pages);

}  // namespace diaoban::epub
