// Reads one manuscript file: MyST Markdown over an unmodified cmark, into a document tree.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"
#include "document/tree.hpp"

namespace diaoban::reader {

// The dialect of the tree that the file comes from. Where dialects contradict each other each is
// read as its own program reads it.
enum class Dialect {
  Myst,        // MyST with all of GFM; where they differ, as GFM has it
  Sphinx,      // as MyST-Parser reads it, over markdown-it
  MdBook,      // as mdBook reads it, over pulldown-cmark
  GitBook,     // GFM with the template tags of GitBook and HonKit
  Gfm,         // GitHub's, and nothing else
  CommonMark,  // CommonMark 0.31.2, and nothing else
};

// Syntax that a book switches on or off beside its dialect.
struct Syntax {
  bool smartquotes = false;        // straight quotes that pair are curled (MyST-Parser)
  bool replacements = false;       // (c) -- ... are signs (MyST-Parser)
  bool smart_punctuation = false;  // quotes, -- and ... are signs (mdBook)
  bool linkify = false;            // example.com is a link (MyST-Parser)
  bool subscript = false;          // ~x~ is a subscript, no deletion
  bool bracket_math = false;       // \( \) and \[ \] are math; \\( and \\[ in mdBook
  bool dollar_math = false;        // $ and $$ are math in mdBook too
  bool indented_code = true;       // lines that are indented by four are code
};

// Switches one construct by its name ("smartquotes", "no-indented-code"); false for other names.
bool switch_syntax(Syntax& syntax, std::string_view name);
// All names, for messages.
std::vector<std::string> syntax_names();

struct ReadOptions {
  Dialect dialect = Dialect::Myst;
  Syntax syntax;
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
