// Implements citations in the text.
#include "resolve/bibliography/style.hpp"

#include "base/utf8.hpp"
#include "resolve/facts.hpp"

namespace diaoban::resolve {
namespace {

bool is_chinese(std::string_view language) { return language.starts_with("zh"); }

}  // namespace

CitationStyle citation_style(std::string_view name) {
  for (const std::string_view known :
       {"alpha", "apa", "apalike", "author-year", "author_year", "authoryear", "chicago", "harvard",
        "natbib", "plainnat", "gbt7714-author-year"}) {
    if (name == known) return CitationStyle::AuthorYear;
  }
  return CitationStyle::Numeric;
}

std::string short_authors(const BibliographyItem& item, std::string_view language) {
  const std::vector<PersonName>& names = item.authors.empty() ? item.editors : item.authors;
  if (names.empty()) {
    return item.field("title").empty() ? item.key : item.field("title");
  }
  const bool and_others = names.back().family == "others";
  const std::string& first = names[0].family;
  if (names.size() > 2 || and_others) {
    return filled(language, "and-others", first);
  }
  if (names.size() == 1) return first;
  return first + word(language, "name-and") + names[1].family;
}

std::string cited_year(const CitedWork& work) { return work.item->field("year") + work.letter; }

std::string citation_text(const CitedWork& work, document::CitationKind kind, CitationStyle style,
                          std::string_view language, bool opens, bool closes) {
  using document::CitationKind;
  const std::string number = std::to_string(work.number);
  const std::string authors = short_authors(*work.item, language);
  const std::string year = cited_year(work);
  const std::string between = opens ? "" : word(language, "list-comma");
  const bool full_width = is_chinese(language);
  const std::string open = full_width ? "（" : "(";
  const std::string close = full_width ? "）" : ")";
  switch (kind) {
    case CitationKind::Author:
      return between + authors;
    case CitationKind::Year:
      return between + (year.empty() ? number : year);
    case CitationKind::Textual:
      if (style == CitationStyle::Numeric) return between + authors + " [" + number + "]";
      return between + authors + (full_width ? "" : " ") + open + year + close;
    case CitationKind::Parenthetical:
      break;
  }
  if (style == CitationStyle::Numeric) {
    return (opens ? "[" : ", ") + number + (closes ? "]" : "");
  }
  const std::string comma = full_width ? "，" : ", ";
  const std::string separator = full_width ? "；" : "; ";
  return (opens ? open : separator) + authors + (year.empty() ? "" : comma + year) +
         (closes ? close : "");
}

}  // namespace diaoban::resolve
