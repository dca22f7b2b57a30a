// Implements the pages made from the book's data.
#include "epub/package/front_pages.hpp"

#include <fmt/format.h>

#include "epub/xhtml/page_starts.hpp"

namespace diaoban::epub {
namespace {

using xhtml::add;
using xhtml::add_text;
using xhtml::Node;
using xhtml::Page;
using xhtml::PageKind;
using xhtml::set;

std::string joined_authors(const Shared& shared) {
  std::string out;
  for (const std::string& author : shared.input.book.metadata.authors) {
    if (!out.empty()) out += resolve::word(shared.language(), "list-comma");
    out += author;
  }
  return out;
}

Node add_section(Page& page, const char* class_name, const char* type) {
  Node section = add(page.body, "section", class_name);
  set(section, "epub:type", type);
  return section;
}

void add_line(Node parent, const char* class_name, const std::string& text) {
  if (!text.empty()) add_text(add(parent, "p", class_name), text);
}

}  // namespace

void mark_page_starts(Page& page, const Shared& shared, PageStart::Place place) {
  const auto& starts = shared.input.pages;
  // Each goes before the last one, so they are taken from the end.
  for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
    if (start->place == place) xhtml::prepend_page_mark(page.body, start->label);
  }
}

std::string part_page_name(std::uint32_t part) { return fmt::format("part-{:03}.xhtml", part + 1); }

Page write_cover_page(const Shared& shared) {
  const std::string& title = shared.input.book.metadata.title;
  Page page = xhtml::start_page(PageKind::Cover, "cover.xhtml", title, shared.language());
  Node image = add(add_section(page, "cover", "cover"), "img");
  set(image, "src", shared.media.cover());
  set(image, "alt", title);
  set(image, "role", "doc-cover");
  return page;
}

Page write_title_page(const Shared& shared) {
  const project::Metadata& metadata = shared.input.book.metadata;
  Page page = xhtml::start_page(PageKind::Title, "title.xhtml", metadata.title, shared.language());
  Node section = add_section(page, "title-page", "titlepage");
  add_text(add(section, "h1", "book-title"), metadata.title.empty() ? "—" : metadata.title);
  add_line(section, "book-subtitle", metadata.subtitle);
  add_line(section, "book-author", joined_authors(shared));
  add_line(section, "book-release", metadata.release);
  add_line(section, "book-publisher", metadata.publisher);
  mark_page_starts(page, shared, PageStart::Place::Title);
  return page;
}

Page write_part_page(const Shared& shared, std::uint32_t part) {
  const std::string& title = shared.input.book.parts[part].title;
  Page page = xhtml::start_page(PageKind::Part, part_page_name(part), title, shared.language());
  Node section = add_section(page, "part-page", "part");
  set(section, "role", "doc-part");
  set(section, "aria-label", title);
  add_text(add(section, "h1", "part-title"), title.empty() ? "—" : title);
  return page;
}

Page write_colophon(const Shared& shared, const std::string& identifier) {
  const project::Metadata& metadata = shared.input.book.metadata;
  const std::string& title = resolve::word(shared.language(), "colophon");
  Page page = xhtml::start_page(PageKind::Colophon, "colophon.xhtml", title, shared.language());
  Node section = add_section(page, "colophon", "colophon");
  set(section, "role", "doc-colophon");
  set(section, "aria-label", title);
  add_text(add(section, "h1"), title);
  Node body = add(add(section, "table"), "tbody");
  const auto write = [&](const char* word, const std::string& value) {
    if (value.empty()) return;
    Node row = add(body, "tr");
    Node head = add(row, "th");
    set(head, "scope", "row");
    add_text(head, resolve::word(shared.language(), word));
    add_text(add(row, "td"), value);
  };
  write("book-title",
        metadata.title + (metadata.subtitle.empty() ? "" : " — " + metadata.subtitle));
  write("author", joined_authors(shared));
  write("publisher", metadata.publisher);
  write("series", metadata.series);
  write("edition", metadata.release);
  write("date", metadata.date);
  write("identifier", identifier);
  write("rights", metadata.rights);
  add_line(section, "made-with", resolve::word(shared.language(), "made-with"));
  mark_page_starts(page, shared, PageStart::Place::Colophon);
  return page;
}

}  // namespace diaoban::epub
