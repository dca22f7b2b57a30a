// Implements the joining of chapters.
#include "epub/xhtml/join.hpp"

#include <fmt/format.h>

#include <utility>

#include "epub/xhtml/drawing.hpp"
#include "epub/xhtml/split.hpp"

namespace diaoban::epub::xhtml {
namespace {

// Whether `next` may stand in the file of `page`.
bool may_join(const Page& page, const Page& next, const project::Book& book) {
  if (page.kind != PageKind::Chapter || next.kind != PageKind::Chapter) return false;
  if (!page.file || !next.file || *page.file >= book.files.size()) return false;
  if (*next.file >= book.files.size()) return false;
  const project::BookFile& one = book.files[*page.file];
  const project::BookFile& other = book.files[*next.file];
  return one.part == other.part && one.matter == other.matter;
}

// For each page the first page of the file that it goes into, when files take `limit` bytes.
std::vector<std::size_t> group(const std::vector<Page>& pages,
                               const std::vector<std::size_t>& sizes, const project::Book& book,
                               std::size_t limit) {
  std::vector<std::size_t> heads(pages.size());
  std::size_t size = 0;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    const bool joins =
        at > 0 && size + sizes[at] <= limit && may_join(pages[at - 1], pages[at], book);
    heads[at] = joins ? heads[at - 1] : at;
    size = joins ? size + sizes[at] : sizes[at];
  }
  return heads;
}

std::size_t count_files(const std::vector<std::size_t>& heads) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < heads.size(); ++at) count += heads[at] == at ? 1 : 0;
  return count;
}

// Moves the content of `page` behind that of `head`. Its ids get a prefix of their own.
void append(Page& head, Page page) {
  const std::string prefix = fmt::format("file-{:03}-", *page.file + 1);
  const Node html = page.tree->document_element();
  for (const Node section : page.body.children()) {
    Node copy = head.body.append_copy(section);
    for (Node at = copy; at; at = next(at, copy)) {
      if (at.type() == pugi::node_element) prefix_ids(at, prefix);
    }
    if (!has_attribute(copy, "id")) set(copy, "id", prefix + "start");
    const std::string language = html.attribute("lang").value();
    if (language != head.tree->document_element().attribute("lang").value()) {
      set_language(copy, language);
    }
    head.joined.push_back({*page.file, prefix, copy});
  }
}

}  // namespace

std::vector<Page> join_chapters(std::vector<Page> pages, const project::Book& book,
                                std::size_t most) {
  if (pages.size() <= most) return pages;
  std::vector<std::size_t> sizes;
  for (const Page& page : pages) sizes.push_back(size_of(page.body));
  // The least size of files that makes them few enough.
  std::size_t low = 0;
  std::size_t high = page_limit;
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    (count_files(group(pages, sizes, book, middle)) <= most ? high : low) = middle;
  }
  const std::vector<std::size_t> heads = group(pages, sizes, book, high);
  std::vector<Page> files;
  for (std::size_t at = 0; at < pages.size(); ++at) {
    if (heads[at] == at) {
      files.push_back(std::move(pages[at]));
    } else {
      append(files.back(), std::move(pages[at]));
    }
  }
  return files;
}

}  // namespace diaoban::epub::xhtml
