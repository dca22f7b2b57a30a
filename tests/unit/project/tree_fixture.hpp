// Books in memory for the tests of project/, and their diagnostics as lines of text.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "project/book.hpp"

// A folder "/book" of files, what loading it gave, and what was reported.
struct TreeFixture {
  using Contents = std::vector<std::pair<std::string, std::string>>;

  explicit TreeFixture(const Contents& contents) : TreeFixture(contents, "/book") {}

  TreeFixture(const Contents& contents, const char* opened) {
    for (const auto& [path, text] : contents) files.write("/book/" + path, text);
    book = diaoban::project::load(files, opened, sources, collector);
  }

  // "  path#" for each file: indented by its depth; F, A or B after front and back matter and
  // appendices, # after numbered ones.
  std::string order() const {
    std::string lines;
    for (const auto& file : book.files) {
      lines += std::string(static_cast<std::size_t>(file.depth) * 2, ' ') + file.path;
      if (file.matter == diaoban::project::Matter::Front) lines += " F";
      if (file.matter == diaoban::project::Matter::Appendix) lines += " A";
      if (file.matter == diaoban::project::Matter::Back) lines += " B";
      if (file.numbered) lines += " #";
      if (file.part) lines += " [" + book.parts[*file.part].title + "]";
      lines += "\n";
    }
    return lines;
  }

  // "path:line:column name: message (hint)" for each diagnostic.
  std::string reported() const {
    std::string lines;
    for (const auto& diagnostic : collector.sorted(sources)) {
      if (!diagnostic.span.is_null()) {
        const auto& file = sources.file(diagnostic.span.source);
        const auto place = file.position(diagnostic.span.begin);
        lines += fmt::format("{}:{}:{} ", file.path(), place.line, place.column);
      }
      lines += fmt::format("{}: {}", diagnostic.kind->name, diagnostic.message);
      if (!diagnostic.hint.empty()) lines += fmt::format(" ({})", diagnostic.hint);
      lines += "\n";
    }
    return lines;
  }

  diaoban::base::MemoryFileSystem files;
  diaoban::diagnostics::Sources sources;
  diaoban::diagnostics::Collector collector;
  diaoban::project::Book book;
};
