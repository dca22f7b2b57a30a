// Implements the frame of a chapter: its section, its ids, what it shares with lists elsewhere.
#include "epub/xhtml/chapter.hpp"

#include <fmt/format.h>

#include "resolve/chapters.hpp"

namespace diaoban::epub::xhtml {
namespace {

using document::NodeId;

struct Division {
  const char* type;  // epub:type
  const char* role;  // DPUB-ARIA
};

// What a file of the reading order is (EPUB 3 Structural Semantics Vocabulary, DPUB-ARIA 1.1).
Division division_of(const project::BookFile& file) {
  switch (file.matter) {
    case project::Matter::Front:
      return {"preface", "doc-preface"};
    case project::Matter::Appendix:
      return {"appendix", "doc-appendix"};
    case project::Matter::Main:
    case project::Matter::Back:
      break;
  }
  return {"chapter", "doc-chapter"};
}

bool is_language(const std::string& tag) {
  if (tag.size() < 2 || tag.size() > 35) return false;
  for (const char c : tag) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '-') return false;
  }
  return tag.front() != '-' && tag.back() != '-' && tag.find("--") == std::string::npos;
}

}  // namespace

ChapterWriter::ChapterWriter(const Shared& shared, std::uint32_t file)
    : shared_(shared), document_(shared.input.documents[file]), file_(file) {
  const std::string& own = document_.front_matter.language;
  language_ = is_language(own) ? own : shared.language();
}

Page ChapterWriter::write() {
  const resolve::Facts& facts = shared_.input.facts;
  std::string title =
      file_ < facts.titles.size() ? resolve::plain_text(facts.titles[file_]) : std::string{};
  if (title.empty()) title = document_.path;
  Page page =
      start_page(PageKind::Chapter, fmt::format("file-{:03}.xhtml", file_ + 1), title, language_);
  page.file = file_;
  starts_ = resolve::chapter_starts(document_, facts.heading_levels);
  find_notes();
  std::size_t begin = 0;
  for (std::size_t chapter = 0; chapter <= starts_.size(); ++chapter) {
    const bool is_last = chapter == starts_.size();
    const std::size_t end = is_last ? document_.blocks.size() : starts_[chapter];
    write_division(page.body, title, begin, end, chapter);
    begin = end;
  }
  return page;
}

// A chapter of the file: blocks [begin, end) and its notes.
void ChapterWriter::write_division(Node parent, const std::string& file_title, std::size_t begin,
                                   std::size_t end, std::size_t chapter) {
  Node section = add(parent, "section");
  std::string title = file_title;
  bool has_heading = false;
  for (std::size_t at = begin; at < end && !has_heading; ++at) {
    const auto* heading = std::get_if<document::Heading>(&document_.blocks[at].node);
    has_heading = heading != nullptr;
    if (has_heading && chapter > 0) title = resolve::plain_text(heading->children);
  }
  const auto& files = shared_.input.book.files;
  // Files below another are its sections, not chapters of their own; nor is a picture before the
  // first of several chapters, whose landmark would have that chapter's name.
  const bool is_chapter = has_heading || starts_.empty();
  if (is_chapter && file_ < files.size() && files[file_].depth == 0) {
    const Division division = division_of(files[file_]);
    set(section, "epub:type", division.type);
    set(section, "role", division.role);
    set(section, "aria-label", title);
  }
  const std::span<const document::Block> blocks = document_.blocks;
  write_blocks(section, blocks.subspan(begin, end - begin), {});
  write_notes(section, chapter);
  // A section that shows nothing would be an empty page; a book must not lose it, since links may
  // lead here.
  if (!section.first_child()) add_text(add(section, "p"), title);
}

void ChapterWriter::write_copy(Node parent, const document::Inlines& inlines) {
  Context context;
  context.linked = true;
  context.copied = true;
  context.flowing = false;
  write_inlines(parent, inlines, context);
}

void ChapterWriter::mark(Node element, NodeId id, Context context) {
  if (context.copied || id.index == 0) return;
  if (shared_.input.sources) set_origin(element, id);
  const auto found = shared_.input.facts.anchors.find(id);
  if (found == shared_.input.facts.anchors.end() || found->second.empty()) return;
  if (ids_.insert(found->second).second) set(element, "id", found->second);
}

void ChapterWriter::mark(Node element, const document::Block& block, Context context) {
  mark(element, block.id, context);
  const std::string& language = block.attributes.value("lang");
  if (is_language(language)) set_language(element, language);
}

void ChapterWriter::mark(Node element, const document::Inline& node, Context context) {
  mark(element, node.id, context);
  const std::string& language = node.attributes.value("lang");
  if (is_language(language)) set_language(element, language);
}

}  // namespace diaoban::epub::xhtml
