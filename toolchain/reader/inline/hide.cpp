// Hides from cmark what it does not know: one forward scan of a leaf's raw text, in linear time.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "reader/inline/hidden.hpp"
#include "reader/inline/punctuation.hpp"
#include "reader/parser.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\n'; }

bool is_role_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '+' || c == ':' || c == '.';
}

// Bytes at which the scan has to look closer.
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (const char c : {'\\', '`', '<', '{', '$', '[', ']', '*', '_', '\xF0', '\xF3'}) {
    special[static_cast<unsigned char>(c)] = true;
  }
  return special;
}
constexpr std::array<bool, 256> special_bytes = make_special();

class Hider {
 public:
  Hider(HiddenText& out, const HideOptions& options, const Parser& parser)
      : out_(out), options_(options), parser_(parser), text_(out.leaves.back().raw) {}

  void run() {
    while (at_ < text_.size()) {
      if (!special_bytes[static_cast<unsigned char>(text_[at_])]) {
        ++at_;
        continue;
      }
      step();
    }
    flush(text_.size());
  }

 private:
  void flush(std::size_t to) {
    out_.copy(copied_, to);
    copied_ = std::max(copied_, to);
  }

  void hide(SentinelKind kind, std::size_t end, Range name, Range content) {
    flush(at_);
    out_.hide({kind, 0, range(at_, end), name, content});
    at_ = end;
    copied_ = end;
  }

  static Range range(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  bool starts_with(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    switch (text_[at_]) {
      case '\\':
        at_ += at_ + 1 < text_.size() && is_ascii_punctuation(text_[at_ + 1]) ? 2 : 1;
        break;
      case '`':
        at_ = after_code(at_, run_end(at_));
        break;
      case '<':
        step_angle();
        break;
      case '{':
        step_brace();
        break;
      case '$':
        if (!options_.math || !step_dollar()) at_ = run_end(at_);
        break;
      case '[':
        if (!step_footnote()) ++at_;
        break;
      case ']':
        step_bracket_close();
        break;
      case '*':
      case '_':
        step_delimiters();
        break;
      default:
        step_own_character();
        break;
    }
  }

  // The end of the run of bytes like the one at `at`.
  std::size_t run_end(std::size_t at) const {
    const std::size_t end = text_.find_first_not_of(text_[at], at);
    return end == none ? text_.size() : end;
  }

  // ---- code spans ----

  // Where the backtick run of `length` after `from` begins, or none.
  std::size_t code_close(std::size_t from, std::size_t length) {
    if (!runs_known_) {
      runs_known_ = true;
      for (std::size_t i = text_.find('`', from); i != none;) {
        const std::size_t end = run_end(i);
        runs_[end - i].push_back(i);
        i = text_.find('`', end);
      }
    }
    const auto same = runs_.find(length);
    if (same == runs_.end()) return none;
    const auto found = std::lower_bound(same->second.begin(), same->second.end(), from);
    return found == same->second.end() ? none : *found;
  }

  // Past the code span that the run [begin, end) opens, or past the run.
  std::size_t after_code(std::size_t begin, std::size_t end) {
    const std::size_t close = code_close(end, end - begin);
    return close == none ? end : close + (end - begin);
  }

  // ---- < ----

  // The place of `what` after `from`; remembers that there is none.
  std::size_t find_once(std::string_view what, std::size_t from, bool& failed) const {
    if (failed) return none;
    const std::size_t found = text_.find(what, from);
    failed = found == none;
    return found;
  }

  // A comment (CommonMark 0.31 §6.6), which older rules read otherwise.
  bool step_comment() {
    if (!starts_with("<!--")) return false;
    std::size_t end = none;
    if (text_.substr(at_ + 4).starts_with(">")) {
      end = at_ + 5;
    } else if (text_.substr(at_ + 4).starts_with("->")) {
      end = at_ + 6;
    } else {
      end = find_once("-->", at_ + 4, no_comment_end_);
      if (end != none) end += 3;
    }
    if (end == none) return false;
    hide(SentinelKind::Html, end, {}, {});
    return true;
  }

  void step_angle() {
    if (step_comment()) return;
    const std::string_view rest = text_.substr(at_);
    if (const std::size_t length = autolink_length(rest)) {
      at_ += length;
    } else if (rest.starts_with("<?")) {
      const std::size_t end = find_once("?>", at_ + 2, no_instruction_end_);
      at_ = end == none ? at_ + 1 : end + 2;
    } else if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = find_once("]]>", at_ + 9, no_cdata_end_);
      at_ = end == none ? at_ + 1 : end + 3;
    } else if (const std::size_t tag = html_tag_length(rest)) {
      at_ += tag;
    } else {
      ++at_;
    }
  }

