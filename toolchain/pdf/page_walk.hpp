// The order in which a page comes about: text is written, everything else is painted by Cairo, and
// where the two meet a mark in what Cairo painted shows the place of the text before it.
#pragma once

#include <optional>

#include "fonts/font_book.hpp"
#include "pdf/write.hpp"
#include "typeset/layout.hpp"

namespace diaoban::pdf {

// Colour fonts are pictures, which Cairo paints.
inline const typeset::TextItem* find_written_text(const typeset::Item& item,
                                                  const fonts::FontBook& fonts) {
  const auto* text = std::get_if<typeset::TextItem>(&item.what);
  if (text == nullptr || text->run.glyphs.empty()) return nullptr;
  return fonts.info(text->run.face).color ? nullptr : text;
}

// Calls in painting order, of the `visitor`:
// - take_owner(Owner): what follows belongs to it; in tagged files only;
// - take_text(const TextItem&, bool turned): text that is written;
// - take_mark(): the place of what was taken since the mark before;
// - take_item(const Item&): what Cairo paints;
// - take_crop_marks(), where they are asked for.
template <class Visitor>
void walk_page(const typeset::Page& page, const fonts::FontBook& fonts, const WriteOptions& options,
               Visitor& visitor) {
  std::optional<typeset::Owner> owner;
  bool waits = false;  // for a mark
  const auto begin = [&](const typeset::Owner& next) {
    if (!options.tagged || owner == next) return;
    visitor.take_owner(next);
    owner = next;
    waits = true;
  };
  const auto mark = [&] {
    if (waits) visitor.take_mark();
    waits = false;
  };
  for (const typeset::Item& item : page.items) {
    begin(item.owner);
    if (const auto* text = find_written_text(item, fonts)) {
      visitor.take_text(*text, item.turned);
      waits = true;
    } else {
      mark();
      visitor.take_item(item);
    }
  }
  if (options.crop_marks) {
    begin(typeset::Owner{});
    mark();
    visitor.take_crop_marks();
  }
  mark();
}

}  // namespace diaoban::pdf
