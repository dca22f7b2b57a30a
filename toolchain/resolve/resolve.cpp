// Gathers the facts of a book, step by step.
#include "base/ensure.hpp"
#include "resolve/facts.hpp"
#include "resolve/generated.hpp"
#include "resolve/labels.hpp"
#include "resolve/links.hpp"
#include "resolve/paths.hpp"
#include "resolve/references.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {

const project::BookFile& Work::entry(std::uint32_t file) const {
  base::ensure(file < book.files.size(), "there is a document for each file of the book");
  return book.files[file];
}

Goal Work::goal(NodeId node) const {
  const auto anchor = facts.anchors.find(node);
  if (anchor == facts.anchors.end()) return {node.file, {}, {node.file, 0}};
  return {node.file, anchor->second, node};
}

Facts resolve(const project::Book& book, const std::vector<document::Document>& documents,
              const base::FileSystem& files, diagnostics::Sink& sink,
              const project::NumberingLook& numbering) {
  base::ensure(documents.size() == book.files.size(), "there is one document a file");
  Work work{book, documents, files, sink, numbering, {}, {}};
  work.surveys.reserve(documents.size());
  for (const document::Document& document : documents) {
    work.surveys.push_back(read_survey(document));
  }
  const Paths paths(work);
  resolve_anchors(work);
  resolve_levels(work);
  resolve_numbers(work);
  resolve_titles(work);
  Labels labels(work);
  resolve_footnotes(work);
  resolve_contents(work);
  resolve_links(work, paths, labels);
  resolve_references(work, paths, labels);
  labels.report_unused(work);
  resolve_generated(work, paths);
  resolve_bibliography(work);
  resolve_lists(work);
  return std::move(work.facts);
}

}  // namespace diaoban::resolve
