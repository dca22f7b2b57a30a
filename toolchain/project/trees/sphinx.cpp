// Implements the loading of Sphinx trees. conf.py is read as data, never run.
#include "project/trees/sphinx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "project/data/load_literals.hpp"
#include "project/data/table_reader.hpp"
#include "project/kinds.hpp"
#include "project/language.hpp"
#include "project/trees/metadata.hpp"
#include "project/trees/mystmd.hpp"
#include "project/trees/toctree_order.hpp"

namespace diaoban::project {
namespace {

// The settings of conf.py that a book is made of; a value that is no literal is missed.
constexpr std::array<std::string_view, 21> wanted{"project",
                                                  "author",
                                                  "language",
                                                  "copyright",
                                                  "project_copyright",
                                                  "release",
                                                  "version",
                                                  "root_doc",
                                                  "master_doc",
                                                  "exclude_patterns",
                                                  "external_toc_path",
                                                  "epub_cover",
                                                  "html_title",
                                                  "numfig",
                                                  "extensions",
                                                  "myst_substitutions",
                                                  "myst_enable_extensions",
                                                  "myst_disable_syntax",
                                                  "autosectionlabel_prefix_document",
                                                  "bibtex_bibfiles",
                                                  "epub_title"};

// What gives the reading order.
struct SphinxOrder {
  ToctreeRoot root;
  std::string list;  // of sphinx-external-toc, in the format of _toc.yml; empty: toctrees do
};

class ConfReader {
 public:
  ConfReader(SourceTree& tree, Book& book, const Value& values)
      : tree_(tree), book_(book), settings_(&values, tree.sink()) {}

  void read(SphinxOrder& order) {
    Metadata& metadata = book_.metadata;
    settings_.take("html_title", metadata.title);
    settings_.take("project", metadata.title);
    settings_.take("epub_title", metadata.title);
    settings_.take("copyright", metadata.rights);
    settings_.take("project_copyright", metadata.rights);
    settings_.take("version", metadata.release);
    settings_.take("release", metadata.release);
    settings_.take("epub_description", metadata.description);
    settings_.take("epub_publisher", metadata.publisher);
    settings_.take("epub_identifier", metadata.identifier);
    settings_.take("numfig", book_.number_figures);
    settings_.take("autosectionlabel_prefix_document", book_.prefixed_section_labels);
    settings_.take("exclude_patterns", order.root.excluded);
    settings_.take("bibtex_bibfiles", book_.bibliographies);
    read_authors();
    read_extensions(order);
    read_substitutions();
    read_syntax();
    read_cover();
    read_root(order.root);
  }

 private:
  // "A, B and C" names three.
  void read_authors() {
    std::string author;
    settings_.take("author", author);
    settings_.take("epub_author", author);
    if (!author.empty()) book_.metadata.authors = split_authors(author);
  }

  void read_extensions(SphinxOrder& order) {
    std::vector<std::string> extensions;
    settings_.take("extensions", extensions);
    const auto has = [&](std::string_view name) {
      return std::find(extensions.begin(), extensions.end(), name) != extensions.end();
    };
    book_.section_labels = has("sphinx.ext.autosectionlabel");
    if (!has("sphinx_external_toc")) return;
    order.list = "_toc.yml";
    settings_.take("external_toc_path", order.list);
    const auto path = base::resolve_inside("", order.list);
    order.list = path && tree_.has(path->generic_string()) ? path->generic_string() : "";
  }

  void read_substitutions() {
    for (const std::string_view key : {"myst_substitutions", "myst_sub"}) {
      const Value* table = settings_.find(key);
      if (!table || !table->table()) continue;
      for (const Field& field : *table->table()) {
        book_.substitutions[field.key] = text_of(field.value);
      }
    }
  }

  // Of the extensions of MyST-Parser all others are read anyway.
  void read_syntax() {
    std::vector<std::string> extensions;
    std::vector<std::string> disabled;
    settings_.take("myst_enable_extensions", extensions);
    settings_.take("myst_disable_syntax", disabled);
    for (const std::string& name : extensions) {
      const bool switched = name == "smartquotes" || name == "replacements" || name == "linkify";
      if (switched) book_.syntax.push_back(name);
    }
    for (const std::string& name : disabled) {
      if (name == "code") book_.syntax.emplace_back("no-indented-code");
    }
  }

  // epub_cover is (picture, template).
  void read_cover() {
    const Value* cover = settings_.find("epub_cover");
    if (!cover) return;
    const std::vector<std::string> strings = strings_of(*cover);
    if (strings.empty() || strings[0].empty()) return;
    const auto path = base::resolve_inside("", strings[0]);
    if (path && tree_.has(path->generic_string())) {
      book_.cover = path->generic_string();
    } else {
      tree_.sink().report(kinds::file_missing, cover->span,
                          fmt::format("no file '{}' for the cover", strings[0]));
    }
  }

  // The root document: index, unless root_doc (or master_doc, its older name) says otherwise. One
  // in reStructuredText counts for its lists.
  void read_root(ToctreeRoot& root) {
    std::string name = "index";
    settings_.take("master_doc", name);
    settings_.take("root_doc", name);
    const auto path = base::resolve_inside("", name);
    root.path = path ? path->generic_string() : "index";
    if (is_markdown_name(root.path)) return;
    const bool is_rst = !tree_.has(root.path + ".md") && tree_.has(root.path + ".rst");
    root.path += is_rst ? ".rst" : ".md";
  }

  SourceTree& tree_;
  Book& book_;
  TableReader settings_;
};

}  // namespace

void load_sphinx(SourceTree& tree, Book& book) {
  book.kind = TreeKind::Sphinx;
  SphinxOrder from;
  from.root.path = "index.md";
  ReadingOrder order(tree, book);
  if (const auto source = tree.open("conf.py")) {
    const PythonSettings conf = load_python(*source, tree.sources(), tree.sink());
    ConfReader(tree, book, conf.values).read(from);
    if (const Value* language = conf.values.find("language"); language && language->string()) {
      take_language(book, *language, tree.sink());
    }
    for (const Field& field : conf.not_literals) {
      if (std::find(wanted.begin(), wanted.end(), field.key) == wanted.end()) continue;
      tree.sink().report(kinds::settings_not_literal, field.key_span,
                         fmt::format("'{}' is not a literal, and conf.py is not run", field.key),
                         "write it as a literal, or give it in a book.toml");
    }
  } else {
    tree.sink().report(kinds::file_unreadable, {}, "'conf.py' cannot be read");
  }
  std::set<std::string> included;
  if (from.list.empty()) {
    add_toctrees(tree, book, order, from.root, included);
  } else {
    add_jupyter_toc(tree, book, order, from.list);
  }
  order.report_unlisted([&](const std::string& path) {
    return included.contains(path) || excluding_pattern(from.root.excluded, path) != nullptr;
  });
}

}  // namespace diaoban::project
