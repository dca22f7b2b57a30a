// Implements the loading of Jupyter Book trees.
#include <algorithm>

#include "project/data/load_yaml.hpp"
#include "project/data/table_reader.hpp"
#include "project/language.hpp"
#include "project/trees/metadata.hpp"
#include "project/trees/mystmd.hpp"
#include "project/trees/reading_order.hpp"
#include "project/trees/toctree.hpp"
#include "project/trees/toctree_order.hpp"

namespace diaoban::project {
namespace {

// Walks _toc.yml: a root, then parts of chapters or chapters, with sections below.
class JupyterToc {
 public:
  JupyterToc(SourceTree& tree, Book& book, ReadingOrder& order)
      : tree_(tree), book_(book), order_(order) {}

  void add(const Value& toc) {
    if (toc.list()) return add_entries(&toc, BookFile{});  // the format before 2021
    TableReader reader(&toc, tree_.sink());
    std::string root;
    reader.take("root", root);
    reader.find("format");
    reader.find("defaults");
    BookFile pattern;
    pattern.matter = Matter::Front;
    if (!root.empty()) add_file(root, toc.find("root")->span, pattern);
    pattern.matter = Matter::Main;
    take_options(reader.find("options"), pattern);
    add_parts(reader.find("parts"), pattern);
    for (const std::string_view key : {"chapters", "sections", "entries"}) {
      add_entries(reader.find(key), pattern);
    }
    if (const Value* subtrees = reader.find("subtrees")) add_parts(subtrees, pattern);
    reader.check_unknown();
  }

 private:
  void take_options(const Value* options, BookFile& pattern) {
    const Value* numbered = options ? options->find("numbered") : nullptr;
    if (!numbered) return;
    pattern.numbered = !numbered->boolean() || *numbered->boolean();
    book_.number_sections = book_.number_sections || pattern.numbered;
  }

  void add_parts(const Value* parts, const BookFile& outer) {
    if (!parts || !parts->list()) return;
    for (const Value& part : *parts->list()) {
      BookFile pattern = outer;
      std::string caption;
      TableReader reader(&part, tree_.sink());
      reader.take("caption", caption);
      take_options(&part, pattern);
      for (const std::string_view known :
           {"numbered", "maxdepth", "titlesonly", "options", "glob"}) {
        reader.find(known);
      }
      if (is_appendix_title(caption)) {
        pattern.matter = Matter::Appendix;
      } else if (!caption.empty() && !is_contents_title(caption)) {
        pattern.part = order_.add_part(caption, part.find("caption")->span);
      }
      for (const std::string_view key : {"chapters", "sections", "entries"}) {
        add_entries(reader.find(key), pattern);
      }
      reader.check_unknown();
    }
  }

  void add_entries(const Value* entries, const BookFile& pattern) {
    if (!entries || !entries->list()) return;
    for (const Value& entry : *entries->list()) add_entry(entry, pattern);
  }

  void add_entry(const Value& entry, BookFile pattern) {
    TableReader reader(&entry, tree_.sink());
    std::string file;
    std::string glob;
    reader.take("title", pattern.title);
    reader.take("file", file);
    reader.take("glob", glob);
    for (const std::string_view other : {"url", "options", "numbered", "part", "header"}) {
      reader.find(other);
    }
    BookFile child = pattern;
    child.title.clear();
    if (!file.empty()) {
      add_file(file, entry.find("file")->span, pattern);
      child.depth = pattern.depth + 1;
    } else if (!glob.empty()) {
      order_.add_matches(glob, entry.find("glob")->span, child);
    }
    if (const Value* part = entry.find("part"); part && file.empty()) {
      child.part = order_.add_part(text_of(*part), part->span);
    }
    for (const std::string_view key : {"sections", "chapters", "entries"}) {
      add_entries(reader.find(key), child);
    }
    add_parts(reader.find("subtrees"), child);
    reader.check_unknown();
  }

  void add_file(const std::string& written, diagnostics::Span span, BookFile file) {
    const auto path = order_.resolve("", written, span);
    if (!path) return;
    file.origin = span;
    const bool has_suffix = is_markdown_name(*path) || tree_.has(*path);
    file.path = has_suffix ? *path : document_path(*path);
    order_.add(std::move(file));
  }

  // A notebook is named, so that it is said to be no Markdown, where no Markdown of its name is.
  std::string document_path(const std::string& path) const {
    const bool is_notebook = !tree_.has(path + ".md") && tree_.has(path + ".ipynb");
    return path + (is_notebook ? ".ipynb" : ".md");
  }

  SourceTree& tree_;
  Book& book_;
  ReadingOrder& order_;
};

// Settings of Jupyter Book itself, and those that it hands to Sphinx.
void take_config(SourceTree& tree, Book& book, std::vector<std::string>& excluded) {
  const auto source = tree.has("_config.yml") ? tree.open("_config.yml") : std::nullopt;
  if (!source) return;
  const Value file = load_yaml(*source, tree.sources(), tree.sink());
  TableReader config(&file, tree.sink());
  config.take("title", book.metadata.title);
  config.take("copyright", book.metadata.rights);
  config.take("exclude_patterns", excluded);
  config.take("bibtex_bibfiles", book.bibliographies);
  if (const Value* author = config.find("author")) book.metadata.authors = authors_of(*author);
  const Value* sphinx = config.find("sphinx");
  const Value* inner = sphinx ? sphinx->find("config") : nullptr;
  if (!inner) return;
  TableReader conf(inner, tree.sink());
  conf.take("numfig", book.number_figures);
  conf.take("autosectionlabel_prefix_document", book.prefixed_section_labels);
  if (const Value* language = conf.find("language")) take_language(book, *language, tree.sink());
  if (const Value* table = conf.find("myst_substitutions"); table && table->table()) {
    for (const Field& field : *table->table()) book.substitutions[field.key] = text_of(field.value);
  }
}

}  // namespace

void add_jupyter_toc(SourceTree& tree, Book& book, ReadingOrder& order, const std::string& path) {
  const auto source = tree.open(path);
  const Value toc = source ? load_yaml(*source, tree.sources(), tree.sink()) : Value{};
  JupyterToc(tree, book, order).add(toc);
}

void load_jupyter_book(SourceTree& tree, Book& book) {
  book.kind = TreeKind::Sphinx;
  book.number_figures = true;
  std::vector<std::string> excluded;
  take_config(tree, book, excluded);
  ReadingOrder order(tree, book);
  add_jupyter_toc(tree, book, order, "_toc.yml");
  order.report_unlisted(
      [&](const std::string& path) { return excluding_pattern(excluded, path) != nullptr; });
}

}  // namespace diaoban::project
