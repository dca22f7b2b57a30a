// Writes a resolved book as an EPUB 3.3 container.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
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

namespace diaoban::epub {

using FindPicture = std::function<std::shared_ptr<const figures::Picture>(const std::string& path)>;

// Where a page of the paginated edition starts: in a block of the text, or on a page that the
// writer makes itself.
struct PageStart {
  enum class Place { Text, Title, Contents, Colophon };
  document::NodeId block;  // in the text only
  std::string label;       // as printed there: "iv", "12"; each label once
  std::size_t offset = 0;  // characters of the block, blanks not counted, that stand before
  Place place = Place::Text;
};

// Which node of the manuscript an element comes from: by the page's path in the container and the
// element's place among all elements of the page, the first being 0.
using SourceMap = std::map<std::string, std::map<std::size_t, document::NodeId>>;

struct Input {
  const project::Book& book;
  const project::Edition& edition;
  const project::Theme& theme;
  const std::vector<document::Document>& documents;
  const resolve::Facts& facts;
  const fonts::FontBook& fonts;
  FindPicture find_picture;
  std::shared_ptr<const figures::Picture> cover;  // raster; null: none
  std::int64_t modified = 0;                      // dcterms:modified, seconds since 1970
  diagnostics::Sink& sink;
  // The pages of the PDF edition in their order, when both are made, and what names that edition
  // (EPUB Accessibility 1.1 §3.3); none: the book has no page list.
  std::vector<PageStart> pages = {};
  std::string page_source = {};
  SourceMap* sources = nullptr;  // filled for those who ask
};

// The bytes of the EPUB; the same input gives the same bytes.
std::string write(const Input& input);

// One document's body as an XHTML fragment, for `diaoban render` and tests. With facts, references
// within the document say what they say in a book of that document alone.
std::string write_fragment(const document::Document& document,
                           const resolve::Facts* facts = nullptr);

}  // namespace diaoban::epub
