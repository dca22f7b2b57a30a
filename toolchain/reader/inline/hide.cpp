// Hides from cmark what it does not know: one forward scan of a leaf's raw text, in linear time.
// Here: the loop, code spans, tags, addresses.
#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "reader/inline/autolink.hpp"
#include "reader/inline/hider.hpp"
#include "reader/inline/signs.hpp"
#include "reader/scan/starts.hpp"

namespace diaoban::reader {

namespace {

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

// Bytes at which the scan has to look closer.
constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (const char c : {'\\', '`', '<', '{', '$', '[', ']', '*', '_', '~', '^', ':', 'w', '@', '&',
                       '.', '\xF0', '\xF3'}) {
    special[static_cast<unsigned char>(c)] = true;
  }
  return special;
}
constexpr std::array<bool, 256> special_bytes = make_special();

}  // namespace

bool Hider::is_role_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '+' || c == ':' || c == '.';
}

void Hider::run() {
  while (at_ < text_.size()) {
    if (!special_bytes[static_cast<unsigned char>(text_[at_])]) {
      ++at_;
      continue;
    }
    step();
  }
  flush(text_.size());
}

void Hider::flush(std::size_t to) {
  out_.copy(copied_, to);
  copied_ = std::max(copied_, to);
}

void Hider::hide(SentinelKind kind, std::size_t end, Range name, Range content) {
  flush(at_);
  out_.hide({kind, 0, range(at_, end), name, content});
  at_ = end;
  copied_ = end;
}

void Hider::step() {
  switch (text_[at_]) {
    case '\\':
      step_backslash();
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
    case '~':
      step_tildes();
      break;
    case '^':
      if (!step_caret()) ++at_;
      break;
    case '&':
      step_entity();
      break;
    case ':':
    case 'w':
    case '@':
    case '.':
      step_address();
      break;
    case '$':
      if (!options_.math) {
        at_ = run_end(at_);
      } else if (!step_dollar()) {
        ++at_;
      }
      break;
    case '[':
      if (!step_footnote()) step_bracket_open();
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

std::size_t Hider::run_end(std::size_t at) const {
  const std::size_t end = text_.find_first_not_of(text_[at], at);
  return end == none ? text_.size() : end;
}

std::size_t Hider::code_close(std::size_t from, std::size_t length) {
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

std::size_t Hider::after_code(std::size_t begin, std::size_t end) {
  const std::size_t close = code_close(end, end - begin);
  return close == none ? end : close + (end - begin);
}

std::size_t Hider::find_once(std::string_view what, std::size_t from, bool& failed) const {
  if (failed) return none;
  const std::size_t found = text_.find(what, from);
  failed = found == none;
  return found;
}

bool Hider::step_comment() {
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

void Hider::step_angle() {
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

std::size_t Hider::autolink_length(std::string_view rest) {
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

void Hider::step_address() {
  const bool free = options_.autolinks && at_ >= destination_end_;
  const auto link = free ? read_autolink(text_, at_, copied_, options_.domains) : std::nullopt;
  if (!link) {
    ++at_;
    return;
  }
  // Letters around it: marks beside an address open and close as beside its own letters.
  flush(link->begin);
  out_.insert_zero_width(link->begin);
  Sentinel sentinel{SentinelKind::Autolink, 0, range(link->begin, link->end), {}, {}};
  sentinel.content = sentinel.whole;
  sentinel.prefix = link->prefix;
  out_.hide(sentinel);
  out_.insert_zero_width(link->end);
  at_ = link->end;
  copied_ = link->end;
}

void Hider::step_backslash() {
  if (!options_.math_mark.empty() && step_bracket_math()) return;
  const bool escapes = at_ + 1 < text_.size() && is_ascii_punctuation(text_[at_ + 1]);
  if (escapes && options_.quotes && text_[at_ + 1] != '\\') {
    return hide(SentinelKind::Escaped, at_ + 2, {}, range(at_ + 1, at_ + 2));
  }
  at_ += escapes ? 2 : 1;
}

void Hider::step_entity() {
  const std::size_t end = text_.substr(0, std::min(text_.size(), at_ + 12)).find(';', at_);
  if (!options_.quotes || end == none || entity_sign(text_.substr(at_, end + 1 - at_)) == '\0') {
    ++at_;
    return;
  }
  hide(SentinelKind::Escaped, end + 1, {}, range(at_, end + 1));
}

bool Hider::step_bracket_math() {
  const std::string opener = std::string(options_.math_mark) + "(";
  if (no_bracket_math_end_ || !starts_with(opener)) return false;
  const std::string closer = std::string(options_.math_mark) + ")";
  const std::size_t begin = at_ + opener.size();
  const std::size_t end = find_once(closer, begin, no_bracket_math_end_);
  if (end == none || is_blank(text_.substr(begin, end - begin))) return false;
  hide(SentinelKind::Math, end + closer.size(), {}, range(begin, end));
  return true;
}

void Hider::step_own_character() {
  const base::Decoded decoded = base::decode(text_, at_);
  const char32_t c = decoded.code_point;
  if (c == 0x12470 || (c >= 0xF0000 && c <= 0xFFFFF)) {
    hide(SentinelKind::Literal, at_ + decoded.length, {}, {});
  } else {
    at_ += decoded.length;
  }
}

void hide_leaf(HiddenText& text, const Leaf& source, const HideOptions& options,
               const Parser& parser) {
  text.begin_leaf(source);
  Hider(text, options, parser).run();
  text.end_leaf();
}

}  // namespace diaoban::reader
