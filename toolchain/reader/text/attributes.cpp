// Implements the reading of attribute lists.
#include "reader/text/attributes.hpp"

namespace diaoban::reader {

namespace {

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f'; }

// Reads one item at `at` into `set`; false when it is none.
bool read_item(std::string_view text, std::size_t& at, document::AttributeSet& set, bool& marked,
               bool& bare) {
  std::size_t end = at;
  while (end < text.size() && !is_white(text[end]) && text[end] != '}' && text[end] != '=' &&
         text[end] != '{') {
    ++end;
  }
  const std::string_view word = text.substr(at, end - at);
  if (end < text.size() && text[end] == '=' &&
      (word.empty() || (word[0] != '#' && word[0] != '.'))) {
    if (word.empty()) return false;
    std::size_t begin = end + 1;
    std::size_t stop = begin;
    if (begin < text.size() && (text[begin] == '"' || text[begin] == '\'')) {
      stop = text.find(text[begin], begin + 1);
      if (stop == std::string_view::npos) return false;
      ++begin;
      at = stop + 1;
    } else {
      while (stop < text.size() && !is_white(text[stop]) && text[stop] != '}') ++stop;
      at = stop;
    }
    const std::string value(text.substr(begin, stop - begin));
    if (word == "id") {
      set.id = value;
    } else if (word == "class") {
      set.classes.push_back(value);
    } else {
      set.values[std::string(word)] = value;
    }
    marked = true;
    return true;
  }
  while (end < text.size() && !is_white(text[end]) && text[end] != '}') ++end;
  const std::string_view whole = text.substr(at, end - at);
  at = end;
  if (whole.empty() || whole.find('{') != std::string_view::npos) return false;
  if (whole[0] == '#') {
    if (whole.size() > 1) set.id = whole.substr(1);
    marked = true;
  } else if (whole[0] == '.') {
    if (whole.size() > 1) set.classes.emplace_back(whole.substr(1));
    marked = true;
  } else {
    set.values[std::string(whole)] = "";
    bare = true;
  }
  return true;
}

}  // namespace

std::optional<AttributeList> read_attributes(std::string_view text, BareWords words) {
  if (!text.starts_with('{')) return std::nullopt;
  AttributeList list;
  bool marked = false;
  bool bare = false;
  std::size_t at = 1;
  while (true) {
    while (at < text.size() && is_white(text[at])) ++at;
    if (at >= text.size()) return std::nullopt;
    if (text[at] == '}') break;
    if (text[at] == '%') {
      const std::size_t end = text.find_first_of("%}", at + 1);
      if (end == std::string_view::npos) return std::nullopt;
      at = text[end] == '%' ? end + 1 : end;
      continue;
    }
    if (!read_item(text, at, list.set, marked, bare)) return std::nullopt;
  }
  if (words != BareWords::Alone && !marked) return std::nullopt;
  if (words == BareWords::None && bare) return std::nullopt;
  list.length = at + 1;
  return list;
}

std::size_t heading_attributes(std::string_view text, BareWords words) {
  if (!text.ends_with('}') || text.ends_with("}}")) return std::string_view::npos;
  std::size_t escapes = 0;
  while (escapes + 1 < text.size() && text[text.size() - 2 - escapes] == '\\') ++escapes;
  if (escapes % 2 == 1) return std::string_view::npos;
  const std::size_t open = text.rfind('{');
  if (open == std::string_view::npos) return open;
  const auto list = read_attributes(text.substr(open), words);
  return list && open + list->length == text.size() ? open : std::string_view::npos;
}

void merge_attributes(document::Attributes& to, const document::AttributeSet& from) {
  if (!from.id.empty()) to.edit().id = from.id;
  for (const std::string& name : from.classes) to.edit().classes.push_back(name);
  for (const auto& [key, value] : from.values) to.edit().values[key] = value;
}

}  // namespace diaoban::reader
