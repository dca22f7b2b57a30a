// Implements the loading of mdBook trees.
#include "project/trees/mdbook.hpp"

#include <fmt/format.h>

#include "project/data/table_reader.hpp"
#include "project/kinds.hpp"
#include "project/language.hpp"
#include "project/trees/metadata.hpp"
#include "project/trees/summary.hpp"

namespace diaoban::project {
namespace {

// [output.html] smart-punctuation (curly-quotes in older books) and mathjax-support, and the
// preprocessor that reads dollars as math.
void read_syntax(Book& book, const Value& settings, diagnostics::Sink& sink) {
  const Value* output = settings.find("output");
  TableReader html(output ? output->find("html") : nullptr, sink);
  bool smart = false;
  bool mathjax = false;
  html.take("curly-quotes", smart);
  html.take("smart-punctuation", smart);
  html.take("mathjax-support", mathjax);
  if (smart) book.syntax.emplace_back("smart-punctuation");
  if (mathjax) book.syntax.emplace_back("bracket-math");
  const Value* preprocessors = settings.find("preprocessor");
  if (preprocessors && preprocessors->find("katex")) book.syntax.emplace_back("dollar-math");
}

}  // namespace

void load_mdbook(SourceTree& tree, Book& book, const Value& settings) {
  book.kind = TreeKind::MdBook;
  const Value* table = settings.find("book");
  TableReader reader(table, tree.sink());
  std::string source = "src";
  reader.take("title", book.metadata.title);
  // The key of mdBook before 0.1, which books still have.
  if (const Value* author = reader.find("author")) book.metadata.authors = authors_of(*author);
  reader.take("authors", book.metadata.authors);
  reader.take("description", book.metadata.description);
  reader.take("src", source);
  if (const Value* language = reader.find("language")) take_language(book, *language, tree.sink());
  for (const std::string_view other : {"multilingual", "text-direction"}) reader.find(other);
  reader.check_unknown();

  read_syntax(book, settings, tree.sink());
  ReadingOrder order(tree, book);
  const std::optional<base::Path> folder = base::resolve_inside("", source);
  if (!folder) {
    const Value* named = table->find("src");
    tree.sink().report(kinds::file_outside, named->span,
                       fmt::format("'{}' lies outside of the book's folder", source));
    return;
  }
  SummaryPlace place;
  place.folder = *folder == "." ? "" : folder->generic_string();
  while (place.folder.ends_with('/')) place.folder.pop_back();
  place.path = place.folder.empty() ? "SUMMARY.md" : place.folder + "/SUMMARY.md";
  place.numbered = true;
  book.number_sections = true;
  if (!tree.has(place.path)) {
    const Value* named = table ? table->find("src") : nullptr;
    tree.sink().report(kinds::file_missing, named ? named->span : settings.span,
                       fmt::format("no file '{}'", place.path));
    return;
  }
  add_summary(tree, order, place);
  order.report_unlisted([&](const std::string& path) {
    return path == place.path || (!place.folder.empty() && !path.starts_with(place.folder + "/"));
  });
}

}  // namespace diaoban::project
