// Implements the reading of one file: blocks now, inlines when all of it is known.
#include "reader/parser.hpp"

#include <algorithm>

#include "reader/blocks/build.hpp"
#include "reader/blocks/definitions.hpp"
#include "reader/inline/finish.hpp"
#include "reader/inline/pass.hpp"
#include "reader/role.hpp"
#include "reader/scan/scan.hpp"
#include "reader/scan/starts.hpp"
#include "reader/syntax.hpp"

namespace diaoban::reader {

namespace {

constexpr std::uint32_t placeholder_file = UINT32_MAX;
constexpr unsigned leaf_depth_limit = 16;

// A link's label as labels are compared (CommonMark §4.7), but for letters beyond ASCII.
std::string folded_label(std::string_view label) {
  std::string out;
  for (const char c : label) {
    const bool white = c == ' ' || c == '\t' || c == '\n';
    if (!white) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// Takes empty pieces away. What follows one that begins a line begins that line.
void drop_empty(Lines& pieces) {
  bool begins_line = false;
  auto kept = pieces.begin();
  for (Line& piece : pieces) {
    begins_line = begins_line || !piece.glued;
    if (piece.empty()) continue;
    piece.glued = !begins_line;
    begins_line = false;
    *kept++ = piece;
  }
  pieces.erase(kept, pieces.end());
}

}  // namespace

document::Inline leaf_placeholder(std::size_t index, Span span) {
  return {{placeholder_file, static_cast<std::uint32_t>(index)}, span, {}, document::Text{}};
}

bool is_leaf_placeholder(const document::Inline& node) { return node.id.file == placeholder_file; }

std::size_t leaf_index(const document::Inline& node) { return node.id.index; }

Parser::Parser(const ReadContext& context, const ReadOptions& options, std::string path,
               std::uint32_t file)
    : context_(context), options_(options), path_(std::move(path)), file_(file) {}

Parser::~Parser() = default;

// Whether lines may be read once more. Directives in directives are read again on each level, so
// that deep ones in a large file would take time out of all proportion.
bool Parser::may_read(const Lines& lines) {
  for (const Line& line : lines) read_bytes_ += line.text.size() + 8;
  return read_bytes_ <= allowed_bytes_;
}

bool Parser::spend_included(const std::string& path, std::size_t bytes) {
  constexpr std::size_t most_included = 64U << 20U;
  if (included_.insert(path).second) allow_text(bytes);
  included_bytes_ += bytes + 64;
  return included_bytes_ <= most_included;
}

document::Blocks Parser::blocks(const Lines& lines) {
  document::Blocks result;
  if (lines.empty()) return result;
  if (depth_ >= depth_limit || !may_read(lines)) {
    if (!deep_reported_) {
      deep_reported_ = true;
      report(kinds::nesting_too_deep, lines.front().span(),
             depth_ >= depth_limit ? "nested deeper than 100 levels"
                                   : "so much text is nested so deep that reading it would not end",
             "what is deeper is kept as text");
    }
    result.push_back({{}, span_of(lines), {}, document::CodeBlock{}});
    std::get<document::CodeBlock>(result.back().node).text = joined(lines, true);
    return result;
  }
  if (lines.size() == 1 && is_plain_line(lines.front().text)) {
    const Line text = lines.front().trimmed();
    result.push_back({{}, text.span(), {}, document::Paragraph{inlines(text)}});
    return result;
  }
  ++depth_;
  ScanOptions options;
  options.depth_left = depth_limit - depth_;
  options.math = reads_math(options_);
  options.math_mark = math_mark(options_);
  options.myst = reads_myst(options_);
  options.definitions = options.myst || options_.dialect == Dialect::MdBook;
  options.extended = options_.dialect != Dialect::CommonMark;
  options.indented_code = options_.syntax.indented_code;
  options.tables_first = options.myst;
  options.markdown_it = options_.dialect == Dialect::Sphinx;
  options.pulldown = options_.dialect == Dialect::MdBook;
  options.only_known_html = !options_.keep_html;
  options.tags = !options_.keep_html && options.extended;
  Scan scan = scan_lines(lines, options, arena_);
  if (!scan.too_deep.empty() && !deep_reported_) {
    deep_reported_ = true;
    report(kinds::nesting_too_deep, scan.too_deep.front(), "nested deeper than 100 levels",
           "what is deeper is kept as text");
  }
  for (const Span span : scan.stray_fences) {
    report(kinds::fence_stray, span, "this line closes no fence", "it is kept as text");
  }
  result = build_blocks(scan, *this);
  --depth_;
  return result;
}

document::Inlines Parser::inlines(Lines pieces) {
  document::Inlines result;
  drop_empty(pieces);
  if (pieces.empty()) return result;
  if (leaf_depth_ >= leaf_depth_limit) {
    for (const Line& piece : pieces) {
      result.push_back({{}, piece.span(), {}, document::Text{std::string(piece.text)}});
    }
    return result;
  }
  const Span span = span_of(pieces);
  result.push_back(leaf_placeholder(leaves_.size(), span));
  leaves_.push_back({std::move(pieces), leaf_depth_});
  return result;
}

void Parser::add_role(const std::string& name, OwnRole role) {
  own_roles_.insert_or_assign(name, std::move(role));
}

const OwnRole* Parser::own_role(const std::string& name) const {
  const auto found = own_roles_.find(name);
  return found == own_roles_.end() ? nullptr : &found->second;
}

std::string_view Parser::keep(std::string text) {
  arena_.push_back(std::move(text));
  return arena_.back();
}

Lines Parser::made_lines(std::string text, Span place) {
  Lines lines = split_lines(keep(std::move(text)), place.source);
  for (Line& line : lines) {
    line.offset = place.begin;
    line.pad = Line::fixed_place;
  }
  return lines;
}

Lines Parser::whole_lines(const Lines& pieces) {
  Lines lines;
  for (std::size_t i = 0; i < pieces.size();) {
    const std::size_t first = i++;
    std::string text(pieces[first].text);
    while (i < pieces.size() && pieces[i].glued) text += pieces[i++].text;
    Line& line = lines.emplace_back(pieces[first]);
    line.glued = false;
    if (i - first == 1) continue;
    line.text = keep(std::move(text));
    line.offset = pieces[first].at(0);
    line.pad = Line::fixed_place;
  }
  return lines;
}

const std::string* Parser::substitution(const std::string& name) const {
  const auto own = front_matter_.substitutions.find(name);
  if (own != front_matter_.substitutions.end()) return &own->second;
  const auto given = options_.substitutions.find(name);
  return given == options_.substitutions.end() ? nullptr : &given->second;
}

const std::string* Parser::spend_substitution(const std::string& name, Span span) {
  constexpr std::size_t most_substituted = 1U << 20U;
  const std::string* value = substitution(name);
  if (value == nullptr) return nullptr;
  substituted_ += value->size() + 16;
  if (substituted_ <= most_substituted) return value;
  report_once(kinds::substitution_endless, span,
              "substitutions put more than 1 MiB of text into this file",
              "'" + name + "' is left as written from here on");
  return nullptr;
}

// Takes the link definitions off the beginning of a paragraph's lines.
void Parser::add_definitions(Lines& pieces) {
  const Definitions found = read_definitions(pieces);
  for (const Definition& definition : found.definitions) {
    const auto [first, added] =
        definition_places_.emplace(folded_label(definition.label), definition.span);
    if (!added && first->second != definition.span) {
      report({&kinds::definition_twice,
              definition.span,
              "the link '" + definition.label + "' is already defined",
              {{first->second, "here it is defined first"}},
              "links go to the first"});
    }
    definitions_ += definition.text;
    definitions_ += '\n';
  }
  pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(found.lines));
}

std::string Parser::add_inline_note(Lines text) {
  std::string label = "inline-" + std::to_string(inline_notes_.size() + 1);
  while (footnotes_.contains(label)) label += '\'';
  const Span span = span_of(text);
  document::FootnoteDefinition note;
  note.label = label;
  note.blocks.push_back({{}, span, {}, document::Paragraph{inlines(std::move(text))}});
  inline_notes_.push_back({{}, span, {}, std::move(note)});
  return label;
}

document::Document Parser::finish(document::Blocks blocks, SourceId source) {
  std::vector<document::Inlines> texts;
  while (texts.size() < leaves_.size()) {
    std::vector<const Leaf*> round;
    for (std::size_t i = texts.size(); i < leaves_.size(); ++i) round.push_back(&leaves_[i]);
    ++leaf_depth_;
    for (document::Inlines& text : read_inlines(round, definitions_, *this)) {
      texts.push_back(std::move(text));
    }
  }
  document::Document result;
  result.source = source;
  result.path = path_;
  result.front_matter = std::move(front_matter_);
  result.blocks = std::move(blocks);
  for (document::Block& note : inline_notes_) result.blocks.push_back(std::move(note));
  result.node_count = finish_tree(result.blocks, texts, file_, rebases_);
  return result;
}

}  // namespace diaoban::reader
