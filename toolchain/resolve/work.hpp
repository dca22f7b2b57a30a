// What the steps of resolve/ share while they gather the facts of a book.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"
#include "diagnostics/hints.hpp"
#include "document/tree.hpp"
#include "project/book.hpp"
#include "resolve/facts.hpp"
#include "resolve/survey.hpp"

namespace diaoban::resolve {

struct Work {
  const project::Book& book;
  const std::vector<document::Document>& documents;
  const base::FileSystem& files;
  diagnostics::Sink& sink;
  const project::NumberingLook& numbering;
  std::vector<Survey> surveys;  // one a document
  Facts facts;
  diagnostics::Hints hints{200};

  std::uint32_t file_count() const { return static_cast<std::uint32_t>(documents.size()); }
  // The facts of the reading order about a file. A document beyond the list is a plain chapter.
  const project::BookFile& entry(std::uint32_t file) const;
  const std::string& language() const { return book.metadata.language; }
  // The goal of a node that has an anchor, or the beginning of its file.
  Goal goal(NodeId node) const;
};

// The steps, in their order. Each adds its part of work.facts.
void resolve_anchors(Work& work);
void resolve_levels(Work& work);
void resolve_numbers(Work& work);
void resolve_titles(Work& work);
void resolve_footnotes(Work& work);
void resolve_contents(Work& work);
void resolve_lists(Work& work);
void resolve_bibliography(Work& work);

}  // namespace diaoban::resolve
