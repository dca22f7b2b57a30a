// Implements navigation.
#include "epub/package/navigation.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "epub/package/front_pages.hpp"
#include "epub/xhtml/page_starts.hpp"

namespace diaoban::epub {
namespace {

using xhtml::add;
using xhtml::add_text;
using xhtml::Node;
using xhtml::Page;
using xhtml::PageKind;
using xhtml::set;

class EntryMaker {
 public:
  EntryMaker(const Shared& shared, const std::vector<Page>& pages, const xhtml::Places& places)
      : shared_(shared), pages_(pages), places_(places) {}

  std::vector<NavEntry> make() const {
    // What Kindle and Kobo show; deeper entries are lost there (KPG "NCX", Kobo EPUB Guidelines).
    const int deepest = shared_.kindle() ? 2 : 3;
    std::vector<NavEntry> entries;
    std::optional<std::uint32_t> open;  // part that the last entry stands for
    for (const resolve::ContentsEntry& chapter : shared_.input.facts.contents) {
      if (!chapter.address.empty()) continue;
      const std::optional<std::uint32_t> part = part_of(chapter);
      if (part && part != open) entries.push_back(part_entry(*part));
      open = part;
      std::vector<NavEntry>& siblings = part ? entries.back().children : entries;
      make_entry(chapter, part ? 2 : 1, deepest, siblings);
    }
    if (entries.empty()) add_pages(entries);
    return entries;
  }

 private:
  std::optional<std::uint32_t> part_of(const resolve::ContentsEntry& entry) const {
    const auto& files = shared_.input.book.files;
    return entry.goal.file < files.size() ? files[entry.goal.file].part : std::nullopt;
  }

  NavEntry part_entry(std::uint32_t part) const {
    NavEntry entry;
    entry.label = shared_.input.book.parts[part].title;
    entry.address = part_page_name(part);
    return entry;
  }

  void make_entry(const resolve::ContentsEntry& from, int level, int deepest,
                  std::vector<NavEntry>& siblings) const {
    NavEntry entry;
    entry.address = places_.address(from.goal);
    entry.label = from.number;
    const std::string title = resolve::plain_text(from.title);
    if (!entry.label.empty() && !title.empty()) entry.label += " ";
    entry.label += title;
    if (entry.address.empty() || entry.label.find_first_not_of(" \n\t") == std::string::npos)
      return;
    if (level < deepest) {
      for (const resolve::ContentsEntry& child : from.children) {
        make_entry(child, level + 1, deepest, entry.children);
      }
    }
    siblings.push_back(std::move(entry));
  }

  // A book of which nothing is known in contents still leads to its pages.
  void add_pages(std::vector<NavEntry>& entries) const {
    for (const Page& page : pages_) {
      if (page.kind != PageKind::Chapter && page.kind != PageKind::Title) continue;
      const Node head = page.tree->document_element().child("head");
      entries.push_back({xhtml::text_of(head.child("title")), page.name, {}});
    }
  }

