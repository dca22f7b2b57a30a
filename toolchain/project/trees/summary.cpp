// Implements the reading of SUMMARY.md.
#include "project/trees/summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "project/kinds.hpp"
#include "project/trees/links.hpp"
#include "project/trees/toctree.hpp"

namespace diaoban::project {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// Columns of white space before the text; a tab goes to the next multiple of four.
int indent_of(std::string_view line) {
  int columns = 0;
  for (const char c : line) {
    if (c != ' ' && c != '\t') break;
    columns = c == '\t' ? (columns / 4 + 1) * 4 : columns + 1;
  }
  return columns;
}

// Bytes of the bullet or number that starts `text`, with the space after it; 0 when there is none.
std::size_t bullet_length(std::string_view text) {
  std::size_t length = 0;
  if (!text.empty() && (text[0] == '-' || text[0] == '*' || text[0] == '+')) length = 1;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) {
    length = digits + 1;
  }
  if (length == 0 || length >= text.size() || (text[length] != ' ' && text[length] != '\t'))
    return 0;
  return std::min(text.find_first_not_of(" \t", length), text.size());
}

class SummaryReader {
 public:
  SummaryReader(diagnostics::SourceId source, std::string_view text)
      : source_(source), text_(text) {}

  std::vector<SummaryEntry> read() {
    std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      read_line(text_.substr(at, end - at));
      at = end + 1;
    }
    return std::move(entries_);
  }

 private:
  // An item that is open: what stands deeper is below it.
  struct Item {
    int indent;
    bool is_file;
  };

  void read_line(std::string_view line) {
    const std::string_view content = trim(line);
    if (content.starts_with("```") || content.starts_with("~~~")) in_code_ = !in_code_;
    if (content.starts_with("<!--")) in_comment_ = true;
    const bool hidden = in_code_ || in_comment_;
    if (content.find("-->") != std::string_view::npos) in_comment_ = false;
    if (hidden || content.empty()) return;
    if (content[0] == '#') return read_heading(content);
    if (is_separator(content)) return items_.clear();
    if (const std::size_t bullet = bullet_length(content)) {
      read_item(indent_of(line), trim(content.substr(bullet)));
    } else if (indent_of(line) == 0) {
      read_bare(content);
    }
  }

  static bool is_separator(std::string_view content) {
    return content.size() >= 3 && (content.find_first_not_of("- ") == std::string_view::npos ||
                                   content.find_first_not_of("* ") == std::string_view::npos);
  }

  diagnostics::Span span_of(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {source_, begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  // The first heading, if it stands before all else, is the list's own title.
  void read_heading(std::string_view content) {
    items_.clear();
    const bool own_title = !seen_heading_ && entries_.empty();
    seen_heading_ = true;
    std::string_view title =
        trim(content.substr(std::min(content.find_first_not_of('#'), content.size())));
    const std::size_t attributes = title.rfind("{#");
    if (title.ends_with('}') && attributes != std::string_view::npos)
      title = trim(title.substr(0, attributes));
    while (title.ends_with('#')) title.remove_suffix(1);
    title = trim(title);
    if (own_title || title.empty() || is_separator(title)) return;
    SummaryEntry entry;
    entry.kind = SummaryEntry::Kind::Part;
    entry.title = plain_title(title);
    entry.span = span_of(title);
    entries_.push_back(std::move(entry));
  }

  void read_item(int indent, std::string_view content) {
    while (!items_.empty() && items_.back().indent >= indent) items_.pop_back();
    SummaryEntry entry = read_content(content);
    entry.depth = static_cast<int>(
        std::count_if(items_.begin(), items_.end(), [](const Item& item) { return item.is_file; }));
    // Text without a link that has items below it is a group of them: a part.
    if (items_.size() == 1 && entries_.back().kind == SummaryEntry::Kind::Draft &&
        !entries_.back().has_link) {
      entries_.back().kind = SummaryEntry::Kind::Part;
    }
    items_.push_back({indent, entry.kind == SummaryEntry::Kind::Chapter && !entry.is_anchor});
    entries_.push_back(std::move(entry));
  }

  void read_bare(std::string_view content) {
    if (!find_link(content, 0)) return;
    items_.clear();
    SummaryEntry entry = read_content(content);
    entry.in_list = false;
    entries_.push_back(std::move(entry));
  }

  SummaryEntry read_content(std::string_view content) const {
    SummaryEntry entry;
    entry.span = span_of(content);
    const std::optional<LineLink> link = find_link(content, 0);
    if (!link) {
      entry.kind = SummaryEntry::Kind::Draft;
      entry.title = plain_title(content);
      return entry;
    }
    entry.has_link = true;
    entry.title = link->title;
    entry.target = link->target;
    entry.is_anchor = link->has_anchor;
    if (link->end > link->begin)
      entry.span = span_of(content.substr(link->begin, link->end - link->begin));
    if (is_address(link->target)) entry.kind = SummaryEntry::Kind::Address;
    if (link->target.empty() && !link->has_anchor) entry.kind = SummaryEntry::Kind::Draft;
    return entry;
  }

  diagnostics::SourceId source_;
  std::string_view text_;
  std::vector<SummaryEntry> entries_;
  std::vector<Item> items_;
  bool seen_heading_ = false;
  bool in_code_ = false;
  bool in_comment_ = false;
};

// Turns entries into files of the book.
class SummaryWalk {
 public:
  SummaryWalk(SourceTree& tree, ReadingOrder& order, const SummaryPlace& place)
      : tree_(tree), order_(order), place_(place) {}

  void add(const SummaryEntry& entry) {
    switch (entry.kind) {
      case SummaryEntry::Kind::Part:
        return open_part(entry);
      case SummaryEntry::Kind::Draft:
        return tree_.sink().report(kinds::draft_chapter, entry.span,
                                   fmt::format("'{}' has no file yet", entry.title));
      case SummaryEntry::Kind::Address:
        return;
      case SummaryEntry::Kind::Chapter:
        return add_chapter(entry);
    }
  }

 private:
  void open_part(const SummaryEntry& entry) {
    part_is_appendix_ = is_appendix_title(entry.title);
    appendix_depth_ = -1;
    part_.reset();
    if (!part_is_appendix_) part_ = order_.add_part(entry.title, entry.span);
  }

  void add_chapter(const SummaryEntry& entry) {
    // A link to a place in a file repeats the file, or names it for the first time.
    const auto path = order_.resolve(place_.folder, entry.target, entry.span);
    if (!path || (entry.is_anchor && (entry.target.empty() || order_.contains(*path)))) return;
    if (entry.in_list) seen_list_ = true;
    if (entry.depth <= appendix_depth_) appendix_depth_ = -1;
    if (appendix_depth_ < 0 && is_appendix_title(entry.title)) {
      appendix_depth_ = entry.depth;
      bare_appendix_ = is_bare_appendix_title(entry.title);
    }
    BookFile file;
    file.path = *path;
    file.depth = entry.depth;
    file.title = entry.title;
    file.origin = entry.span;
    file.matter = matter_of(entry);
    if (file.matter == Matter::Main || entry.in_list) file.part = part_;
    // Below a bare 附录 the appendices carry letters of their own.
    file.numbered = place_.numbered && entry.in_list && !(appendix_depth_ >= 0 && bare_appendix_);
    order_.add(std::move(file));
  }

  Matter matter_of(const SummaryEntry& entry) const {
    if (appendix_depth_ >= 0 || part_is_appendix_) return Matter::Appendix;
    if (entry.in_list) return Matter::Main;
    return seen_list_ ? Matter::Back : Matter::Front;
  }

  SourceTree& tree_;
  ReadingOrder& order_;
  const SummaryPlace& place_;
  std::optional<std::uint32_t> part_;
  bool part_is_appendix_ = false;
  int appendix_depth_ = -1;  // of the chapter that opened the appendices; -1: none is open
  bool bare_appendix_ = false;
  bool seen_list_ = false;
};

}  // namespace

std::vector<SummaryEntry> read_summary(diagnostics::SourceId source, std::string_view text) {
  return SummaryReader(source, text).read();
}

void add_summary(SourceTree& tree, ReadingOrder& order, const SummaryPlace& place) {
  const auto source = tree.open(place.path);
  if (!source) {
    tree.sink().report(kinds::file_unreadable, {}, fmt::format("'{}' cannot be read", place.path));
    return;
  }
  SummaryWalk walk(tree, order, place);
  for (const SummaryEntry& entry : read_summary(*source, tree.text(*source))) walk.add(entry);
}

}  // namespace diaoban::project
