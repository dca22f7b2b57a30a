// Implements the scan for toctrees.
#include "project/trees/toctree.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace diaoban::project {
namespace {

// Directives whose body is shown as it is written.
constexpr std::array<std::string_view, 16> literal_directives{
    "code",     "code-block", "code-cell", "sourcecode",      "literalinclude", "parsed-literal",
    "math",     "raw",        "mermaid",   "graphviz",        "plantuml",       "myst-example",
    "eval-rst", "csv-table",  "include",   "myst-to-docutils"};
constexpr std::size_t max_open_fences = 100;

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  // without the line end
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

struct Fence {
  char mark = '`';
  std::size_t length = 0;
  bool literal = true;
};

// CommonMark 0.31.2 §4.5, and the colon fences of MyST.
struct FenceLine {
  Fence fence;
  std::string_view info;
};

std::optional<FenceLine> read_fence(std::string_view line) {
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent == std::string_view::npos || indent > 3) return std::nullopt;
  line.remove_prefix(indent);
  const char mark = line[0];
  if (mark != '`' && mark != '~' && mark != ':') return std::nullopt;
  const std::size_t length = std::min(line.find_first_not_of(mark), line.size());
  if (length < 3) return std::nullopt;
  const std::string_view info = trim(line.substr(length));
  if (mark == '`' && info.find('`') != std::string_view::npos) return std::nullopt;
  return FenceLine{{mark, length, true}, info};
}

// "toctree" of "{toctree} argument"; empty when the fence opens no directive.
std::string_view directive_name(std::string_view info) {
  if (!info.starts_with('{')) return {};
  const std::size_t close = info.find('}');
  return close == std::string_view::npos ? std::string_view() : info.substr(1, close - 1);
}

