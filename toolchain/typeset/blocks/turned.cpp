// Tables turned a quarter: too wide for the page, they are cut into pages of their own.
#include <algorithm>
#include <utility>

#include "typeset/blocks/setter.hpp"
#include "typeset/page/place.hpp"

namespace diaoban::typeset {

void Setter::add_turned(std::vector<Piece> pieces, double length) {
  // The table alone, on pages as high as the measure is wide. Notes stand at the foot of the page
  // itself, so they are not seen here.
  Galley column;
  column.frames = galley().frames;
  column.repeats = galley().repeats;
  std::vector<std::vector<std::uint32_t>> notes;
  for (Piece& piece : pieces) notes.push_back(std::exchange(piece.content.notes, {}));
  column.pieces = std::move(pieces);
  PageArea area = book_.area;
  area.height = book_.measure;
  const std::vector<PageStart> starts = break_pages(column, area);
  std::vector<SetPage> pages = place_pages(column, area, starts);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Float floating;
    floating.placement = Placement::Page;
    floating.height = length;
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1].piece : notes.size();
    for (std::size_t piece = starts[i].piece; piece < end; ++piece) {
      floating.notes.insert(floating.notes.end(), notes[piece].begin(), notes[piece].end());
    }
    turn_content(pages[i].content, length);
    Piece page;
    page.height = length;
    for (const DestinationId mark : std::exchange(pending_.marks, {})) {
      page.content.marks.push_back({mark, 0, 0});
    }
    const double across = (book_.measure - pages[i].used) / 2;
    page.content.take(std::move(pages[i].content), std::max(across, 0.0), 0);
    floating.pieces.push_back(std::move(page));
    Piece anchor;
    anchor.height = length;
    anchor.floating = static_cast<std::uint32_t>(galley().floats.size() + 1);
    galley().floats.push_back(std::move(floating));
    add_piece(std::move(anchor));
  }
}

}  // namespace diaoban::typeset
