// What the reader's tests share: reading a text, its diagnostics with places, plain text.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/dump.hpp"
#include "document/tree.hpp"
#include "document/walk.hpp"
#include "reader/read.hpp"

namespace diaoban::reader_tests {

using Files = std::map<std::string, std::string>;

// A text read as the file "in.md" of a book that holds `files`, by paths from its root.
class Reading {
 public:
  explicit Reading(std::string text, reader::ReadOptions options = {}, const Files& files = {})
      : context_{filled(files_, files), "/book", sources_, sink_},
        document(reader::read(std::move(text), "in.md", 0, context_, options)) {}

  std::vector<diagnostics::Diagnostic> diagnostics() const { return sink_.sorted(sources_); }

  // The tree as text, without places.
  std::string tree() const { return document::dump(document); }

  // "name line:column" of each diagnostic; of other files with their path before the line.
  std::vector<std::string> kinds() const {
    std::vector<std::string> out;
    for (const diagnostics::Diagnostic& diagnostic : diagnostics()) {
      out.push_back(std::string(diagnostic.kind->name) + " " + place(diagnostic.span));
    }
    return out;
  }

  std::string place(diagnostics::Span span) const {
    if (span.is_null()) return "nowhere";
    const diagnostics::Position at = sources_.file(span.source).position(span.begin);
    const std::string& path = sources_.file(span.source).path();
    return (path == "in.md" ? "" : path + ":") + std::to_string(at.line) + ":" +
           std::to_string(at.column);
  }

  // The manuscript's bytes of a span.
  std::string written(diagnostics::Span span) const {
    if (span.is_null()) return {};
    return sources_.file(span.source).text().substr(span.begin, span.end - span.begin);
  }

 private:
  static const base::FileSystem& filled(base::MemoryFileSystem& system, const Files& files) {
    for (const auto& [path, content] : files) system.write("/book/" + path, content);
    return system;
  }

  base::MemoryFileSystem files_;
  diagnostics::Sources sources_;
  diagnostics::Collector sink_;
  reader::ReadContext context_;

 public:
  document::Document document;
};

// The text that is read in inlines; line ends are spaces.
inline std::string text_of(const document::Inlines& inlines) {
  std::string out;
  document::Walker walker;
  walker.inline_node = [&](const document::Inline& node) {
    if (const auto* text = std::get_if<document::Text>(&node.node)) out += text->text;
    if (const auto* literal = std::get_if<document::Literal>(&node.node)) out += literal->text;
    if (const auto* soft = std::get_if<document::SoftBreak>(&node.node)) {
      if (!soft->joined) out += ' ';
    }
  };
  document::walk(inlines, walker);
  return out;
}

}  // namespace diaoban::reader_tests
