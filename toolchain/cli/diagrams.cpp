// Implements the drawing of diagrams.
#include "cli/diagrams.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>

#include "base/failure.hpp"
#include "base/filter.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "cli/kinds.hpp"
#include "document/walk.hpp"

namespace diaoban::cli {
namespace {

using document::Block;
using document::Blocks;

constexpr std::array<std::string_view, 3> languages{"mermaid", "dot", "plantuml"};

// The words of `commands.NAME`: a list stands on lines; a text is split at spaces.
std::vector<std::string> command_of(const project::Book& book, const std::string& language) {
  std::vector<std::string> words;
  for (const std::string& name : {language, std::string(language == "dot" ? "graphviz" : "")}) {
    const auto found = book.settings.find("commands." + name);
    if (found == book.settings.end()) continue;
    const std::string& text = found->second;
    const char separator = text.find('\n') == std::string::npos ? ' ' : '\n';
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.size(), text.find(separator, begin));
      if (end > begin) words.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    break;
  }
  return words;
}

struct Diagram {
  Block* figure = nullptr;
  document::Document* document = nullptr;
  std::string path;  // in the trees
  std::string svg;   // empty: it could not be drawn
};

document::CodeBlock* source_of(Block& block) {
  auto* figure = std::get_if<document::Figure>(&block.node);
  if (figure == nullptr || !block.attributes.has_class("diagram")) return nullptr;
  if (figure->content.size() != 1) return nullptr;
  return std::get_if<document::CodeBlock>(&figure->content.front().node);
}

void find_diagrams(Blocks& blocks, const std::function<void(Block&)>& take) {
  for (Block& block : blocks) {
    if (source_of(block) != nullptr) take(block);
    document::visit_bodies(block, [&](Blocks& body) { find_diagrams(body, take); });
  }
}

std::string what_happened(const base::FilterResult& result, const std::string& program) {
  switch (result.end) {
    case base::FilterEnd::NotFound:
      return fmt::format("the program '{}' is not there", program);
    case base::FilterEnd::TooLong:
      return fmt::format("'{}' was stopped after 30 seconds", program);
    case base::FilterEnd::TooMuch:
      return fmt::format("'{}' wrote more than 32 MiB", program);
    case base::FilterEnd::Finished:
      break;
  }
  const std::string said = result.error.substr(0, result.error.find('\n'));
  if (result.status != 0) {
    return said.empty() ? fmt::format("'{}' ended with {}", program, result.status)
                        : fmt::format("'{}' says: {}", program, said);
  }
  return fmt::format("'{}' gave no SVG", program);
}

// The SVG of a diagram from the cache or from its program; empty with a diagnostic otherwise.
std::string draw(const document::CodeBlock& source, const std::vector<std::string>& command,
                 const std::string& key, diagnostics::Span span, Workshop& workshop) {
  const base::Path kept =
      workshop.cache.empty() ? base::Path{} : workshop.cache / "diagrams" / (key + ".svg");
  if (!kept.empty()) {
    if (auto svg = workshop.files.read(kept)) return std::move(*svg);
  }
  base::FilterResult result = base::run_filter(command, source.text);
  const bool drawn = result.end == base::FilterEnd::Finished && result.status == 0 &&
                     result.output.find("<svg") != std::string::npos;
  if (!drawn) {
    workshop.sink.report(
        kinds::diagram_failed, span,
        fmt::format("the diagram cannot be drawn: {}", what_happened(result, command.front())),
        "it is shown as its source");
    return {};
  }
  if (!kept.empty()) {
    try {
      workshop.files.write(kept, result.output);
    } catch (const base::Failure&) {
      // A cache that cannot be written is no failure of the build.
    }
  }
  return std::move(result.output);
}

// Puts the picture in the place of its source.
void show(Diagram& diagram) {
  auto& figure = std::get<document::Figure>(diagram.figure->node);
  const diagnostics::Span span = figure.content.front().span;
  const std::uint32_t file = figure.content.front().id.file;
  const auto next_id = [&] { return document::NodeId{file, ++diagram.document->node_count}; };
  document::Image image;
  image.source = diagram.path;
  document::Paragraph paragraph;
  paragraph.children.push_back({next_id(), span, {}, std::move(image)});
  figure.content.clear();
  figure.content.push_back({next_id(), span, {}, std::move(paragraph)});
}

}  // namespace

std::set<std::string> drawn_languages(const project::Book& book) {
  std::set<std::string> drawn;
  for (const std::string_view language : languages) {
    if (!command_of(book, std::string(language)).empty()) drawn.emplace(language);
  }
  return drawn;
}

std::map<std::string, std::string> draw_diagrams(const project::Book& book,
                                                 std::vector<document::Document>& documents,
                                                 Workshop& workshop) {
  std::map<std::string, std::string> pictures;
  if (drawn_languages(book).empty()) return pictures;
  std::vector<Diagram> diagrams;
  for (document::Document& document : documents) {
    find_diagrams(document.blocks, [&](Block& block) {
      diagrams.push_back({&block, &document, {}, {}});
    });
  }
  base::parallel_for(diagrams.size(), workshop.jobs, [&](std::size_t i) {
    Diagram& diagram = diagrams[i];
    const document::CodeBlock& source = *source_of(*diagram.figure);
    const std::vector<std::string> command = command_of(book, source.language);
    std::string what = source.text;
    for (const std::string& word : command) what += '\0' + word;
    const std::string key = base::hash128(what);
    diagram.path = "diagram:" + key;
    diagram.svg = draw(source, command, key, diagram.figure->span, workshop);
  });
  for (Diagram& diagram : diagrams) {
    if (diagram.svg.empty()) continue;
    show(diagram);
    pictures.emplace(diagram.path, std::move(diagram.svg));
  }
  return pictures;
}

}  // namespace diaoban::cli
