// Implements entries of an index.
#include "reader/index_terms.hpp"

#include <string>

namespace diaoban::reader {
namespace {

std::vector<std::string> split_terms(std::string_view text, char mark) {
  std::vector<std::string> terms;
  while (true) {
    const std::size_t end = text.find(mark);
    std::string_view term = text.substr(0, end);
    while (term.starts_with(' ')) term.remove_prefix(1);
    while (term.ends_with(' ')) term.remove_suffix(1);
    if (!term.empty()) terms.emplace_back(term);
    if (end == std::string_view::npos) return terms;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

void add_index_entries(std::string_view text, std::vector<document::IndexEntry>& entries) {
  std::string kind = "single";
  std::string_view rest = text;
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view word = text.substr(0, colon);
    for (const char* known : {"single", "pair", "triple", "see", "seealso"}) {
      if (word == known) {
        kind = known;
        rest = text.substr(colon + 1);
      }
    }
  }
  document::IndexEntry entry;
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest.starts_with('!')) {
    entry.main = true;
    rest.remove_prefix(1);
  }
  const std::vector<std::string> terms = split_terms(rest, ';');
  if (terms.empty()) return;
  if (kind == "see" || kind == "seealso") {
    entry.terms = {terms[0]};
    (kind == "see" ? entry.see : entry.see_also) = terms.size() > 1 ? terms[1] : "";
    entries.push_back(std::move(entry));
  } else if (kind == "pair" || kind == "triple") {
    // Every term becomes a main entry with the others below it.
    for (std::size_t i = 0; i < terms.size(); ++i) {
      document::IndexEntry turned = entry;
      for (std::size_t k = 0; k < terms.size(); ++k) {
        turned.terms.push_back(terms[(i + k) % terms.size()]);
      }
      entries.push_back(std::move(turned));
    }
  } else if (colon == std::string_view::npos && terms.size() == 1) {
    for (std::string& term : split_terms(terms[0], ',')) {
      document::IndexEntry single = entry;
      single.terms = {std::move(term)};
      entries.push_back(std::move(single));
    }
  } else {
    entry.terms = terms;
    entries.push_back(std::move(entry));
  }
}

}  // namespace diaoban::reader
