// The tree of one manuscript file: blocks and inlines. It knows nothing of parsing or of output.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "diagnostics/source.hpp"

namespace diaoban::document {

using diagnostics::Span;

// Names a node in all of a book: the file by its place in the reading order, the node by its
// order in the file. Facts about a node are kept beside the tree under this key.
struct NodeId {
  std::uint32_t file = 0;
  std::uint32_t index = 0;  // from 1; 0 is "no node"
  auto operator<=>(const NodeId&) const = default;
};

// Id, classes and key-value pairs. Most nodes have none, so they are kept out of line.
struct AttributeSet {
  std::string id;
  std::vector<std::string> classes;
  std::map<std::string, std::string> values;
  bool operator==(const AttributeSet&) const = default;
};

class Attributes {
 public:
  Attributes() = default;
  Attributes(const Attributes& other)
      : set_(other.set_ ? std::make_unique<AttributeSet>(*other.set_) : nullptr) {}
  Attributes(Attributes&&) noexcept = default;
  Attributes& operator=(Attributes other) noexcept {
    set_ = std::move(other.set_);
    return *this;
  }
  ~Attributes() = default;

  bool empty() const { return set_ == nullptr; }
  // What is set; all empty when nothing is.
  const AttributeSet& get() const;
  AttributeSet& edit() {
    if (!set_) set_ = std::make_unique<AttributeSet>();
    return *set_;
  }
  bool has_class(const std::string& name) const;
  // The value of `key`, or "" when it is not there.
  const std::string& value(const std::string& key) const;

