// A book loaded, read, resolved and with its pictures prepared: what all of its editions share.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "cli/pictures.hpp"
#include "cli/terminal.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"
#include "fonts/font_book.hpp"
#include "project/book.hpp"
#include "project/theme.hpp"
#include "resolve/facts.hpp"

namespace diaoban::cli {

// What every stage is given.
struct Workshop {
  base::FileSystem& files;
  diagnostics::Sources& sources;
  diagnostics::Collector& sink;
  Terminal& terminal;
  unsigned jobs = 1;
  base::Path cache;  // of prepared pictures; empty: none
};

struct Manuscript {
  project::Book book;
  fonts::FontBook fonts;
  std::vector<document::Document> documents;
  resolve::Facts facts;
  Pictures pictures;
  // Of the editions: SOURCE_DATE_EPOCH, or else the newest input's, so that the same input gives
  // the same bytes. Seconds since 1970.
  std::int64_t date = 0;
};

// What is wrong with the manuscript goes to the sink; throws Failure when the world fails.
Manuscript load_manuscript(const base::Path& folder, Workshop& workshop);

// The theme of an edition: the built-in one of its profile, with the author's over it.
project::Theme load_edition_theme(const project::Book& book, const project::Edition& edition,
                                  Workshop& workshop);

// The setting `key` of the edition, or else of the book, or "".
std::string setting(const project::Book& book, const project::Edition& edition,
                    const std::string& key);

}  // namespace diaoban::cli
