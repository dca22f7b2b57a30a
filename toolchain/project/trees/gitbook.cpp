// Implements the loading of GitBook trees.
#include "project/trees/gitbook.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/data/load_literals.hpp"
#include "project/data/table_reader.hpp"
#include "project/kinds.hpp"
#include "project/language.hpp"
#include "project/trees/links.hpp"
#include "project/trees/metadata.hpp"
#include "project/trees/summary.hpp"

namespace diaoban::project {
namespace {

Value load_settings(SourceTree& tree, diagnostics::Sink& sink) {
  const auto source = tree.has("book.json") ? tree.open("book.json") : std::nullopt;
  return source ? load_json(*source, tree.sources(), sink) : Value{};
}

// book.json is read twice, to find the root and for the rest; it is reported once.
class SilentSink : public diagnostics::Sink {
 public:
  void report(diagnostics::Diagnostic) override {}
};

// The folder of the first language in LANGS.md; the others are named in the note.
std::string choose_language(SourceTree& tree, const std::string& path) {
  const auto source = tree.open(path);
  if (!source) return {};
  const std::string_view text = tree.text(*source);
  std::string chosen;
  diagnostics::Span place;
  int languages = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (const auto link = find_link(text.substr(at, end - at), 0)) {
      if (++languages == 1) {
        chosen = link->target;
        place = {*source, static_cast<std::uint32_t>(at + link->begin),
                 static_cast<std::uint32_t>(at + link->end)};
      }
    }
    at = end + 1;
  }
  while (chosen.ends_with('/')) chosen.pop_back();
  if (is_markdown_name(chosen)) chosen = folder_of(chosen);
  if (languages > 1) {
    tree.sink().report(kinds::language_chosen, place,
                       fmt::format("of {} languages '{}' is built", languages, chosen),
                       "name the folder of another language as the book to build that");
  }
  return chosen;
}

}  // namespace

std::string find_gitbook_root(SourceTree& tree) {
  SilentSink silent;
  const Value settings = load_settings(tree, silent);
  std::string folder;
  if (const Value* root = settings.find("root"); root && root->string()) {
    const auto inside = base::resolve_inside("", *root->string());
    if (inside) {
      folder = inside->generic_string();
    } else {
      tree.sink().report(kinds::file_outside, root->span,
                         fmt::format("'{}' lies outside of the book's folder", *root->string()));
    }
  }
  if (folder == ".") folder.clear();
  while (folder.ends_with('/')) folder.pop_back();
  const std::string languages = folder.empty() ? "LANGS.md" : folder + "/LANGS.md";
  if (!tree.has(languages)) return folder;
  const auto chosen = base::resolve_inside(folder, choose_language(tree, languages));
  return chosen ? chosen->generic_string() : folder;
}

void load_gitbook(SourceTree& settings_tree, SourceTree& tree, Book& book) {
  book.kind = TreeKind::GitBook;
  const Value settings = load_settings(settings_tree, tree.sink());
  TableReader reader(&settings, tree.sink());
  reader.take("title", book.metadata.title);
  reader.take("description", book.metadata.description);
  reader.take("isbn", book.metadata.identifier);
  if (const Value* author = reader.find("author")) book.metadata.authors = authors_of(*author);
  if (const Value* language = reader.find("language")) take_language(book, *language, tree.sink());
  // Variables are used as {{ book.name }}.
  if (const Value* variables = reader.find("variables"); variables && variables->table()) {
    for (const Field& field : *variables->table()) {
      book.substitutions["book." + field.key] = text_of(field.value);
    }
  }
  SummaryPlace place;
  place.path = "SUMMARY.md";
  std::string readme = "README.md";
  if (const Value* structure = reader.find("structure")) {
    TableReader names(structure, tree.sink());
    names.take("summary", place.path);
    names.take("readme", readme);
  }
  ReadingOrder order(tree, book);
  add_summary(tree, order, place);
  // GitBook opens with its readme, listed or not; without a book.json the list is all there is.
  if (!settings.is_null() && tree.has(readme) && !order.contains(readme)) {
    BookFile file;
    file.path = readme;
    file.matter = Matter::Front;
    order.add(file);
    std::rotate(book.files.begin(), book.files.end() - 1, book.files.end());
  }
  for (const std::string_view name : {"cover.jpg", "cover.png"}) {
    if (book.cover.empty() && tree.has(name)) book.cover = name;
  }
  order.report_unlisted([&](const std::string& path) {
    return path == place.path || path == readme || path == "LANGS.md" || path == "GLOSSARY.md";
  });
}

}  // namespace diaoban::project
