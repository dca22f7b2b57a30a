// A book loaded, read, resolved and with its pictures prepared: what all of its editions share.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "cli/pictures.hpp"
#include "cli/workshop.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/conditions.hpp"
#include "document/tree.hpp"
#include "fonts/font_book.hpp"
#include "project/book.hpp"
#include "project/theme.hpp"
#include "resolve/facts.hpp"

namespace diaoban::cli {

struct Manuscript {
  project::Book book;
  fonts::FontBook fonts;
  std::vector<document::Document> documents;
  // Of all editions together. With conditions, each edition has facts of its own, and what is
  // wrong is reported with those; see edition_content.hpp.
  resolve::Facts facts;
  bool has_conditions = false;
  Pictures pictures;
  // Of the editions: SOURCE_DATE_EPOCH, or else the newest input's, so that the same input gives
  // the same bytes. Seconds since 1970.
  std::int64_t date = 0;
};

// What is wrong with the manuscript goes to the sink; throws Failure when the world fails. It is
// for the `editions` of these names; none: for all that the book has.
Manuscript load_manuscript(const base::Path& folder, Workshop& workshop,
                           const std::vector<std::string>& editions = {});
// As `edition` has the book, which may have a title and a language of its own.
Manuscript load_manuscript(const base::Path& folder, Workshop& workshop,
                           const project::Edition& edition);

// The theme of an edition: the built-in one of its profile, with the author's over it.
project::Theme load_edition_theme(const project::Book& book, const project::Edition& edition,
                                  Workshop& workshop);

// The setting `key` of the edition, or else of the book, or "".
std::string setting(const project::Book& book, const project::Edition& edition,
                    const std::string& key);

}  // namespace diaoban::cli
