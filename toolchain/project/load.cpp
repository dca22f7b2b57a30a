// Loads a book: finds out what kind of tree its folder holds, and completes what the tree left
// open.
#include <array>

#include "base/failure.hpp"
#include "project/book.hpp"
#include "project/data/load_toml.hpp"
#include "project/data/table_reader.hpp"
#include "project/editions.hpp"
#include "project/kinds.hpp"
#include "project/language.hpp"
#include "project/source_tree.hpp"
#include "project/trees/folder.hpp"
#include "project/trees/gitbook.hpp"
#include "project/trees/mdbook.hpp"
#include "project/trees/metadata.hpp"
#include "project/trees/mystmd.hpp"
#include "project/trees/own_book.hpp"
#include "project/trees/sphinx.hpp"

namespace diaoban::project {
namespace {

// Sphinx projects keep their conf.py in one of these folders.
constexpr std::array<std::string_view, 5> sphinx_folders{"source", "docs/source", "docs",
                                                         "doc/source", "doc"};

class Loader {
 public:
  // `document`: the name of the file in the folder that is the book; empty when all of it is.
  Loader(const base::FileSystem& files, const base::Path& folder, std::string document,
         diagnostics::Sources& sources, diagnostics::Sink& sink)
      : files_(files),
        folder_(folder),
        document_(std::move(document)),
        sources_(sources),
        sink_(sink) {}

  Book load() {
    book_.metadata.language.clear();
    book_.root = folder_;
    SourceTree tree(files_, folder_, sources_, sink_);
    if (document_.empty()) {
      load_tree(tree);
    } else {
      load_document(tree, book_, document_);
    }
    complete();
    return std::move(book_);
  }

 private:
  void load_tree(SourceTree& tree) {
    const auto source = tree.has("book.toml") ? tree.open("book.toml") : std::nullopt;
    if (!source) return load_tree_as_it_is(tree);
    const Value settings = load_toml(*source, sources_, sink_);
    const Value* own = own_settings(settings);
    if (settings.find("book")) {
      load_mdbook(tree, book_, settings);
      check_mdbook_tables(settings);
    } else if (own) {
      load_own_tree(tree, *own);
    } else {
      load_tree_as_it_is(tree);
    }
    if (!own) return;
    SourceTree inner(files_, book_.root, sources_, sink_);
    apply_own_settings(inner, book_, *own);
  }

  void load_own_tree(SourceTree& tree, const Value& own) {
    const Value* named = own.find("source");
    const std::string* written = named ? named->string() : nullptr;
    if (written) {
      const auto folder = base::resolve_inside("", *written);
      if (folder && tree.is_inside(folder->generic_string())) {
        book_.root = folder_ / *folder;
      } else {
        sink_.report(kinds::file_outside, named->span,
                     "'" + *written + "' lies outside of the book's folder");
      }
    }
    SourceTree inner(files_, book_.root, sources_, sink_);
    if (has_reading_order(own)) return load_own_order(inner, book_, own);
    load_tree_as_it_is(inner);
  }

  // What stands beside mdBook's own tables in its book.toml.
  void check_mdbook_tables(const Value& settings) {
    TableReader tables(&settings, sink_);
    for (const std::string_view known :
         {"book", "build", "rust", "output", "preprocessor", "diaoban"}) {
      tables.find(known);
    }
    tables.check_unknown();
  }

  void load_tree_as_it_is(SourceTree& tree) {
    if (tree.has("conf.py")) return load_sphinx(tree, book_);
    if (tree.has("myst.yml")) return load_mystmd(tree, book_);
    if (tree.has("_toc.yml")) return load_jupyter_book(tree, book_);
    if (tree.has("SUMMARY.md") || tree.has("book.json") || tree.has("LANGS.md")) {
      return load_gitbook_tree(tree);
    }
    if (tree.has("src/SUMMARY.md")) return load_mdbook(tree, book_, Value{});
    if (find_root_document(tree).empty()) {
      for (const std::string_view folder : sphinx_folders) {
        if (tree.has(std::string(folder) + "/conf.py")) return load_below(tree, folder);
      }
    }
    load_folder(tree, book_);
  }

  void load_below(const SourceTree& outer, std::string_view folder) {
    book_.root = outer.root() / base::Path(folder);
    SourceTree tree(files_, book_.root, sources_, sink_);
    load_sphinx(tree, book_);
  }

  void load_gitbook_tree(SourceTree& tree) {
    const std::string folder = find_gitbook_root(tree);
    if (folder.empty()) return load_gitbook(tree, tree, book_);
    if (!tree.is_inside(folder)) {
      sink_.report(kinds::file_outside, {}, "'" + folder + "' lies outside of the book's folder");
      return;
    }
    book_.root = tree.root() / base::Path(folder);
    SourceTree inner(files_, book_.root, sources_, sink_);
    load_gitbook(tree, inner, book_);
  }

  // What no settings gave: title, language, file name, editions.
  void complete() {
    SourceTree tree(files_, book_.root, sources_, sink_);
    Metadata& metadata = book_.metadata;
    if (book_.files.empty()) {
      sink_.report(kinds::book_empty, {}, "no Markdown file of this folder is in the book",
                   "give it an index.md, a SUMMARY.md or a book.toml");
    } else if (book_.kind != TreeKind::Folder || !document_.empty() ||
               !find_root_document(tree).empty()) {
      complete_metadata(tree, book_.files.front().path, metadata);
    }
    const base::Path named =
        document_.empty() ? files_.canonical(folder_) : base::Path(document_).stem();
    if (metadata.title.empty()) metadata.title = named.filename().string();
    if (metadata.title.empty()) metadata.title = "Untitled";
    if (metadata.language.empty()) metadata.language = guess_language(tree, book_);
    if (metadata.slug.empty()) metadata.slug = slug_of(metadata.title, named);
    if (book_.editions.empty()) {
      book_.editions = {*built_in_edition("epub"), *built_in_edition("screen")};
    }
  }

  const base::FileSystem& files_;
  base::Path folder_;
  std::string document_;
  diagnostics::Sources& sources_;
  diagnostics::Sink& sink_;
  Book book_;
};

}  // namespace

Book load(const base::FileSystem& files, const base::Path& folder, diagnostics::Sources& sources,
          diagnostics::Sink& sink) {
  if (files.is_folder(folder)) return Loader(files, folder, "", sources, sink).load();
  if (files.is_file(folder)) {
    const base::Path parent = folder.has_parent_path() ? folder.parent_path() : base::Path(".");
    const std::string name = folder.filename().string();
    const bool is_document = is_markdown_name(name) && name != "SUMMARY.md";
    return Loader(files, parent, is_document ? name : "", sources, sink).load();
  }
  throw base::Failure("open", folder.string(), "there is no such folder");
}

}  // namespace diaoban::project
