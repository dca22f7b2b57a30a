// Reads one manuscript file: MyST Markdown over an unmodified cmark, into a document tree.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"

namespace diaoban::reader {

// The dialect of the tree that the file comes from, which adds constructs to MyST.
enum class Dialect { Myst, MdBook, GitBook };

struct ReadOptions {
  Dialect dialect = Dialect::Myst;
  // Leave raw HTML as written (RawBlock, RawInline of format "html"), as CommonMark's examples
  // want it. Otherwise it is read with an HTML5 parser and becomes nodes of the tree; scripts,
  // event handlers and script URLs are dropped with a diagnostic.
  bool keep_html = false;
  // The file is a chapter: a title that only its front matter gives becomes its heading.
  bool title_heading = false;
  // Languages of diagrams (mermaid, dot, plantuml) that will be drawn: a diagram in one of them is
  // a figure of class "diagram" whose content is its source.
  std::set<std::string> drawn;
  // Substitutions of the book (conf.py's myst_substitutions, book.toml), name -> Markdown.
  std::map<std::string, std::string> substitutions;
};

// What reading a file needs from outside. Included files are read through `files`, below `root`
// only, and are added to `sources`.
struct ReadContext {
  const base::FileSystem& files;
  base::Path root;  // the book's source root
  diagnostics::Sources& sources;
  diagnostics::Sink& sink;
};

// Reads `text`, the content of `path` (relative to the root), as file number `file` of the reading
// order. Never fails: what is not understood is a diagnostic and its text stays in the tree.
// Nesting deeper than 100 becomes literal text with a diagnostic.
document::Document read(std::string text, std::string path, std::uint32_t file,
                        const ReadContext& context, const ReadOptions& options);

}  // namespace diaoban::reader
