// Implements the numbering of pages and what it says about places and notes.
#include <fmt/format.h>

#include <algorithm>

#include "typeset/book/assemble.hpp"

namespace diaoban::typeset {
namespace {

std::string roman(std::uint32_t number) {
  static constexpr std::pair<std::uint32_t, const char*> digits[] = {
      {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
      {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};
  std::string text;
  for (const auto& [value, digit] : digits) {
    for (; number >= value; number -= value) text += digit;
  }
  return text;
}

// Files may hold several chapters.
bool opens_chapter(const SetPage& page) {
  const auto& heads = page.content.heads;
  return std::any_of(heads.begin(), heads.end(),
                     [](const HeadMark& head) { return head.level <= 1; });
}

}  // namespace

Numbering number_pages(const std::vector<Section>& sections,
                       const std::vector<PlacedSection>& placed) {
  Numbering numbering;
  Counting counting = Counting::None;
  std::uint32_t count = 0;
  const auto add_label = [&](Counting kind) {
    // Arabic numbers begin anew after roman ones; front matter after them goes on in arabic.
    if (kind == Counting::Roman && counting == Counting::Arabic) kind = Counting::Arabic;
    if (kind != counting) {
      if (kind == Counting::Arabic) numbering.first_arabic = numbering.page_count;
      counting = kind;
      count = 0;
    }
    ++count;
    ++numbering.page_count;
    if (kind == Counting::None) {
      numbering.labels.emplace_back();
    } else {
      numbering.labels.push_back(kind == Counting::Roman ? roman(count) : fmt::format("{}", count));
    }
  };
  for (std::size_t i = 0; i < sections.size(); ++i) {
    auto& pages = numbering.pages.emplace_back();
    for (const SetPage& page : placed[i].pages) {
      // The first page of a book is a right-hand one: its index is even.
      const bool on_recto = sections[i].recto && (pages.empty() || opens_chapter(page));
      if (on_recto && numbering.page_count % 2 == 1) add_label(counting);
      pages.push_back(numbering.page_count);
      add_label(sections[i].counting);
    }
  }
  return numbering;
}

PageFacts gather_page_facts(const BookContext& book, const Numbering& numbering,
                            const std::vector<PlacedSection>& placed) {
  PageFacts facts;
  facts.labels.resize(book.destinations.count());
  facts.pages.resize(book.destinations.count(), UINT32_MAX);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    for (std::size_t p = 0; p < placed[i].pages.size(); ++p) {
      const auto index = numbering.pages[i][p];
      const Content& content = placed[i].pages[p].content;
      for (const Mark& mark : content.marks) {
        if (mark.destination.index >= facts.pages.size()) continue;
        if (facts.pages[mark.destination.index] != UINT32_MAX) continue;
        facts.pages[mark.destination.index] = index;
        facts.labels[mark.destination.index] = numbering.labels[index];
      }
      int number = 0;
      for (const std::uint32_t note : content.notes) {
        facts.note_numbers[placed[i].set.galley.notes[note].reference] = ++number;
      }
    }
  }
  // A place that nothing carries is its file's beginning.
  for (std::uint32_t d = 0; d < facts.pages.size(); ++d) {
    if (facts.pages[d] != UINT32_MAX) continue;
    const std::uint32_t file = book.destinations.file_of({d});
    if (file >= facts.pages.size() || facts.pages[file] == UINT32_MAX) continue;
    facts.pages[d] = facts.pages[file];
    facts.labels[d] = facts.labels[file];
  }
  return facts;
}

}  // namespace diaoban::typeset
