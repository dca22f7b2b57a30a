// Implements the content of an edition.
#include "cli/edition_content.hpp"

#include <sstream>

namespace diaoban::cli {

document::Tags edition_tags(const project::Book& book, const project::Edition& edition) {
  document::Tags tags{edition.name};
  if (edition.format == project::Format::Epub) {
    tags.insert({"epub", "html"});
    if (edition.profile == project::Profile::Kindle) tags.insert("kindle");
  } else {
    tags.insert({"pdf", "latex"});
    tags.insert(edition.profile == project::Profile::Print ? "print" : "screen");
  }
  // A list stands on lines; words of one text are separated by white space.
  std::istringstream words(setting(book, edition, "tags"));
  for (std::string word; words >> word;) tags.insert(word);
  return tags;
}

EditionContent::EditionContent(const Manuscript& manuscript, const project::Edition& edition,
                               const project::NumberingLook& numbering, Workshop& workshop)
    : manuscript_(manuscript) {
  if (manuscript.has_conditions) {
    own_documents_ = manuscript.documents;
    const document::Tags tags = edition_tags(manuscript.book, edition);
    for (document::Document& document : *own_documents_) {
      document::apply_conditions(document.blocks, tags);
    }
    own_facts_ = resolve::resolve(manuscript.book, *own_documents_, workshop.files, workshop.sink,
                                  numbering);
  } else if (!(numbering == project::NumberingLook{})) {
    diagnostics::Collector said;
    own_facts_ =
        resolve::resolve(manuscript.book, manuscript.documents, workshop.files, said, numbering);
  }
}

}  // namespace diaoban::cli
