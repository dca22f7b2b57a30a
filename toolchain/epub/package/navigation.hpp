// The book's contents as navigation: the nav document and the NCX say the same.
#pragma once

#include <string>
#include <vector>

#include "epub/shared.hpp"
#include "epub/xhtml/page.hpp"
#include "epub/xhtml/places.hpp"

namespace diaoban::epub {

// An entry of the contents with where it leads.
struct NavEntry {
  std::string label;
  std::string address;
  std::vector<NavEntry> children;
};

// The contents: parts with their chapters below them, and sections; two levels deep for Kindle,
// which knows no more, else four. Never empty.
std::vector<NavEntry> write_entries(const Shared& shared, const std::vector<xhtml::Page>& pages,
                                    const xhtml::Places& places);

// The navigation document with toc, landmarks and the lists of figures and tables (EPUB 3.3 §7).
xhtml::Page write_nav(const Shared& shared, const std::vector<NavEntry>& entries,
                      const std::vector<xhtml::Page>& pages, const xhtml::Places& places);

// A page of linked contents for the spine; Kindle wants one beside the nav document (KPG, "HTML
// TOC").
xhtml::Page write_contents_page(const Shared& shared, const std::vector<NavEntry>& entries);

// toc.ncx for readers of EPUB 2 (OPF 2.0.1 §2.4.1).
std::string write_ncx(const Shared& shared, const std::vector<NavEntry>& entries,
                      const std::string& identifier);

}  // namespace diaoban::epub