class Scanner {
 public:
  Scanner(diagnostics::SourceId source, std::string_view text) : source_(source), text_(text) {
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines_.push_back({at, end});
      at = end + 1;
    }
  }

  TocScan scan() {
    for (at_ = 0; at_ < lines_.size(); ++at_) read_line(text_of(at_));
    return std::move(result_);
  }

  TocScan scan_rst() {
    for (at_ = 0; at_ < lines_.size();) {
      const std::string_view line = text_of(at_);
      const std::size_t indent = indent_of(line);
      ++at_;
      if (trim(line) == ".. toctree::") read_rst_toctree(indent);
    }
    return std::move(result_);
  }

 private:
  std::string_view text_of(std::size_t line) const {
    return text_.substr(lines_[line].begin, lines_[line].end - lines_[line].begin);
  }

  diagnostics::Span span_of(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {source_, begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  void read_line(std::string_view line) {
    const bool in_literal = !open_.empty() && open_.back().literal;
    if (!in_literal && line.starts_with("<!--")) return skip_comment();
    const std::optional<FenceLine> fence = read_fence(line);
    if (!fence) return;
    if (fence->info.empty() && close(fence->fence)) return;
    if (in_literal || open_.size() >= max_open_fences) return;
    const std::string_view name = directive_name(fence->info);
    if (name == "toctree") return read_toctree(fence->fence);
    if (name == "include") {
      result_.includes.emplace_back(trim(fence->info.substr(name.size() + 2)));
    }
    Fence opened = fence->fence;
    const bool parsed = opened.mark == ':' || !name.empty();
    opened.literal = !parsed || std::find(literal_directives.begin(), literal_directives.end(),
                                          name) != literal_directives.end();
    open_.push_back(opened);
  }

  void skip_comment() {
    while (at_ < lines_.size() && text_of(at_).find("-->") == std::string_view::npos) ++at_;
  }

  static bool closes(const Fence& line, const Fence& open) {
    return line.mark == open.mark && line.length >= open.length;
  }

  bool close(const Fence& line) {
    if (open_.empty()) return false;
    if (open_.back().literal) {
      if (closes(line, open_.back())) open_.pop_back();
      return true;
    }
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!closes(line, open_[i])) continue;
      open_.resize(i);
      return true;
    }
    return false;
  }

  void read_toctree(const Fence& fence) {
    Toctree toctree;
    bool options = true;
    bool yaml = false;
    std::optional<std::size_t> entries_before_blank;
    for (++at_; at_ < lines_.size(); ++at_) {
      const std::string_view line = trim(text_of(at_));
      const std::optional<FenceLine> end = read_fence(text_of(at_));
      if (end && end->info.empty() && closes(end->fence, fence)) break;
      if (line == "---" && options) {
        if (yaml) options = false;
        yaml = !yaml;
      } else if (options && (yaml || line.starts_with(':'))) {
        read_option(line, toctree);
      } else if (!line.empty()) {
        options = false;
        toctree.entries.push_back(read_entry(line));
      } else if (!entries_before_blank && !toctree.entries.empty()) {
        entries_before_blank = toctree.entries.size();
      }
    }
    // A fence that is never closed takes the rest of the file, which is text, not entries.
    const bool closed = at_ < lines_.size();
    if (!closed && entries_before_blank) toctree.entries.resize(*entries_before_blank);
    result_.toctrees.push_back(std::move(toctree));
  }

  static std::size_t indent_of(std::string_view line) {
    return std::min(line.find_first_not_of(" \t"), line.size());
  }

  // The body of a directive is what stands deeper than the directive at `indent`.
  void read_rst_toctree(std::size_t indent) {
    Toctree toctree;
    bool options = true;
    for (; at_ < lines_.size(); ++at_) {
      const std::string_view line = trim(text_of(at_));
      if (line.empty()) {
        options = false;
        continue;
      }
      if (indent_of(text_of(at_)) <= indent) break;
      options = options && line.starts_with(':');
      if (options) {
        read_option(line, toctree);
      } else {
        toctree.entries.push_back(read_entry(line));
      }
    }
    result_.toctrees.push_back(std::move(toctree));
  }

  void read_option(std::string_view line, Toctree& toctree) const {
    if (line.starts_with(':')) line.remove_prefix(1);
    const std::size_t colon = line.find(':');
    const std::string_view name = trim(line.substr(0, colon));
    std::string_view value =
        colon == std::string_view::npos ? std::string_view() : trim(line.substr(colon + 1));
    const bool on = value != "false" && value != "0";
    if (name == "glob") toctree.glob = on;
    if (name == "reversed") toctree.reversed = on;
    if (name == "numbered") toctree.numbered = on;
    if (name != "caption") return;
    const bool quoted = value.size() >= 2 && value.front() == value.back() &&
                        (value.front() == '"' || value.front() == '\'');
    if (quoted) value = value.substr(1, value.size() - 2);
    toctree.caption = value;
    toctree.caption_span = span_of(value);
  }

  TocEntry read_entry(std::string_view line) const {
    TocEntry entry{"", std::string(line), span_of(line)};
    const std::size_t open = line.rfind('<');
    if (line.ends_with('>') && open != std::string_view::npos && open > 0) {
      entry.title = trim(line.substr(0, open));
      const std::string_view target = trim(line.substr(open + 1, line.size() - open - 2));
      entry.target = target;
      entry.span = span_of(target);
    }
    return entry;
  }

  diagnostics::SourceId source_;
  std::string_view text_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
  std::vector<Fence> open_;
  TocScan result_;
};

}  // namespace

TocScan read_toctrees(diagnostics::SourceId source, std::string_view text) {
  return Scanner(source, text).scan();
}

TocScan read_rst_toctrees(diagnostics::SourceId source, std::string_view text) {
  return Scanner(source, text).scan_rst();
}

bool is_address(std::string_view target) {
  const std::size_t colon = target.find(':');
  if (colon == std::string_view::npos || colon < 2) return target.starts_with("//");
  return std::all_of(target.begin(), target.begin() + static_cast<std::ptrdiff_t>(colon),
                     [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
                     });
}

}  // namespace diaoban::project