  // `<scheme:…>` or `<name@host>` (CommonMark §6.5); 0 when it is none.
  static std::size_t autolink_length(std::string_view rest) {
    std::size_t i = 1;
    while (i < rest.size() && is_role_char(rest[i])) {
      if (rest[i] == ':') break;
      ++i;
    }
    if (i < rest.size() && rest[i] == ':' && i >= 3 && i <= 33) {
      while (i < rest.size() && rest[i] != '<' && rest[i] != '>' &&
             static_cast<unsigned char>(rest[i]) > ' ') {
        ++i;
      }
      return i < rest.size() && rest[i] == '>' ? i + 1 : 0;
    }
    return 0;
  }

  // ---- { ----

  void step_brace() {
    if (starts_with("{{") && step_substitution()) return;
    if (options_.roles) {
      std::size_t end = at_ + 1;
      while (end < text_.size() && end - at_ <= 64 && is_role_char(text_[end])) ++end;
      if (end > at_ + 1 && end + 1 < text_.size() && text_[end] == '}' && text_[end + 1] == '`') {
        const std::size_t open_end = run_end(end + 1);
        const std::size_t length = open_end - end - 1;
        const std::size_t close = code_close(open_end, length);
        if (close != none) {
          hide(SentinelKind::Role, close + length, range(at_ + 1, end), range(open_end, close));
          return;
        }
        at_ = open_end;
        return;
      }
    }
    ++at_;
  }

  bool step_substitution() {
    const std::size_t limit = std::min(text_.size(), at_ + 256);
    const std::size_t end = text_.substr(0, limit).find("}}", at_ + 2);
    if (end == none) return false;
    std::size_t begin = at_ + 2;
    std::size_t stop = end;
    while (begin < stop && is_white(text_[begin])) ++begin;
    while (stop > begin && is_white(text_[stop - 1])) --stop;
    const std::string_view name = text_.substr(begin, stop - begin);
    if (name.empty() || name.find_first_of("{}\f#") != none) return false;
    hide(SentinelKind::Substitution, end + 2, {}, range(begin, stop));
    return true;
  }

  // ---- $ ----

