// Implements the order of a book's parts.
#include "typeset/book/plan.hpp"

#include <algorithm>
#include <iterator>

#include "resolve/chapters.hpp"

namespace diaoban::typeset {
namespace {

using project::Matter;

bool is_asked(const Input& input, const std::string& key) {
  return setting_of(input, key) == "true";
}

void add_front(const Input& input, std::vector<Section>& sections) {
  const std::string& language = input.book.metadata.language;
  const bool print = input.edition.profile == project::Profile::Print;
  const auto add = [&](SectionKind kind, const char* outline, bool recto) -> Section& {
    Section section;
    section.kind = kind;
    section.recto = recto && input.theme.two_sided;
    section.heads = false;
    section.counting = Counting::Roman;
    if (outline != nullptr) section.outline = resolve::word(language, outline);
    sections.push_back(section);
    return sections.back();
  };
  const bool has_cover =
      input.cover != nullptr && input.cover->kind != figures::PictureKind::Broken;
  // The printer gets the cover as a file of its own.
  if (has_cover && !print) add(SectionKind::Cover, "cover", false).counting = Counting::None;
  if (print) add(SectionKind::HalfTitle, nullptr, true);
  add(SectionKind::TitlePage, nullptr, true);
  add(SectionKind::Colophon, "colophon", false);
  add(SectionKind::Contents, "contents", true).heads = true;
  const struct {
    SectionKind kind;
    const char* word;
    const char* key;
    bool any;
  } lists[] = {
      {SectionKind::Figures, "list-of-figures", "contents.figures", !input.facts.figures.empty()},
      {SectionKind::Tables, "list-of-tables", "contents.tables", !input.facts.tables.empty()},
      {SectionKind::Listings, "list-of-listings", "contents.listings",
       !input.facts.listings.empty()},
  };
  for (const auto& list : lists) {
    if (list.any && is_asked(input, list.key)) add(list.kind, list.word, false).heads = true;
  }
}

}  // namespace

std::string setting_of(const Input& input, const std::string& key) {
  const auto own = input.edition.settings.find(key);
  if (own != input.edition.settings.end()) return own->second;
  const auto shared = input.book.settings.find(key);
  return shared == input.book.settings.end() ? std::string() : shared->second;
}

std::vector<Section> plan_book(const Input& input) {
  std::vector<Section> sections;
  add_front(input, sections);
  const std::size_t front = sections.size();
  const auto& files = input.book.files;
  std::optional<std::uint32_t> part;
  const auto count = static_cast<std::uint32_t>(input.documents.size());
  for (std::uint32_t file = 0; file < count; ++file) {
    const bool in_front = file < files.size() && files[file].matter == Matter::Front;
    const auto own_part = file < files.size() ? files[file].part : std::nullopt;
    const bool opens = file == 0 || file >= files.size() || files[file].depth == 0 ||
                       own_part != part || sections.back().kind != SectionKind::Files;
    const Counting counting = in_front ? Counting::Roman : Counting::Arabic;
    if (own_part != part && own_part && *own_part < input.book.parts.size() &&
        !input.book.parts[*own_part].title.empty()) {
      Section page;
      page.kind = SectionKind::Part;
      page.part = *own_part;
      page.heads = false;
      page.recto = input.theme.chapters_recto;
      page.counting = counting;
      sections.push_back(page);
    }
    part = own_part;
    if (opens) {
      Section section;
      section.first_file = file;
      section.recto = input.theme.chapters_recto;
      section.counting = counting;
      sections.push_back(section);
    }
    sections.back().end_file = file + 1;
    for (const std::size_t start :
         resolve::chapter_starts(input.documents[file], input.facts.heading_levels)) {
      Section section = sections.back();
      sections.back().end_block = start;
      section.first_file = file;
      section.first_block = start;
      section.recto = input.theme.chapters_recto;
      sections.push_back(section);
    }
  }
  // Odd page numbers stand on right-hand pages: so does the first of them.
  const auto first =
      std::find_if(sections.begin() + static_cast<std::ptrdiff_t>(front), sections.end(),
                   [](const Section& section) { return section.counting == Counting::Arabic; });
  if (first != sections.end() && input.theme.two_sided) first->recto = true;
  return sections;
}

}  // namespace diaoban::typeset
