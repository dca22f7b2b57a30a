// Implements the package document.
#include "epub/package/package_document.hpp"

#include <string_view>

#include "epub/package/accessibility.hpp"
#include "epub/package/identity.hpp"

namespace diaoban::epub {
namespace {

using xhtml::add;
using xhtml::add_text;
using xhtml::Node;
using xhtml::Page;
using xhtml::PageKind;
using xhtml::set;

void write_property(Node metadata, const char* property, const std::string& value,
                    const char* refines = nullptr) {
  Node meta = add(metadata, "meta");
  if (refines) set(meta, "refines", refines);
  set(meta, "property", property);
  add_text(meta, value);
}

Node write_element(Node metadata, const char* name, const std::string& value) {
  if (value.find_first_not_of(" \t\n") == std::string::npos) return {};
  Node element = add(metadata, name);
  add_text(element, value);
  return element;
}

void write_titles(Node metadata, const project::Metadata& book, bool kindle) {
  const std::string& main = book.title.empty() ? std::string("—") : book.title;
  if (book.subtitle.empty() || kindle) {
    // Kindle shows the last of several titles as the book's.
    const bool is_han = book.language.starts_with("zh") || book.language.starts_with("ja");
    write_element(metadata, "dc:title",
                  book.subtitle.empty() ? main : main + (is_han ? "：" : ": ") + book.subtitle);
    return;
  }
  set(write_element(metadata, "dc:title", main), "id", "title");
  write_property(metadata, "title-type", "main", "#title");
  set(write_element(metadata, "dc:title", book.subtitle), "id", "subtitle");
  write_property(metadata, "title-type", "subtitle", "#subtitle");
}

void write_creators(Node metadata, const project::Metadata& book) {
  int count = 0;
  for (const std::string& author : book.authors) {
    Node creator = write_element(metadata, "dc:creator", author);
    if (!creator) continue;
    const std::string id = "creator-" + std::to_string(++count);
    set(creator, "id", id);
    Node role = add(metadata, "meta");
    set(role, "refines", "#" + id);
    set(role, "property", "role");
    set(role, "scheme", "marc:relators");
    add_text(role, "aut");
  }
}

void write_metadata(Node package_node, const Package& package) {
  const project::Metadata& book = package.shared.input.book.metadata;
  Node metadata = add(package_node, "metadata");
  set(metadata, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  set(write_element(metadata, "dc:identifier", package.identifier), "id", "book-id");
  write_titles(metadata, book, package.shared.kindle());
  write_element(metadata, "dc:language", book.language);
  write_creators(metadata, book);
  write_element(metadata, "dc:publisher", book.publisher);
  if (is_date(book.date)) write_element(metadata, "dc:date", book.date);
  write_element(metadata, "dc:description", book.description);
  write_element(metadata, "dc:rights", book.rights);
  for (const std::string& subject : book.subjects) write_element(metadata, "dc:subject", subject);
  write_property(metadata, "dcterms:modified", modified_date(package.shared.input.modified));
  if (!book.series.empty()) {
    Node series = add(metadata, "meta");
    set(series, "property", "belongs-to-collection");
    set(series, "id", "series");
    add_text(series, book.series);
    write_property(metadata, "collection-type", "series", "#series");
  }
  for (const auto& [property, value] : accessibility_of(package.shared, package.pages)) {
    write_property(metadata, property.c_str(), value);
  }
  const Input& input = package.shared.input;
  if (!input.pages.empty() && !input.page_source.empty()) {
    set(write_element(metadata, "dc:source", input.page_source), "id", "page-source");
    write_property(metadata, "source-of", "pagination", "#page-source");
  }
  if (!package.shared.media.cover().empty()) {
    // The EPUB 2 form, which stores and older readers look for.
    Node cover = add(metadata, "meta");
    set(cover, "name", "cover");
    set(cover, "content", "cover-image");
  }
  for (const MediaFile& file : package.files) {
    if (!file.media_type.starts_with("font/")) continue;
    // Apple Books uses a book's own faces only when it is told to.
    write_property(metadata, "ibooks:specified-fonts", "true");
    break;
  }
  Node generator = add(metadata, "meta");
  set(generator, "name", "generator");
  set(generator, "content", "diaoban");
}

// The file's name without its ending, as an id.
std::string id_of(const std::string& path) {
  std::string id = "item-";
  for (const char c : path) id += c == '/' || c == '.' ? '-' : c;
  return id;
}

Node write_item(Node manifest, const std::string& id, const std::string& path,
                const std::string& media_type) {
  Node item = add(manifest, "item");
  set(item, "id", id);
  set(item, "href", path);
  set(item, "media-type", media_type);
  return item;
}

// What a page holds that the manifest must say (EPUB 3.3 §5.6.2.3).
std::string properties_of(const Page& page) {
  std::string properties = page.kind == PageKind::Nav ? "nav" : "";
  for (const std::string_view name : {"math", "svg"}) {
    for (Node at = page.body; at; at = xhtml::next(at, page.body)) {
      if (at.name() != name) continue;
      if (!properties.empty()) properties += ' ';
      properties += name == "math" ? "mathml" : "svg";
      break;
    }
  }
  return properties;
}

void write_manifest(Node package_node, const Package& package) {
  Node manifest = add(package_node, "manifest");
  for (const Page& page : package.pages) {
    Node item = write_item(manifest, id_of(page.name), page.name, "application/xhtml+xml");
    const std::string properties = properties_of(page);
    if (!properties.empty()) set(item, "properties", properties);
  }
  write_item(manifest, "ncx", "toc.ncx", "application/x-dtbncx+xml");
  for (const MediaFile& file : package.files) {
    const bool is_cover = file.path == package.shared.media.cover();
    Node item = write_item(manifest, is_cover ? "cover-image" : id_of(file.path), file.path,
                           file.media_type);
    if (is_cover) set(item, "properties", "cover-image");
  }
}

void write_guide(Node package_node, const Package& package) {
  Node guide = add(package_node, "guide");
  const auto write = [&](const char* type, const char* word, const std::string& page) {
    Node reference = add(guide, "reference");
    set(reference, "type", type);
    set(reference, "title", resolve::word(package.shared.language(), word));
    set(reference, "href", page);
  };
  bool has_text = false;
  for (const Page& page : package.pages) {
    if (page.kind == PageKind::Cover) write("cover", "cover", page.name);
    const bool is_contents =
        page.kind == PageKind::Contents || (page.kind == PageKind::Nav && !package.shared.kindle());
    if (is_contents) write("toc", "contents", page.name);
    if (page.kind == PageKind::Chapter && !has_text) {
      write("text", "start", page.name);
      has_text = true;
    }
  }
}

}  // namespace

std::string write_package_document(const Package& package) {
  pugi::xml_document tree;
  Node root = tree.append_child("package");
  set(root, "xmlns", "http://www.idpf.org/2007/opf");
  set(root, "version", "3.0");
  set(root, "unique-identifier", "book-id");
  set(root, "xml:lang", package.shared.language());
  set(root, "prefix",
      "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/");
  write_metadata(root, package);
  write_manifest(root, package);
  Node spine = add(root, "spine");
  set(spine, "toc", "ncx");
  for (const Page& page : package.pages) {
    if (page.in_spine) set(add(spine, "itemref"), "idref", id_of(page.name));
  }
  write_guide(root, package);
  return xhtml::serialise_xml(tree);
}

}  // namespace diaoban::epub