  // The next `$` from `from` that no backslash escapes.
  std::size_t next_dollar(std::size_t from) const {
    for (std::size_t i = from; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '$') {
        return i;
      }
    }
    return none;
  }

  bool step_dollar() {
    if (starts_with("$$")) return step_display();
    const std::size_t begin = at_ + 1;
    if (begin >= text_.size() || is_white(text_[begin]) || no_dollar_) return false;
    const std::size_t end = next_dollar(begin);
    if (end == none) {
      no_dollar_ = true;
      return false;
    }
    if (end == begin || is_white(text_[end - 1])) return false;
    if (end + 1 < text_.size() && text_[end + 1] >= '0' && text_[end + 1] <= '9') return false;
    hide(SentinelKind::Math, end + 1, {}, range(begin, end));
    return true;
  }

  bool step_display() {
    const std::size_t begin = at_ + 2;
    if (no_double_dollar_) return false;
    std::size_t end = next_dollar(begin);
    while (end != none && (end + 1 >= text_.size() || text_[end + 1] != '$')) {
      end = next_dollar(end + 1);
    }
    if (end == none) {
      no_double_dollar_ = true;
      return false;
    }
    if (is_blank(text_.substr(begin, end - begin))) return false;
    hide(SentinelKind::DisplayMath, end + 2, {}, range(begin, end));
    return true;
  }

  // ---- [ ] ----

  bool step_footnote() {
    if (!starts_with("[^")) return false;
    const std::size_t end = text_.find_first_of("[] \t\f", at_ + 2);
    if (end == none || text_[end] != ']' || end == at_ + 2) return false;
    const std::string_view label = text_.substr(at_ + 2, end - at_ - 2);
    if (!parser_.has_footnote(label)) return false;
    hide(SentinelKind::FootnoteReference, end + 1, {}, range(at_ + 2, end));
    return true;
  }

  // `](<…>)` with a line end in it is no link; the form feed that stands for it would be allowed.
  void step_bracket_close() {
    ++at_;
    if (!starts_with("(<")) return;
    const std::size_t end = text_.find_first_of("<>\f", at_ + 2);
    if (end != none && text_[end] == '\f') {
      flush(at_);
      out_.insert_zero_width(at_);
    } else if (end != none && text_[end] == '>') {
      at_ = end + 1;
    }
  }

  // ---- * and _ ----

  struct Neighbour {
    bool white = true;
    bool punctuation = false;
    bool symbol = false;  // punctuation since 0.31 that cmark takes for a letter
    bool cjk = false;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  Neighbour classify(std::size_t begin) const {
    Neighbour result;
    const base::Decoded decoded = base::decode(text_, begin);
    const char32_t c = decoded.code_point;
    result.begin = begin;
    result.end = begin + decoded.length;
    result.white = is_unicode_space(c);
    result.symbol = c >= 0x80 && is_symbol(c);
    result.punctuation = result.symbol || is_punctuation(c);
    result.cjk = base::joins_without_space(c);
    return result;
  }

  Neighbour before(std::size_t at) const {
    if (at == 0) return {};
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U) --begin;
    return classify(begin);
  }

  Neighbour after(std::size_t at) const { return at >= text_.size() ? Neighbour{} : classify(at); }

  void step_delimiters() {
    const char mark = text_[at_];
    const std::size_t end = run_end(at_);
    const Neighbour left = before(at_);
    const Neighbour right = after(end);
    if (left.symbol && left.begin >= copied_) {
      flush(left.begin);
      out_.hide({SentinelKind::Literal, 0, range(left.begin, left.end), {}, {}});
      copied_ = left.end;
    }
    const bool cjk = mark == '*' && (left.cjk || right.cjk);
    const bool left_letter = !left.white && !left.punctuation;
    const bool right_letter = !right.white && !right.punctuation;
    const bool before_run = cjk && left.punctuation && right_letter;
    const bool after_run = cjk && right.punctuation && left_letter;
    if (before_run) {
      flush(at_);
      out_.insert_zero_width(at_);
    }
    at_ = end;
    flush(at_);
    if (after_run) out_.insert_zero_width(at_);
    if (right.symbol && !after_run) {
      out_.hide({SentinelKind::Literal, 0, range(right.begin, right.end), {}, {}});
      at_ = right.end;
      copied_ = right.end;
    }
  }

  // The author's own U+12470 or plane-15 character, which would look like a sentinel's.
  void step_own_character() {
    const base::Decoded decoded = base::decode(text_, at_);
    const char32_t c = decoded.code_point;
    if (c == 0x12470 || (c >= 0xF0000 && c <= 0xFFFFF)) {
      hide(SentinelKind::Literal, at_ + decoded.length, {}, {});
    } else {
      at_ += decoded.length;
    }
  }

  HiddenText& out_;
  const HideOptions& options_;
  const Parser& parser_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  bool runs_known_ = false;
  std::unordered_map<std::size_t, std::vector<std::size_t>> runs_;
  bool no_comment_end_ = false;
  bool no_instruction_end_ = false;
  bool no_cdata_end_ = false;
  bool no_dollar_ = false;
  bool no_double_dollar_ = false;
};

}  // namespace

void hide_leaf(HiddenText& text, const Leaf& source, const HideOptions& options,
               const Parser& parser) {
  text.begin_leaf(source);
  Hider(text, options, parser).run();
  text.end_leaf();
}

}  // namespace diaoban::reader
