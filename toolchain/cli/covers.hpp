// The covers of a book's editions: its own picture, or one made from a design and the metadata.
#pragma once

#include <memory>
#include <string>

#include "cli/pictures.hpp"
#include "cover/cover.hpp"
#include "diagnostics/diagnostic.hpp"
#include "fonts/font_book.hpp"
#include "project/book.hpp"
#include "project/theme.hpp"
#include "typeset/layout.hpp"

namespace diaoban::cli {

class Covers {
 public:
  // `book`, `fonts` and `sink` must outlive the covers.
  static Covers prepare(const project::Book& book, const Pictures& pictures,
                        const fonts::FontBook& fonts, diagnostics::Sink& sink);

  // For EPUB and stores: JPEG or PNG.
  const cover::PicturePointer& store() const { return store_; }
  // For the first page of a PDF that is made with `theme`.
  cover::PicturePointer page(const project::Theme& theme) const;
  // The cover that goes around a printed book of so many pages, as a layout of one sheet with
  // bleed.
  typeset::Layout wrap(const project::Book& book, const project::Theme& theme, int pages) const;

 private:
  Covers(cover::Request request, const fonts::FontBook& fonts, diagnostics::Sink& sink)
      : request_(std::move(request)), fonts_(&fonts), sink_(&sink) {}

  cover::Request request_;
  const fonts::FontBook* fonts_;
  diagnostics::Sink* sink_;
  cover::PicturePointer own_;  // the author's finished cover; null: a design
  cover::PicturePointer store_;
};

}  // namespace diaoban::cli
