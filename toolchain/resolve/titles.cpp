// The title of each file: what references to the file and its running head say.
#include "base/files.hpp"
#include "resolve/title.hpp"
#include "resolve/work.hpp"

namespace diaoban::resolve {
namespace {

// Its first heading, else its front matter, else what the list that names it calls it, else the
// file's name.
document::Inlines file_title(const Work& work, std::uint32_t file) {
  const Survey& survey = work.surveys[file];
  for (const HeadingPlace& heading : survey.headings) {
    if (heading.nested) continue;
    document::Inlines title = title_copy(*survey.places[heading.place].title);
    if (!title.empty()) return title;
  }
  const document::Document& document = work.documents[file];
  if (!document.front_matter.title.empty()) return text_inlines(document.front_matter.title);
  if (!work.entry(file).title.empty()) return text_inlines(work.entry(file).title);
  return text_inlines(base::Path(document.path).stem().string());
}

}  // namespace

void resolve_titles(Work& work) {
  work.facts.titles.reserve(work.file_count());
  for (std::uint32_t file = 0; file < work.file_count(); ++file) {
    work.facts.titles.push_back(file_title(work, file));
  }
}

}  // namespace diaoban::resolve
