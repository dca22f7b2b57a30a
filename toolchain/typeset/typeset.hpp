// Sets a resolved book: trees and facts in, pages out.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"
#include "figures/picture.hpp"
#include "fonts/font_book.hpp"
#include "project/book.hpp"
#include "project/theme.hpp"
#include "resolve/facts.hpp"
#include "typeset/layout.hpp"

namespace diaoban::typeset {

// A picture by the path it has from the book's root; never null, kind Broken when it has none.
using FindPicture = std::function<std::shared_ptr<const figures::Picture>(const std::string& path)>;

struct LayoutReport;

struct Input {
  const project::Book& book;
  const project::Edition& edition;
  const project::Theme& theme;
  const std::vector<document::Document>& documents;
  const resolve::Facts& facts;
  const fonts::FontBook& fonts;
  FindPicture find_picture;
  std::shared_ptr<const figures::Picture> cover;  // null: none
  diagnostics::Sink& sink;
  unsigned jobs = 1;               // threads that chapters are shared out over
  LayoutReport* report = nullptr;  // filled with all lines of text when there is one
};

// Lays the book out. Page numbers that the text names are found by laying out again, at most five
// times; a book that does not settle is a diagnostic.
Layout layout(const Input& input);

}  // namespace diaoban::typeset
