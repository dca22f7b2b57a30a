// Implements the reading order that our own book.toml lists.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "project/data/table_reader.hpp"
#include "project/kinds.hpp"
#include "project/path_pattern.hpp"
#include "project/trees/own_book.hpp"
#include "project/trees/reading_order.hpp"

namespace diaoban::project {
namespace {

class OwnOrder {
 public:
  OwnOrder(SourceTree& tree, ReadingOrder& order, bool numbered)
      : tree_(tree), order_(order), numbered_(numbered) {}

  void add(const Value& own) {
    add_list(own.find("front"), "front", file_of(Matter::Front));
    add_list(own.find("files"), "files", file_of(Matter::Main));
    add_parts(own.find("parts"));
    add_list(own.find("appendix"), "appendix", file_of(Matter::Appendix));
    add_list(own.find("back"), "back", file_of(Matter::Back));
  }

 private:
  BookFile file_of(Matter matter) const {
    BookFile file;
    file.matter = matter;
    file.numbered = numbered_ && (matter == Matter::Main || matter == Matter::Appendix);
    return file;
  }

  void add_parts(const Value* parts) {
    if (!parts) return;
    if (!parts->list()) return report_wrong_type(tree_.sink(), "parts", *parts, "tables [[parts]]");
    for (const Value& part : *parts->list()) {
      TableReader reader(&part, tree_.sink());
      std::string title;
      reader.take("title", title);
      const Value* files = reader.find("files");
      reader.check_unknown();
      BookFile pattern = file_of(Matter::Main);
      if (!title.empty()) pattern.part = order_.add_part(title, part.find("title")->span);
      add_list(files, "files", pattern);
    }
  }

  // A list of paths, patterns and tables with `file`, `title` and `files` below.
  void add_list(const Value* list, std::string_view name, const BookFile& pattern) {
    if (!list) return;
    if (list->string()) return add_item(*list, pattern);
    if (!list->list()) return report_wrong_type(tree_.sink(), name, *list, "a list of files");
    for (const Value& item : *list->list()) add_item(item, pattern);
  }

  void add_item(const Value& item, const BookFile& pattern) {
    if (const std::string* written = item.string()) return add_path(*written, item.span, pattern);
    if (!item.table()) return report_wrong_type(tree_.sink(), "files", item, "a path or a table");
    TableReader reader(&item, tree_.sink());
    BookFile file = pattern;
    std::string path;
    reader.take("file", path);
    reader.take("title", file.title);
    const Value* below = reader.find("files");
    reader.check_unknown();
    const Value* named = item.find("file");
    if (!path.empty()) add_path(path, named->span, file);
    BookFile child = pattern;
    child.depth = pattern.depth + (path.empty() ? 0 : 1);
    add_list(below, "files", child);
  }

  void add_path(const std::string& written, diagnostics::Span span, BookFile file) {
    const auto path = order_.resolve("", written, span);
    if (!path) return;
    file.origin = span;
    file.path = *path;
    if (!is_pattern(written) || tree_.has(*path)) {
      order_.add(std::move(file));
      return;
    }
    bool found = false;
    for (const std::string& candidate : tree_.manuscripts()) {
      if (!fits_pattern(*path, candidate)) continue;
      found = true;
      file.path = candidate;
      if (!order_.contains(candidate)) order_.add(file);
    }
    if (!found) {
      tree_.sink().report(kinds::pattern_empty, span,
                          fmt::format("the pattern '{}' fits no file", written));
    }
  }

  SourceTree& tree_;
  ReadingOrder& order_;
  bool numbered_;
};

}  // namespace

bool has_reading_order(const Value& own) {
  static constexpr std::array<std::string_view, 3> lists{"files", "parts", "front"};
  return std::any_of(lists.begin(), lists.end(),
                     [&](std::string_view name) { return own.find(name) != nullptr; });
}

void load_own_order(SourceTree& tree, Book& book, const Value& own) {
  book.kind = TreeKind::Diaoban;
  book.number_sections = true;
  const Value* numbered = own.find("number-sections");
  ReadingOrder order(tree, book);
  OwnOrder(tree, order, !numbered || !numbered->boolean() || *numbered->boolean()).add(own);
  order.report_unlisted([](const std::string&) { return false; });
}

}  // namespace diaoban::project
