// Small books built by hand, for tests of what works on trees.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"
#include "project/book.hpp"

namespace diaoban::tests {

// Makes the nodes of one file with ids in the order of the calls. Spans are the node's number, so
// that diagnostics can be told apart.
class FileBuilder {
 public:
  FileBuilder(std::uint32_t file, std::string path) : file_(file) {
    document_.path = std::move(path);
    document_.source = {file};
  }

  document::Inline inline_node(document::InlineNode node, const std::string& id = {}) {
    const document::NodeId number = next();
    document::Inline made{number, span(number), {}, std::move(node)};
    if (!id.empty()) made.attributes.edit().id = id;
    return made;
  }
  document::Inlines text(const std::string& words) {
    document::Inlines made;
    made.push_back(inline_node(document::Text{words}));
    return made;
  }
  document::Block block(document::BlockNode node, const std::string& id = {}) {
    const document::NodeId number = next();
    document::Block made{number, span(number), {}, std::move(node)};
    if (!id.empty()) made.attributes.edit().id = id;
    return made;
  }

  // These add a block at the end of the file and return its id.
  document::NodeId add(document::Block made) {
    document_.blocks.push_back(std::move(made));
    return document_.blocks.back().id;
  }
  document::NodeId add_heading(int level, const std::string& title, const std::string& id = {}) {
    return add(block(document::Heading{level, text(title)}, id));
  }
  document::NodeId add_target(const std::string& name) {
    return add(block(document::Target{name}));
  }
  document::NodeId add_figure(const std::string& caption, const std::string& id = {}) {
    document::Figure figure;
    if (!caption.empty()) figure.caption = text(caption);
    return add(block(std::move(figure), id));
  }
  // A paragraph with one inline; returns the inline's id.
  document::NodeId add_inline(document::InlineNode node) {
    document::Inlines children;
    children.push_back(inline_node(std::move(node)));
    const document::NodeId id = children.front().id;
    add(block(document::Paragraph{std::move(children)}));
    return id;
  }
  document::NodeId add_link(const std::string& destination, const std::string& words = "x") {
    document::Inlines children;
    if (!words.empty()) children = text(words);
    return add_inline(document::Link{destination, {}, std::move(children), false});
  }
  document::NodeId add_reference(document::ReferenceKind kind, const std::string& target,
                                 const std::string& title = {}) {
    document::Inlines words;
    if (!title.empty()) words = text(title);
    return add_inline(document::Reference{kind, target, std::move(words), "ref"});
  }

  document::Document& document() {
    document_.node_count = count_;
    return document_;
  }

 private:
  document::NodeId next() { return {file_, ++count_}; }
  document::Span span(document::NodeId number) const {
    return {{file_}, number.index, number.index + 1};
  }

  std::uint32_t file_;
  std::uint32_t count_ = 0;
  document::Document document_;
};

// A book of such files, with a file system in memory that holds them.
struct SmallBook {
  project::Book book;
  std::vector<FileBuilder> builders;
  base::MemoryFileSystem files;
  diagnostics::Collector sink;

  SmallBook() { book.root = "book"; }
  // Adds a file to the reading order. The reference holds until the next call.
  FileBuilder& add_file(const std::string& path, int depth = 0) {
    builders.emplace_back(static_cast<std::uint32_t>(builders.size()), path);
    project::BookFile entry;
    entry.path = path;
    entry.depth = depth;
    book.files.push_back(std::move(entry));
    files.write(book.root / path, "text");
    return builders.back();
  }
  std::vector<document::Document> documents() {
    std::vector<document::Document> made;
    for (FileBuilder& builder : builders) made.push_back(builder.document());
    return made;
  }
  // All that was reported, in its order, as "kind: message".
  std::vector<std::string> reports() const {
    diagnostics::Sources sources;
    for (const FileBuilder& builder : builders) {
      (void)builder;
      sources.add("f" + std::to_string(sources.count()) + ".md", std::string(1000, 'x'));
    }
    std::vector<std::string> lines;
    for (const diagnostics::Diagnostic& found : sink.sorted(sources)) {
      std::string line = std::string(found.kind->name) + ": " + found.message;
      if (!found.hint.empty()) line += " (" + found.hint + ")";
      lines.push_back(std::move(line));
    }
    return lines;
  }
};

}  // namespace diaoban::tests
