// Implements the writing of an EPUB: chapters, front pages, links, navigation, package, container.
#include "epub/write.hpp"

#include <optional>
#include <thread>

#include "base/parallel.hpp"
#include "epub/fonts/book_fonts.hpp"
#include "epub/fonts/usage.hpp"
#include "epub/package/archive.hpp"
#include "epub/package/front_pages.hpp"
#include "epub/package/identity.hpp"
#include "epub/package/navigation.hpp"
#include "epub/package/package_document.hpp"
#include "epub/shared.hpp"
#include "epub/style/stylesheet.hpp"
#include "epub/xhtml/chapter.hpp"
#include "epub/xhtml/join.hpp"
#include "epub/xhtml/places.hpp"
#include "epub/xhtml/plain_tables.hpp"
#include "epub/xhtml/split.hpp"

namespace diaoban::epub {
namespace {

using xhtml::Page;

constexpr const char* container =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml" />
  </rootfiles>
</container>
)";

// Kindle takes fewer than 300 pages, and some are not of the text.
constexpr std::size_t most_text_pages = 290;

std::vector<Page> write_chapters(const Shared& shared) {
  std::vector<Page> pages;
  std::optional<std::uint32_t> part;
  for (std::uint32_t file = 0; file < shared.input.documents.size(); ++file) {
    const auto& files = shared.input.book.files;
    const std::optional<std::uint32_t> own = file < files.size() ? files[file].part : std::nullopt;
    if (own && own != part) pages.push_back(write_part_page(shared, *own));
    part = own;
    Page chapter = xhtml::ChapterWriter(shared, file).write();
    if (shared.kindle()) xhtml::make_tables_plain(chapter);
    for (Page& page : xhtml::split_chapter(std::move(chapter))) {
      pages.push_back(std::move(page));
    }
  }
  return xhtml::join_chapters(std::move(pages), shared.input.book, most_text_pages);
}

// The pages that stand before and behind the chapters, and the nav document, put in their places.
std::vector<Page> add_frame(const Shared& shared, std::vector<Page> chapters,
                            const std::vector<NavEntry>& entries, const xhtml::Places& places,
                            const std::string& identifier) {
  std::vector<Page> pages;
  if (!shared.media.cover().empty() && !shared.kindle()) {
    pages.push_back(write_cover_page(shared));
  }
  pages.push_back(write_title_page(shared));
  if (shared.kindle()) pages.push_back(write_contents_page(shared, entries));
  const std::size_t nav = pages.size();
  for (Page& page : chapters) pages.push_back(std::move(page));
  pages.push_back(write_colophon(shared, identifier));
  pages.insert(pages.begin() + static_cast<std::ptrdiff_t>(nav),
               write_nav(shared, entries, pages, places));
  return pages;
}

// Takes the marks of origin off the pages and lists them.
void gather_sources(const std::vector<Page>& pages, SourceMap& sources) {
  for (const Page& page : pages) {
    std::map<std::size_t, document::NodeId>& own = sources["EPUB/" + page.name];
    const xhtml::Node root = page.tree->document_element();
    std::size_t place = 0;
    for (xhtml::Node at = root; at; at = xhtml::next(at, root)) {
      if (at.type() != pugi::node_element) continue;
      if (const auto origin = xhtml::take_origin(at)) own.emplace(place, *origin);
      ++place;
    }
  }
}

std::shared_ptr<const std::string> shared_text(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

bool is_compressed_already(const std::string& media_type) {
  return media_type == "image/png" || media_type == "image/jpeg" || media_type == "font/woff2";
}

// The pages as text, side by side. Each gives its tree back, which takes several times the memory
// of its text, before anything is packed.
std::vector<std::string> serialise(std::vector<Page>& pages) {
  std::vector<std::string> texts(pages.size());
  base::parallel_for(pages.size(), std::thread::hardware_concurrency(), [&](std::size_t at) {
    texts[at] = xhtml::serialise_page(*pages[at].tree);
    pages[at].tree.reset();
  });
  return texts;
}

// All files in the order of the container, packed side by side.
std::vector<ArchiveFile> pack_files(const std::shared_ptr<const std::string>& package,
                                    const std::shared_ptr<const std::string>& ncx,
                                    std::vector<Page>& pages, const std::vector<MediaFile>& files) {
  std::vector<std::string> texts = serialise(pages);
  std::vector<ArchiveFile> archive(4 + pages.size() + files.size());
  archive[0] = pack_file("mimetype", shared_text("application/epub+zip"), false);
  archive[1] = pack_file("META-INF/container.xml", shared_text(container), true);
  archive[2] = pack_file("EPUB/package.opf", package, true);
  archive[3] = pack_file("EPUB/toc.ncx", ncx, true);
  base::parallel_for(
      pages.size() + files.size(), std::thread::hardware_concurrency(), [&](std::size_t at) {
        ArchiveFile& packed = archive[4 + at];
        if (at < pages.size()) {
          packed = pack_file("EPUB/" + pages[at].name, shared_text(std::move(texts[at])), true);
          return;
        }
        const MediaFile& file = files[at - pages.size()];
        packed =
            pack_file("EPUB/" + file.path, file.bytes, !is_compressed_already(file.media_type));
      });
  return archive;
}

}  // namespace

std::string write(const Input& input) {
  const Media media(input);
  const Shared shared{input, media};
  const std::string identifier = identifier_of(input.book.metadata);

  std::vector<Page> chapters = write_chapters(shared);
  const xhtml::Places places(chapters);
  const std::vector<NavEntry> entries = write_entries(shared, chapters, places);
  std::vector<Page> pages = add_frame(shared, std::move(chapters), entries, places, identifier);
  xhtml::bind_links(pages, places);

  const Embedding embedding = embedding_of(input);
  if (embedding == Embedding::Needed) mark_rare(pages);
  const BookFonts fonts = write_fonts(input, embedding, pages);
  std::vector<MediaFile> files{
      {"style.css", "text/css", shared_text(write_stylesheet(shared, fonts))}};
  files.insert(files.end(), fonts.files.begin(), fonts.files.end());
  files.insert(files.end(), media.files().begin(), media.files().end());

  if (input.sources) gather_sources(pages, *input.sources);
  return write_archive(
      pack_files(shared_text(write_package_document({shared, pages, files, identifier})),
                 shared_text(write_ncx(shared, entries, identifier)), pages, files));
}

}  // namespace diaoban::epub