 private:
  std::unique_ptr<AttributeSet> set_;
};

struct Block;
struct Inline;
using Blocks = std::vector<Block>;
using Inlines = std::vector<Inline>;

// ---- inlines -----------------------------------------------------------------------------------

struct Text {
  std::string text;
};

// A line end of the manuscript. `joined`: both neighbours are CJK, so it is no space (UAX #14 and
// CSS Text 4 segment breaks); otherwise it reads as one space.
struct SoftBreak {
  bool joined = false;
};

struct HardBreak {};

enum class Style {
  Emphasis,
  Strong,
  Strikethrough,
  Underline,
  Inserted,
  Highlight,
  Small,
  SmallCaps,
  Superscript,
  Subscript,
  EmphasisDot,  // 着重号
  ProperName,   // 专名号
  WorkTitle,    // 书名号甲式
  Quoted,       // <q>, citation titles
};

struct Styled {
  Style style = Style::Emphasis;
  Inlines children;
};

// Literal text in the code face. The kind tells what it names.
enum class LiteralKind {
  Code,
  Keyboard,
  Sample,
  File,
  Command,
  Program,
  Option,
  Variable,
  Menu,   // "File ‣ Open": arrows are already in the text
  Label,  // a label of a user interface
};

struct Literal {
  LiteralKind kind = LiteralKind::Code;
  std::string text;
  std::string language;  // of {code}; empty: none
};

// A link as written: an URL, a path to another manuscript file (with or without #anchor), a path
// to any other file, or "#anchor". resolve/ tells where it goes.
struct Link {
  std::string destination;  // unescaped, not percent-decoded
  std::string title;
  Inlines children;
  bool automatic = false;  // <https://…> or a bare URL: the text is the address
};

// A picture in a line. `source` as written; relative to the file it stands in.
struct Image {
  std::string source;
  std::string title;
  std::string alternative;
};

// A reference that resolve/ gives its text and goal: ref, numref, doc, term, eq, download, any.
enum class ReferenceKind { Ref, Numref, Doc, Term, Equation, Download, Any };

struct Reference {
  ReferenceKind kind = ReferenceKind::Ref;
  std::string target;  // as written, without the title
  Inlines title;       // explicit text; empty: made by resolve/
  std::string role;    // as written, for diagnostics
};

struct FootnoteReference {
  std::string label;
};

enum class CitationKind { Parenthetical, Textual, Author, Year };

struct Citation {
  CitationKind kind = CitationKind::Parenthetical;
  std::vector<std::string> keys;
};

struct Math {
  std::string tex;
  bool display = false;  // $$…$$ in a line
};

struct Abbreviation {
  std::string text;
  std::string expansion;
};

// Base text with its readings. Mono ruby has one reading a character; group ruby has one in all.
struct Ruby {
  std::vector<std::pair<std::string, std::string>> pairs;  // base, reading
};

// Index entries that point here. Nothing is shown at this place.
struct IndexEntry {
  std::vector<std::string> terms;  // main, then sub-entries
  std::string reading;             // sort key given by the author; empty: by ICU
  std::string see;                 // "see X"
  std::string see_also;
  bool main = false;
};

struct IndexMark {
  std::vector<IndexEntry> entries;
};

// Inlines that only carry attributes: [text]{.class #id lang=en}, or an anchor when empty.
struct Bracketed {
  Inlines children;
};

// Raw text for one output format. Raw HTML of a book never comes here (the reader adopts it);
// with the reader's keep_html it does, with format "html".
struct RawInline {
  std::string format;
  std::string text;
};

using InlineNode =
    std::variant<Text, SoftBreak, HardBreak, Styled, Literal, Link, Image, Reference,
                 FootnoteReference, Citation, Math, Abbreviation, Ruby, IndexMark, Bracketed,
                 RawInline>;

struct Inline {
  NodeId id;
  Span span;
  Attributes attributes;
  InlineNode node;
};

// ---- blocks ------------------------------------------------------------------------------------

struct Paragraph {
  Inlines children;
};

struct Heading {
  int level = 1;  // as written, 1 to 6
  Inlines children;
};

struct ThematicBreak {};

struct ListItem {
  NodeId id;
  Span span;
  Attributes attributes;
  std::optional<bool> checked;  // a task
  Blocks blocks;
};

enum class ListDelimiter { Period, Parenthesis };
enum class NumberStyle { Decimal, LowerLetter, UpperLetter, LowerRoman, UpperRoman };

struct List {
  bool ordered = false;
  bool tight = true;
  int start = 1;
  ListDelimiter delimiter = ListDelimiter::Period;
  NumberStyle numbering = NumberStyle::Decimal;
  std::vector<ListItem> items;
};

enum class QuoteKind { Plain, Epigraph, PullQuote, Highlights };

struct Quote {
  QuoteKind kind = QuoteKind::Plain;
  Blocks blocks;
  Inlines attribution;
};

struct CodeBlock {
  std::string language;  // as written; empty: none
  std::string text;      // ends with a newline unless empty
  Inlines caption;
  bool line_numbers = false;
  int first_line_number = 1;
  std::vector<int> emphasized;   // line numbers from 1
  bool fenced = true;            // for CommonMark's output only
  std::string info;              // the whole info string, for CommonMark's output
};

enum class Alignment { Default, Left, Center, Right };

struct TableCell {
  Span span;
  int columns = 1;  // spans
  int rows = 1;
  bool header = false;  // a row's head cell
  Alignment alignment = Alignment::Default;
  Blocks blocks;
};

struct TableRow {
  Span span;
  std::vector<TableCell> cells;
};

struct Table {
  std::vector<Alignment> alignments;  // one a column
  std::vector<double> widths;         // shares of the measure as given; empty: computed
  std::vector<TableRow> head;
  std::vector<TableRow> body;
  Inlines caption;
};

enum class AdmonitionKind {
  Note,
  Important,
  Hint,
  Tip,
  SeeAlso,
  Todo,
  Attention,
  Caution,
  Warning,
  Danger,
  Error,
  Generic,
  VersionAdded,
  VersionChanged,
  Deprecated,
  VersionRemoved,
};

struct Admonition {
  AdmonitionKind kind = AdmonitionKind::Note;
  Inlines title;        // as given; empty: the kind's name in the book's language
  std::string version;  // of the Version kinds
  bool collapsible = false;
  Blocks blocks;
};

// A titled block beside or inside the text that is no admonition.
enum class PanelKind { Sidebar, Margin, Topic, Aside, Card, Tab, Dropdown };

struct Panel {
  PanelKind kind = PanelKind::Aside;
  Inlines title;
  Blocks blocks;
  Inlines footer;
};

// A picture (or other content) with its caption. Without a caption it is a block image.
struct Figure {
  Blocks content;  // usually one paragraph of one Image
  Inlines caption;
  Blocks legend;
};

struct DefinitionItem {
  Span span;
  std::vector<Inlines> terms;
  std::vector<Blocks> definitions;
};

struct DefinitionList {
  bool glossary = false;  // its terms are targets of {term}
  bool tight = true;
  std::vector<DefinitionItem> items;
};

struct Field {
  Span span;
  Inlines name;
  Blocks body;
};

struct FieldList {
  std::vector<Field> fields;
};

// Where it stands does not matter; resolve/ orders notes by their first reference.
struct FootnoteDefinition {
  std::string label;
  Blocks blocks;
};

struct MathBlock {
  std::string tex;
  std::string label;
};

// `(name)=`: names the block that follows.
struct Target {
  std::string name;
};

// Theorems, proofs, exercises and their like; `kind` is the directive's name.
struct Proof {
  std::string kind;
  Inlines title;
  bool numbered = true;
  Blocks blocks;
};

struct ListEntry {
  Span span;
  std::string title;  // explicit; empty: the goal's own
  std::string target;  // as written
};

// Lists that are made from the book: here the writer shows what resolve/ has gathered.
enum class GeneratedKind { Toctree, LocalContents, Bibliography, Index };

struct Generated {
  GeneratedKind kind = GeneratedKind::Toctree;
  std::string caption;
  int depth = 0;  // 0: all
  bool hidden = false;
  bool glob = false;
  bool numbered = false;
  std::vector<ListEntry> entries;  // of a toctree
  std::string style;               // of a bibliography
};

// Blocks that only carry attributes (div, container, grid, tab-set, unknown directives).
struct Container {
  Blocks blocks;
};

struct RawBlock {
  std::string format;
  std::string text;
};

using BlockNode =
    std::variant<Paragraph, Heading, ThematicBreak, List, Quote, CodeBlock, Table, Admonition, Panel,
                 Figure, DefinitionList, FieldList, FootnoteDefinition, MathBlock, Target, Proof,
                 Generated, Container, RawBlock>;

struct Block {
  NodeId id;
  Span span;
  Attributes attributes;
  BlockNode node;
};

// ---- one file ----------------------------------------------------------------------------------

// Front matter that a file may carry; what is not known is dropped with a note by the reader.
struct FrontMatter {
  std::string title;
  std::string subtitle;
  std::vector<std::string> authors;
  std::string date;
  std::string language;
  std::vector<std::string> keywords;
  std::string label;
  std::optional<bool> numbering;
  std::map<std::string, std::string> substitutions;
};

// One manuscript file, read.
struct Document {
  diagnostics::SourceId source;
  std::string path;  // relative to the book's source root, with '/'
  FrontMatter front_matter;
  Blocks blocks;
  std::uint32_t node_count = 0;  // ids run from 1 to this
};

}  // namespace diaoban::document
