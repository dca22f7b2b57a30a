// Implements the loading of mystmd trees.
#include "project/trees/mystmd.hpp"

#include "project/data/load_yaml.hpp"
#include "project/data/table_reader.hpp"
#include "project/language.hpp"
#include "project/trees/folder.hpp"
#include "project/trees/metadata.hpp"
#include "project/trees/reading_order.hpp"
#include "project/trees/toctree.hpp"

namespace diaoban::project {
namespace {

// Walks the `toc` of myst.yml: entries have a file, a pattern, an address or children.
class MystToc {
 public:
  MystToc(SourceTree& tree, ReadingOrder& order) : tree_(tree), order_(order) {}

  void add(const Value& toc) {
    if (!toc.list()) return report_wrong_type(tree_.sink(), "toc", toc, "a list");
    bool first = true;
    for (const Value& entry : *toc.list()) {
      BookFile pattern;
      // mystmd takes the first file as the front page of the site.
      if (first && toc.list()->size() > 1) pattern.matter = Matter::Front;
      first = false;
      add_entry(entry, pattern);
    }
  }

 private:
  void add_entry(const Value& entry, BookFile pattern) {
    TableReader reader(&entry, tree_.sink());
    std::string file;
    std::string glob;
    reader.take("title", pattern.title);
    reader.take("file", file);
    reader.take("pattern", glob);
    const Value* children = reader.find("children");
    for (const std::string_view other :
         {"url", "hidden", "id", "open_in_same_tab", "short_title"}) {
      reader.find(other);
    }
    reader.check_unknown();
    BookFile child = pattern;
    child.title.clear();
    if (!file.empty()) {
      add_file(file, entry.find("file")->span, pattern);
      child.depth = pattern.depth + 1;
    } else if (!glob.empty()) {
      order_.add_matches(glob, entry.find("pattern")->span, child);
    } else if (children && pattern.depth == 0 && !pattern.title.empty()) {
      open_part(pattern.title, entry.find("title")->span, child);
    }
    if (!children || !children->list()) return;
    for (const Value& below : *children->list()) add_entry(below, child);
  }

  void open_part(const std::string& title, diagnostics::Span span, BookFile& child) {
    child.matter = is_appendix_title(title) ? Matter::Appendix : Matter::Main;
    if (child.matter == Matter::Main) child.part = order_.add_part(title, span);
  }

  void add_file(const std::string& written, diagnostics::Span span, BookFile file) {
    const auto path = order_.resolve("", written, span);
    if (!path) return;
    file.origin = span;
    file.path = tree_.has(*path + ".md") ? *path + ".md" : *path;
    order_.add(std::move(file));
  }

  SourceTree& tree_;
  ReadingOrder& order_;
};

void take_metadata(SourceTree& tree, Book& book, TableReader& project) {
  Metadata& metadata = book.metadata;
  project.take("title", metadata.title);
  project.take("subtitle", metadata.subtitle);
  project.take("description", metadata.description);
  project.take("date", metadata.date);
  project.take("copyright", metadata.rights);
  project.take("keywords", metadata.subjects);
  for (const std::string_view key : {"author", "authors"}) {
    if (const Value* authors = project.find(key)) metadata.authors = authors_of(*authors);
  }
  if (const Value* language = project.find("language")) take_language(book, *language, tree.sink());
  if (const Value* license = project.find("license"); license && metadata.rights.empty()) {
    metadata.rights = text_of(*license);
  }
  if (const Value* doi = project.find("doi")) metadata.identifier = text_of(*doi);
  if (const Value* list = project.find("bibliography")) book.bibliographies = strings_of(*list);
  if (const Value* table = project.find("substitutions"); table && table->table()) {
    for (const Field& field : *table->table()) book.substitutions[field.key] = text_of(field.value);
  }
}

// numbering: true, or {headings: true, figure: …}.
void take_numbering(Book& book, const Value* numbering) {
  if (!numbering) return;
  const auto on = [](const Value* value) {
    return value && (value->boolean() ? *value->boolean() : !value->is_null());
  };
  const bool all = numbering->boolean() && *numbering->boolean();
  book.number_sections = all || on(numbering->find("headings")) || on(numbering->find("heading_1"));
  book.number_figures = true;
}

}  // namespace

void load_mystmd(SourceTree& tree, Book& book) {
  book.kind = TreeKind::Mystmd;
  // Figures have numbers in mystmd unless numbering says otherwise.
  book.number_figures = true;
  const auto source = tree.open("myst.yml");
  const Value file = source ? load_yaml(*source, tree.sources(), tree.sink()) : Value{};
  const Value* settings = file.find("project");
  TableReader project(settings, tree.sink());
  take_metadata(tree, book, project);
  take_numbering(book, project.find("numbering"));
  const Value* toc = project.find("toc");
  if (!toc) {
    load_folder(tree, book);
    book.kind = TreeKind::Mystmd;
    return;
  }
  ReadingOrder order(tree, book);
  MystToc(tree, order).add(*toc);
  if (book.number_sections) {
    for (BookFile& entry : book.files) entry.numbered = entry.matter != Matter::Front;
  }
  order.report_unlisted([](const std::string&) { return false; });
}

}  // namespace diaoban::project
