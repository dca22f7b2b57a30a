// The hiding scan at brackets and dollars: roles, substitutions, attributes, notes, links, math.
#include <algorithm>

#include "reader/inline/hider.hpp"
#include "reader/text/attributes.hpp"

namespace diaoban::reader {

bool Hider::step_attributes() {
  if (at_ == 0 || !options_.attributes) return false;
  const bool follows = attributes_end_ == at_;  // another list, right behind one
  if (!follows && std::string_view("`])>").find(text_[at_ - 1]) == none) return false;
  if (at_ + 1 >= text_.size() || text_[at_ + 1] == '{') return false;
  if (text_[at_ - 1] == ']' && !bracket_closed_) return false;
  const std::string_view near = text_.substr(at_, 1024);
  const auto list = read_attributes(near);
  if (!list) return false;
  hide(SentinelKind::Attributes, at_ + list->length, {}, range(at_, at_ + list->length));
  attributes_end_ = at_;
  return true;
}

void Hider::step_brace() {
  if (options_.substitutions && starts_with("{{") && step_substitution()) return;
  if (step_attributes()) return;
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

bool Hider::step_substitution() {
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

void Hider::find_dollars() {
  constexpr std::size_t deepest_braces = 24;  // what is deeper counts as one pair
  dollars_known_ = true;
  std::vector<std::size_t> open = {0};
  std::size_t braces = 0;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    switch (text_[i]) {
      case '\\':
        ++i;
        break;
      case '{':
        open.push_back(open.size() > deepest_braces ? open.back() : ++braces);
        break;
      case '}':
        if (open.size() > 1) {
          open.pop_back();
        } else {
          open.back() = ++braces;
        }
        break;
      case '$':
        braces_of_dollar_[i] = open.back();
        dollars_[{open.back(), 1}].push_back(i);
        if (i + 1 < text_.size() && text_[i + 1] == '$') dollars_[{open.back(), 2}].push_back(i);
        break;
      default:
        break;
    }
  }
}

std::size_t Hider::math_close(std::size_t opener, std::size_t from, std::size_t length) {
  if (!dollars_known_) find_dollars();
  const auto braces = braces_of_dollar_.find(opener);
  if (braces == braces_of_dollar_.end()) return none;
  const auto same = dollars_.find({braces->second, length});
  if (same == dollars_.end()) return none;
  const auto found = std::lower_bound(same->second.begin(), same->second.end(), from);
  return found == same->second.end() ? none : *found;
}

bool Hider::step_dollar() {
  if (starts_with("$$")) return step_display();
  const std::size_t begin = at_ + 1;
  if (begin >= text_.size() || is_white(text_[begin])) return false;
  const std::size_t end = math_close(at_, begin, 1);
  if (end == none || end == begin || is_white(text_[end - 1])) return false;
  if (end + 1 < text_.size() && text_[end + 1] >= '0' && text_[end + 1] <= '9') return false;
  hide(SentinelKind::Math, end + 1, {}, range(begin, end));
  return true;
}

bool Hider::step_display() {
  const std::size_t begin = at_ + 2;
  const std::size_t end = math_close(at_, begin, 2);
  if (end == none) return false;
  const bool empty = is_blank(text_.substr(begin, end - begin));
  if (empty && !(options_.empty_math && end == begin)) return false;
  if (math_close(at_, begin, 1) != end)
    return false;  // TeX ends $$ at a single $ in the same braces
  hide(SentinelKind::DisplayMath, end + 2, {}, range(begin, end));
  return true;
}

bool Hider::step_footnote() {
  if (!starts_with("[^")) return false;
  const std::size_t end = text_.find_first_of("[] \t\f", at_ + 2);
  if (end == none || text_[end] != ']' || end == at_ + 2) return false;
  const std::string_view label = text_.substr(at_ + 2, end - at_ - 2);
  if (!parser_.has_footnote(label)) return false;
  hide(SentinelKind::FootnoteReference, end + 1, {}, range(at_ + 2, end));
  return true;
}

// cmark looks at every open `![` when a link closes: more of them than anyone nests are text.
void Hider::step_bracket_open() {
  constexpr std::size_t picture_limit = 50;
  const bool picture = at_ > 0 && text_[at_ - 1] == '!';
  if (picture && open_pictures_ >= picture_limit) {
    hide(SentinelKind::Literal, at_ + 1, {}, {});
    return;
  }
  open_brackets_.push_back(picture);
  if (picture) ++open_pictures_;
  ++at_;
}

void Hider::step_bracket_close() {
  ++at_;
  bracket_closed_ = !open_brackets_.empty();
  if (bracket_closed_) {
    if (open_brackets_.back()) --open_pictures_;
    open_brackets_.pop_back();
  }
  if (!starts_with("(<")) {
    if (starts_with("(")) skip_destination();
    return;
  }
  const std::size_t end = text_.find_first_of("<>\f", at_ + 2);
  if (end != none && text_[end] == '\f') {
    flush(at_);
    out_.insert_zero_width(at_);
  } else if (end != none && text_[end] == '>') {
    at_ = end + 1;
  }
}

void Hider::skip_destination() {
  if (at_ < destination_end_) return;
  std::size_t end = at_ + 1;
  while (end < text_.size() && is_white(text_[end])) ++end;
  std::size_t depth = 0;
  for (; end < text_.size() && !is_white(text_[end]); ++end) {
    if (text_[end] == '\\') {
      ++end;
    } else if (text_[end] == '(') {
      ++depth;
    } else if (text_[end] == ')' && depth-- == 0) {
      break;
    }
  }
  destination_end_ = std::min(end, text_.size());
}

}  // namespace diaoban::reader
