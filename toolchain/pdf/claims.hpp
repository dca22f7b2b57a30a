// What the file may claim: checks of the layout and of the plan of its structure, before writing.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"
#include "pdf/plan.hpp"
#include "pdf/standard.hpp"
#include "pdf/write.hpp"
#include "project/book.hpp"

namespace diaoban::pdf {

// Something that breaks a standard, or keeps it in letter only: then it is told and breaks none.
struct Breach {
  const diagnostics::Kind* kind;
  document::NodeId node;  // index 0: no node
  std::string message;    // without the consequence
  std::string hint;
  Standards breaks;
};

// The standards that the book's edition asks for. Unknown names are diagnostics.
Standards read_standards(const project::Book& book, const project::Edition& edition,
                         const WriteOptions& options, diagnostics::Sink& sink);

// What in the layout and the book breaks a standard: missing title, glyphs, alternative texts;
// sizes out of range.
std::vector<Breach> check_layout(const typeset::Layout& layout, const Painting& painting,
                                 const Plan& plan, const project::Metadata& metadata);

// Whether the structure is as ISO 32000-1 14.8.4 and ISO 14289-1 7 want it: which element stands in
// which, rows of equal width, unique IDs, no figure or link without content.
std::vector<Breach> check_structure(const Plan& plan);

// Reports the breaches of what was asked for, those of a kind in one diagnostic whose notes have
// the further places, and returns what is left to claim.
Standards settle_claims(Standards asked, const std::vector<Breach>& breaches,
                        const WriteOptions& options, diagnostics::Sink& sink);

}  // namespace diaoban::pdf
