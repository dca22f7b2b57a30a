// Files of BibTeX: the works that a book cites.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::resolve {

// The parts of a name: "Donald E. Knuth" has the given name "Donald E." and the family "Knuth". A
// name in braces, or one word, is a family name whole.
struct PersonName {
  std::string given;
  std::string family;  // with "von"
  std::string suffix;  // "Jr."
};

// @article{key, author = {…}, …}
struct BibliographyItem {
  std::string type;  // lower case, without '@'
  std::string key;
  std::size_t line = 1;                                    // where it begins
  std::map<std::string, std::string, std::less<>> fields;  // by lower-case name; plain text
  std::vector<PersonName> authors;
  std::vector<PersonName> editors;

  // The field, or "".
  const std::string& field(std::string_view name) const;
};

struct BibtexProblem {
  std::size_t line = 1;
  std::string message;
};

struct BibtexFile {
  std::vector<BibliographyItem> items;  // in the file's order
  std::vector<BibtexProblem> problems;
};

// @string macros are replaced, @comment and @preamble passed over. What is not BibTeX is a problem,
// and reading goes on at the next '@'.
BibtexFile read_bibtex(std::string_view text);

// Names between " and ": "Last, First", "von Last, Jr., First" or "First von Last".
std::vector<PersonName> read_names(std::string_view text);

// TeX's text as plain text: {\"o} is ö, \& is &, -- is –, ~ is a no-break space; braces go.
std::string plain_tex(std::string_view text);

}  // namespace diaoban::resolve
