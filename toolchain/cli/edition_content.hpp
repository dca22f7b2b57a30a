// What one edition shows of a manuscript whose parts are for some editions only.
#pragma once

#include <optional>
#include <vector>

#include "cli/manuscript.hpp"

namespace diaoban::cli {

// Words that are true in the conditions of an edition: its name, format and profile, what Sphinx
// calls its builder (html for EPUB, latex for PDF), and the words of its setting `tags`.
document::Tags edition_tags(const project::Book& book, const project::Edition& edition);

// The trees and facts of one edition. They are the manuscript's own unless it has conditions or the
// theme words numbers its own way; then they are made here. With conditions, what is wrong with
// them is reported here; without, it has been.
class EditionContent {
 public:
  EditionContent(const Manuscript& manuscript, const project::Edition& edition,
                 const project::NumberingLook& numbering, Workshop& workshop);

  const std::vector<document::Document>& documents() const {
    return own_documents_ ? *own_documents_ : manuscript_.documents;
  }
  const resolve::Facts& facts() const { return own_facts_ ? *own_facts_ : manuscript_.facts; }

 private:
  const Manuscript& manuscript_;
  std::optional<std::vector<document::Document>> own_documents_;
  std::optional<resolve::Facts> own_facts_;
};

}  // namespace diaoban::cli