  const Shared& shared_;
  const std::vector<Page>& pages_;
  const xhtml::Places& places_;
};

void write_list(Node parent, const std::vector<NavEntry>& entries, bool top) {
  Node list = add(parent, "ol");
  for (const NavEntry& entry : entries) {
    Node item = add(list, "li", top ? "top-item" : "");
    Node link = add(item, "a", top ? "top" : "");
    set(link, "href", entry.address);
    add_text(link, entry.label);
    if (!entry.children.empty()) write_list(item, entry.children, false);
  }
}

Node add_nav(Node parent, const char* type, const std::string& title) {
  Node nav = add(parent, "nav");
  set(nav, "epub:type", type);
  if (std::string_view(type) == "toc") set(nav, "role", "doc-toc");
  if (!title.empty()) {
    set(nav, "aria-label", title);
    add_text(add(nav, std::string_view(type) == "toc" ? "h1" : "h2"), title);
  }
  return nav;
}

// The first page of that kind, or null.
const Page* find_page(const std::vector<Page>& pages, PageKind kind) {
  for (const Page& page : pages) {
    if (page.kind == kind) return &page;
  }
  return nullptr;
}

// Where reading starts: the first chapter that is no front matter.
const Page* find_start(const Shared& shared, const std::vector<Page>& pages) {
  const auto& files = shared.input.book.files;
  for (const Page& page : pages) {
    if (page.file && *page.file < files.size() &&
        files[*page.file].matter != project::Matter::Front) {
      return &page;
    }
  }
  return find_page(pages, PageKind::Chapter);
}

void write_landmarks(Node body, const Shared& shared, const std::vector<Page>& pages,
                     const std::string& contents) {
  Node nav = add_nav(body, "landmarks", "");
  set(nav, "hidden", "hidden");
  Node list = add(nav, "ol");
  const auto write = [&](const char* type, const std::string& address, const char* word) {
    Node link = add(add(list, "li"), "a");
    set(link, "epub:type", type);
    set(link, "href", address);
    add_text(link, resolve::word(shared.language(), word));
  };
  if (const Page* cover = find_page(pages, PageKind::Cover)) write("cover", cover->name, "cover");
  if (const Page* title = find_page(pages, PageKind::Title)) {
    write("titlepage", title->name, "title-page");
  }
  write("toc", contents, "contents");
  if (const Page* start = find_start(shared, pages)) write("bodymatter", start->name, "start");
}

void write_listed(Node body, const Shared& shared, const char* type, const char* word,
                  const std::vector<resolve::Listed>& listed, const xhtml::Places& places) {
  std::vector<NavEntry> entries;
  for (const resolve::Listed& item : listed) {
    std::string label = item.number;
    const std::string caption = resolve::plain_text(item.caption);
    if (!label.empty() && !caption.empty()) label += " ";
    label += caption;
    const std::string address = places.address(item.goal);
    if (address.empty() || label.find_first_not_of(" \n\t") == std::string::npos) continue;
    entries.push_back({label, address, {}});
  }
  if (entries.empty()) return;
  Node nav = add_nav(body, type, resolve::word(shared.language(), word));
  write_list(nav, entries, false);
}

const Page* page_of(const std::vector<Page>& pages, PageStart::Place place) {
  if (place == PageStart::Place::Title) return find_page(pages, PageKind::Title);
  if (place == PageStart::Place::Colophon) return find_page(pages, PageKind::Colophon);
  return find_page(pages, PageKind::Contents);
}

// The marks of pages by their addresses, counted in reading order from 1; `own`, the nav document,
// stands before the text.
std::map<std::string, std::size_t> mark_order(const std::vector<Page>& pages, const Page& own) {
  std::map<std::string, std::size_t> order;
  const auto count = [&](const Page& page) {
    for (Node at = page.body; at; at = xhtml::next(at, page.body)) {
      if (std::string_view(at.attribute("role").value()) != "doc-pagebreak") continue;
      order.emplace(page.name + "#" + at.attribute("id").value(), order.size() + 1);
    }
  };
  bool is_in_text = false;
  for (const Page& page : pages) {
    const bool is_text = page.kind == PageKind::Part || page.kind == PageKind::Chapter;
    if (is_text && !is_in_text) count(own);
    is_in_text = is_in_text || is_text;
    count(page);
  }
  return order;
}

// The pages of the paginated edition; a page whose start did not come into the book is left out.
// `own` is the nav document itself, which holds the contents where no other page does.
void write_page_list(Page& own, const Shared& shared, const std::vector<Page>& pages,
                     const xhtml::Places& places) {
  const std::map<std::string, std::size_t> order = mark_order(pages, own);
  std::vector<NavEntry> entries;
  for (const PageStart& start : shared.input.pages) {
    const std::string anchor = xhtml::page_anchor(start.label);
    std::string address;
    if (start.place == PageStart::Place::Text) {
      address = places.address({start.block.file, anchor, start.block});
    } else {
      const Page* page = page_of(pages, start.place);
      address = (page ? page->name : own.name) + "#" + anchor;
    }
    if (address.find('#') != std::string::npos) entries.push_back({start.label, address, {}});
  }
  if (entries.empty()) return;
  // A float may stand on a later page than the text behind it: the order is that of the text.
  const auto place_of = [&](const NavEntry& entry) {
    const auto found = order.find(entry.address);
    return found == order.end() ? std::size_t{0} : found->second;
  };
  std::stable_sort(entries.begin(), entries.end(),
                   [&](const NavEntry& a, const NavEntry& b) { return place_of(a) < place_of(b); });
  Node nav = add_nav(own.body, "page-list", "");
  set(nav, "role", "doc-pagelist");
  set(nav, "aria-label", resolve::word(shared.language(), "page-list"));
  set(nav, "hidden", "hidden");
  write_list(nav, entries, false);
}

void write_point(Node parent, const NavEntry& entry, int& count) {
  Node point = add(parent, "navPoint");
  set(point, "id", "point-" + std::to_string(++count));
  add_text(add(add(point, "navLabel"), "text"), entry.label);
  set(add(point, "content"), "src", entry.address);
  for (const NavEntry& child : entry.children) write_point(point, child, count);
}

int depth_of(const std::vector<NavEntry>& entries) {
  int deepest = 0;
  for (const NavEntry& entry : entries) deepest = std::max(deepest, depth_of(entry.children));
  return entries.empty() ? 0 : deepest + 1;
}

}  // namespace

std::vector<NavEntry> write_entries(const Shared& shared, const std::vector<Page>& pages,
                                    const xhtml::Places& places) {
  return EntryMaker(shared, pages, places).make();
}

Page write_nav(const Shared& shared, const std::vector<NavEntry>& entries,
               const std::vector<Page>& pages, const xhtml::Places& places) {
  const std::string& title = resolve::word(shared.language(), "contents");
  Page page = xhtml::start_page(PageKind::Nav, "nav.xhtml", title, shared.language());
  page.in_spine = !shared.kindle();
  write_list(add_nav(page.body, "toc", title), entries, true);
  const Page* contents = find_page(pages, PageKind::Contents);
  write_landmarks(page.body, shared, pages, contents ? contents->name : page.name);
  const resolve::Facts& facts = shared.input.facts;
  write_listed(page.body, shared, "loi", "list-of-figures", facts.figures, places);
  write_listed(page.body, shared, "lot", "list-of-tables", facts.tables, places);
  if (!contents) mark_page_starts(page, shared, PageStart::Place::Contents);
  write_page_list(page, shared, pages, places);
  return page;
}

Page write_contents_page(const Shared& shared, const std::vector<NavEntry>& entries) {
  const std::string& title = resolve::word(shared.language(), "contents");
  Page page = xhtml::start_page(PageKind::Contents, "contents.xhtml", title, shared.language());
  Node section = add(page.body, "section");
  set(section, "epub:type", "toc");
  add_text(add(section, "h1"), title);
  Node division = add(section, "div", "contents");
  write_list(division, entries, true);
  mark_page_starts(page, shared, PageStart::Place::Contents);
  return page;
}

std::string write_ncx(const Shared& shared, const std::vector<NavEntry>& entries,
                      const std::string& identifier) {
  pugi::xml_document tree;
  Node ncx = tree.append_child("ncx");
  set(ncx, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
  set(ncx, "version", "2005-1");
  set(ncx, "xml:lang", shared.language());
  Node head = add(ncx, "head");
  const auto write_meta = [&](const char* name, const std::string& content) {
    Node meta = add(head, "meta");
    set(meta, "name", name);
    set(meta, "content", content);
  };
  write_meta("dtb:uid", identifier);
  write_meta("dtb:depth", std::to_string(depth_of(entries)));
  write_meta("dtb:totalPageCount", "0");
  write_meta("dtb:maxPageNumber", "0");
  add_text(add(add(ncx, "docTitle"), "text"), shared.input.book.metadata.title);
  Node map = add(ncx, "navMap");
  int count = 0;
  for (const NavEntry& entry : entries) write_point(map, entry, count);
  return xhtml::serialise_xml(tree);
}

}  // namespace diaoban::epub
