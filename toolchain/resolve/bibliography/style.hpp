// How works are cited and listed: by number, or by author and year.
#pragma once

#include <string>
#include <string_view>

#include "document/tree.hpp"
#include "resolve/bibliography/bibtex.hpp"

namespace diaoban::resolve {

enum class CitationStyle { Numeric, AuthorYear };

// The style of a name such as "unsrt", "plain", "ieee" (by number) or "alpha", "apa",
// "author-year" (by author and year). An empty or unknown name is by number.
CitationStyle citation_style(std::string_view name);

// A work as it is cited: its number (from 1) and the letter that parts it from others of the same
// authors and year ("a"; empty: none).
struct CitedWork {
  const BibliographyItem* item = nullptr;
  int number = 0;
  std::string letter;
};

// Authors as they are named in the text: "Knuth", "Knuth and Plass", "Knuth et al."; "高德纳等".
// Editors, or the title, when there are none.
std::string short_authors(const BibliographyItem& item, std::string_view language);

// "1984a", or "" without a year.
std::string cited_year(const CitedWork& work);

// One citation of a group that shares its brackets: `opens` for the first, `closes` for the last.
std::string citation_text(const CitedWork& work, document::CitationKind kind, CitationStyle style,
                          std::string_view language, bool opens, bool closes);

// The entry of a list of works, without its label: "Knuth, Donald E. …". In Chinese books with the
// marks of GB/T 7714 ("[M]", "[J]").
document::Inlines entry_text(const CitedWork& work, CitationStyle style, std::string_view language);

}  // namespace diaoban::resolve
