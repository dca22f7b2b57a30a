// Implements the setting of a section.
#include "typeset/book/set_section.hpp"

#include "typeset/blocks/setter.hpp"
#include "typeset/book/page_frame.hpp"
#include "typeset/matter/pages.hpp"

namespace diaoban::typeset {
namespace {

void set_content(const Section& section, const BookContext& book, Setter& setter) {
  const resolve::Facts& facts = book.input.facts;
  switch (section.kind) {
    case SectionKind::Cover: {
      const PageFrame frame = page_frame(book.input.theme, true);
      layout_cover(setter, frame.left, frame.top);
      break;
    }
    case SectionKind::HalfTitle:
      layout_half_title(setter);
      break;
    case SectionKind::TitlePage:
      layout_title_page(setter);
      break;
    case SectionKind::Colophon:
      layout_colophon(setter);
      break;
    case SectionKind::Contents:
      layout_contents(setter);
      break;
    case SectionKind::Figures:
      layout_list_of(setter, setter.word("list-of-figures"), facts.figures);
      break;
    case SectionKind::Tables:
      layout_list_of(setter, setter.word("list-of-tables"), facts.tables);
      break;
    case SectionKind::Listings:
      layout_list_of(setter, setter.word("list-of-listings"), facts.listings);
      break;
    case SectionKind::Part:
      layout_part_page(setter, book.input.book.parts[section.part].title);
      break;
    case SectionKind::Files:
      for (std::uint32_t file = section.first_file; file < section.end_file; ++file) {
        setter.layout_file(file, file == section.first_file ? section.first_block : 0,
                           file + 1 == section.end_file ? section.end_block : SIZE_MAX);
      }
      setter.layout_endnotes();
      break;
  }
}

// A heading stays with two lines of what follows it, whatever floats away between them.
void keep_headings(Galley& galley, double grid) {
  auto& pieces = galley.pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].content.heads.empty()) continue;
    std::size_t heading = pieces[i].content.heads.front().pieces;
    int lines = 0;
    for (std::size_t next = i + 1; next < pieces.size() && lines < 2; ++next) {
      Piece& piece = pieces[next];
      if (piece.break_before < 0 || !piece.content.heads.empty()) break;
      piece.break_before = std::max(piece.break_before, break_cost::forbidden);
      if (heading > 1) {
        --heading;
      } else if (piece.floating == 0 && piece.height > 0) {
        lines += piece.height >= 2 * grid ? 2 : 1;
      }
    }
  }
}

}  // namespace

PlacedSection set_section(const Section& section, const BookContext& book, Compositor& compositor) {
  PlacedSection placed;
  Setter setter(book, compositor, placed.set);
  set_content(section, book, setter);
  if (placed.set.galley.pieces.empty()) {
    // A file without anything to show still has its place in the book.
    setter.add_piece({});
  }
  keep_headings(placed.set.galley, book.area.grid);
  const std::vector<PageStart> starts = break_pages(placed.set.galley, book.area);
  placed.pages = place_pages(placed.set.galley, book.area, starts);
  for (SetPage& page : placed.pages) {
    page.items = page.content.items;
    page.items.shrink();
    page.content.items = std::vector<Item>();  // {} would keep its room
  }
  placed.set.galley.pieces.clear();
  placed.set.galley.pieces.shrink_to_fit();
  placed.set.galley.floats.clear();
  placed.set.galley.repeats.clear();
  for (Note& note : placed.set.galley.notes) note.lines = std::vector<Piece>();
  placed.set.elements.shrink_to_fit();
  return placed;
}

}  // namespace diaoban::typeset
