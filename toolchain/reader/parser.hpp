// One file while it is read: what directives and roles may ask of the reader.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/hints.hpp"
#include "reader/kinds.hpp"
#include "reader/read.hpp"
#include "reader/rebase.hpp"
#include "reader/text/line.hpp"

namespace diaoban::reader {

struct Scan;
struct Region;
struct OwnRole;

// Text of one paragraph, heading, cell or title that waits for the inline pass.
struct Leaf {
  Lines pieces;
  unsigned depth = 0;  // how many substitutions and roles it came through
};

class Parser {
 public:
  static constexpr unsigned depth_limit = 100;

  Parser(const ReadContext& context, const ReadOptions& options, std::string path,
         std::uint32_t file);
  ~Parser();

  // Reads lines as blocks. Directives call it for their bodies; nesting deeper than depth_limit
  // becomes literal text with a diagnostic.
  document::Blocks blocks(const Lines& lines);
  // Reads text as inlines. They are known only when the whole file is read: until then the result
  // holds one node that stands for them. It can be moved and put beside other inlines, not looked
  // into.
  document::Inlines inlines(Lines pieces);
  document::Inlines inlines(const Line& piece) { return inlines(Lines{piece}); }

  // Keeps `text` as long as the parser lives. For lines that are made or read from other files.
  std::string_view keep(std::string text);
  // The lines of text that is not in the manuscript (a substitution's value, say): all of them
  // stand for `place`.
  Lines made_lines(std::string text, Span place);
  // Lines for blocks(), none of them glued: one of several pieces is made of them and stands for
  // the place of the first.
  Lines whole_lines(const Lines& pieces);

  void report(const diagnostics::Kind& kind, Span span, std::string message,
              std::string hint = {}) {
    context_.sink.report(kind, span, std::move(message), std::move(hint));
  }
  // The same, but only the first of a kind in this file.
  void report_once(const diagnostics::Kind& kind, Span span, std::string message,
                   std::string hint = {}) {
    if (told_.insert(&kind).second) report(kind, span, std::move(message), std::move(hint));
  }
  // "did you mean …" for a name that is not known.
  diagnostics::Hints& hints() { return hints_; }
  void report(diagnostics::Diagnostic diagnostic) { context_.sink.report(std::move(diagnostic)); }

  const ReadContext& context() const { return context_; }
  const ReadOptions& options() const { return options_; }
  const std::string& path() const { return path_; }
  document::FrontMatter& front_matter() { return front_matter_; }
  // The value of a substitution, of the file's front matter or else of the book; or nothing.
  const std::string* substitution(const std::string& name) const;
  // The same for text that is put in the manuscript: what one file may take is bounded, so that
  // substitutions that hold each other many times end.
  const std::string* spend_substitution(const std::string& name, Span span);
  // Links and pictures that are written in `source` will be told from where it lies.
  void rebase(SourceId source, Rebase rebase) { rebases_[source] = std::move(rebase); }
  // Roles that the file defines for itself, by name.
  void add_role(const std::string& name, OwnRole role);
  const OwnRole* own_role(const std::string& name) const;
  // Files that are being included now, outermost first: an include that repeats one is a loop.
  std::vector<std::string>& including() { return including_; }

  // ---- for the reader's own passes ----
  bool has_footnote(std::string_view label) const { return footnotes_.contains(label); }
  void add_footnote(std::string label) { footnotes_.insert(std::move(label)); }
  void add_definitions(Lines& pieces);
  // Text of a file that may be read; nested blocks read it again for each level.
  void allow_text(std::size_t bytes) { allowed_bytes_ += most_readings * bytes; }
  // Notes that the text of another file comes in; false when it would be more than one file may
  // take in, so that files which include each other many times end.
  bool spend_included(const std::string& path, std::size_t bytes);
  // Keeps the text of a note that is written where it is referred to; gives its label.
  std::string add_inline_note(Lines text);
  std::deque<std::string>& arena() { return arena_; }
  // Reads the waiting leaves round by round, puts their inlines in the place of the nodes that
  // stand for them, and numbers all nodes.
  document::Document finish(document::Blocks blocks, SourceId source);
  unsigned depth() const { return depth_; }
  void enter() { ++depth_; }
  void leave() { --depth_; }

 private:
  // How often a text may be read again because it is nested, and what small files have anyway.
  static constexpr std::size_t most_readings = 12;
  static constexpr std::size_t least_allowed = 16'000'000;

  bool may_read(const Lines& lines);

  const ReadContext& context_;
  const ReadOptions& options_;
  std::string path_;
  std::uint32_t file_;
  std::deque<std::string> arena_;
  std::deque<Leaf> leaves_;
  std::string definitions_;                        // all link definitions, ready for cmark
  std::map<std::string, Span> definition_places_;  // by their labels
  std::map<std::string, OwnRole> own_roles_;
  std::size_t allowed_bytes_ = least_allowed;
  std::size_t read_bytes_ = 0;
  std::set<std::string> included_;
  std::size_t included_bytes_ = 0;
  std::set<std::string, std::less<>> footnotes_;
  document::Blocks inline_notes_;
  document::FrontMatter front_matter_;
  std::vector<std::string> including_;
  std::set<const diagnostics::Kind*> told_;
  diagnostics::Hints hints_{1000};
  Rebases rebases_;
  std::size_t substituted_ = 0;  // bytes of substitutions' values so far
  unsigned depth_ = 0;
  unsigned leaf_depth_ = 0;
  bool deep_reported_ = false;
};

// The node that stands for leaf `index`, and its index when `node` is such a node.
document::Inline leaf_placeholder(std::size_t index, Span span);
bool is_leaf_placeholder(const document::Inline& node);
std::size_t leaf_index(const document::Inline& node);

}  // namespace diaoban::reader
