// The hiding scan at marks of emphasis: * and _ beside CJK and symbols, ~ and ^.
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "reader/inline/hider.hpp"
#include "reader/inline/punctuation.hpp"

namespace diaoban::reader {

namespace {

bool is_script_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
         c == '-';
}

}  // namespace

std::size_t Hider::script_end(std::size_t from, char mark) const {
  std::size_t end = from;
  while (end < text_.size() && end - from < 16 && is_script_char(text_[end])) ++end;
  return end > from && end < text_.size() && text_[end] == mark ? end : none;
}

std::size_t Hider::subscript_end(std::size_t from) const {
  const bool after_word = at_ > 0 && (is_ascii_letter(text_[at_ - 1]) || text_[at_ - 1] == ')');
  const std::size_t end = after_word ? script_end(from, '~') : none;
  if (end == none || (end + 1 < text_.size() && text_[end + 1] == '~')) return none;
  const std::string_view word = text_.substr(from, end - from);
  return word.size() == 1 || word.find_first_not_of("0123456789+-") == none ? end : none;
}

bool Hider::step_plain_subscript() {
  if (!options_.subscripts || at_ + 1 >= text_.size() || text_[at_ + 1] == '~') return false;
  for (std::size_t i = at_ + 1; i < text_.size() && i - at_ < 1024; ++i) {
    if (text_[i] == '\\') {
      ++i;
    } else if (is_white(text_[i])) {
      return false;
    } else if (text_[i] == '~') {
      hide(SentinelKind::PlainSubscript, i + 1, {}, range(at_ + 1, i));
      return true;
    }
  }
  return false;
}

void Hider::step_tilde_run(std::size_t end, bool opens, bool closes) {
  if (!opens && !closes) {
    at_ = end;
    return;
  }
  flush(at_);
  const Range run = range(at_, end);
  const bool odd = (end - at_) % 2 == 1;
  for (std::size_t begin = at_; begin < end;) {
    const std::size_t length = odd && begin == at_ ? 1 : 2;
    Sentinel sentinel{SentinelKind::Tilde, 0, range(begin, begin + length), run, {}};
    sentinel.opens = opens;
    sentinel.closes = closes;
    sentinel.lone = length == 1;
    out_.hide(sentinel);
    begin += length;
  }
  at_ = end;
  copied_ = end;
}

bool Hider::step_script_run(SentinelKind kind) {
  if (!options_.script_runs) return false;
  const std::size_t end = run_end(at_);
  const Neighbour left = before(at_);
  const Neighbour right = after(end);
  if (end - at_ != 1) {
    if (kind == SentinelKind::Tilde) return false;
    at_ = end;
    return true;
  }
  hide_mark(kind, end, !right.white && !(right.punctuation && left.white), !left.white);
  return true;
}

void Hider::step_tildes() {
  if (!options_.deletions) {
    at_ = run_end(at_);
    return;
  }
  if (step_plain_subscript() || step_script_run(SentinelKind::Tilde)) return;
  const std::size_t end = run_end(at_);
  const std::size_t length = end - at_;
  const Neighbour left = before(at_);
  const Neighbour right = after(end);
  if (length == 1) {
    if (options_.subscripts) {
      at_ = end;
      return;
    }
    const std::size_t script = options_.attributes ? subscript_end(end) : none;
    if (script != none) {
      return hide_script(SentinelKind::Subscript, script);
    }
    const bool slash = end < text_.size() && text_[end] == '/';
    const bool word_before = !left.white && !left.punctuation;
    return hide_mark(SentinelKind::Tilde, end, !right.white && !slash && !word_before,
                     !left.white && !slash);
  }
  if (length > 2 && !options_.tilde_runs) {
    at_ = end;
    return;
  }
  const bool cjk = left.cjk || right.cjk;
  const bool opens = !right.white && (!right.punctuation || left.white || left.punctuation || cjk);
  const bool closes = !left.white && (!left.punctuation || right.white || right.punctuation || cjk);
  if (length > 2) return step_tilde_run(end, opens, closes);
  hide_mark(SentinelKind::Tilde, end, opens, closes);
}

void Hider::hide_mark(SentinelKind kind, std::size_t end, bool opens, bool closes) {
  if (!opens && !closes) {
    at_ = end;
    return;
  }
  flush(at_);
  Sentinel sentinel{kind, 0, range(at_, end), {}, {}};
  sentinel.opens = opens;
  sentinel.closes = closes;
  out_.hide(sentinel);
  at_ = end;
  copied_ = end;
}

void Hider::hide_script(SentinelKind kind, std::size_t end) {
  hide(kind, end + 1, {}, range(at_ + 1, end));
}

bool Hider::step_caret() {
  if (starts_with("^[")) return step_inline_note();
  if (!options_.attributes) return false;
  if (step_script_run(SentinelKind::Caret)) return true;
  const std::size_t end = script_end(at_ + 1, '^');
  if (end == none) return false;
  const std::size_t next = end + 1;
  if ((at_ == 0 || is_white(text_[at_ - 1])) && !is_ascii_letter(text_[at_ + 1])) return false;
  if (next < text_.size()) {
    if (text_[next] == '^') return false;
    const bool operators = text_.substr(at_ + 1, end - at_ - 1).find_first_of("+-") != none;
    if (text_[next] >= '0' && text_[next] <= '9') return false;
    if (operators && is_ascii_letter(text_[next])) return false;
  }
  hide_script(SentinelKind::Superscript, end);
  return true;
}

bool Hider::step_inline_note() {
  if (!options_.roles || no_note_end_) return false;
  std::size_t depth = 0;
  for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
    const char c = text_[i];
    if (c == '\\') {
      ++i;
    } else if (c == '`') {
      i = after_code(i, run_end(i)) - 1;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']' && --depth == 0) {
      if (is_blank(text_.substr(at_ + 2, i - at_ - 2))) return false;
      hide(SentinelKind::InlineNote, i + 1, {}, range(at_ + 2, i));
      return true;
    }
  }
  no_note_end_ = true;
  return false;
}

Hider::Neighbour Hider::classify(std::size_t begin) const {
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

Hider::Neighbour Hider::before(std::size_t at) const {
  if (at == 0) return {};
  return classify(base::last_character(text_.substr(0, at)));
}

void Hider::step_delimiters() {
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
  if (after_run || right.symbol) flush(at_);
  if (after_run) out_.insert_zero_width(at_);
  if (right.symbol && !after_run) {
    out_.hide({SentinelKind::Literal, 0, range(right.begin, right.end), {}, {}});
    at_ = right.end;
    copied_ = right.end;
  }
}

}  // namespace diaoban::reader
