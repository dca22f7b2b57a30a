// Implements the reading of link reference definitions.
#include "reader/blocks/definitions.hpp"

namespace diaoban::reader {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

// The end of `[label]:` at the beginning of `text`, or none.
std::size_t label_end(std::string_view text) {
  if (!text.starts_with('[')) return none;
  bool content = false;
  for (std::size_t i = 1; i < text.size() && i < 1002; ++i) {
    const char c = text[i];
    if (c == '[') return none;
    if (c == ']') {
      if (!content || i + 1 >= text.size() || text[i + 1] != ':') return none;
      return i + 2;
    }
    if (c == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) {
      content = true;
      ++i;
    } else if (c != ' ' && c != '\t' && c != '\n') {
      content = true;
    }
  }
  return none;
}

// Past spaces and at most one line end.
std::size_t skip_space(std::string_view text, std::size_t at) {
  bool line_end = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '\n') {
      if (line_end) return at;
      line_end = true;
    } else if (text[at] != ' ' && text[at] != '\t') {
      break;
    }
  }
  return at;
}

std::size_t destination_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return none;
  if (text[at] == '<') {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '\n' || text[i] == '<') {
        return none;
      } else if (text[i] == '>') {
        return i + 1;
      }
    }
    return none;
  }
  std::size_t i = at;
  int depth = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() && is_punctuation(text[i + 1])) {
      ++i;
    } else if (c == '(') {
      if (++depth > 32) return none;
    } else if (c == ')') {
      if (--depth < 0) return none;
    } else if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) {
      break;
    }
  }
  return i == at || depth != 0 ? none : i;
}

std::size_t title_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return none;
  const char open = text[at];
  if (open != '"' && open != '\'' && open != '(') return none;
  const char close = open == '(' ? ')' : open;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == close) {
      return i + 1;
    } else if (text[i] == '(' && open == '(') {
      return none;
    }
  }
  return none;
}

// The end of the line when only white space is left on it, else none.
std::size_t line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at == text.size() || text[at] == '\n' ? at : none;
}

// The end of the definition that `text` begins with (at a line end), or none.
std::size_t definition_end(std::string_view text) {
  const std::size_t label = label_end(text);
  if (label == none) return none;
  const std::size_t destination = destination_end(text, skip_space(text, label));
  if (destination == none) return none;
  const std::size_t title_at = skip_space(text, destination);
  if (title_at > destination) {
    const std::size_t title = title_end(text, title_at);
    if (title != none) {
      if (const std::size_t end = line_end(text, title); end != none) return end;
    }
  }
  return line_end(text, destination);
}

std::string indented_after_first(std::string_view text) {
  std::string out;
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "    ";
  }
  return out;
}

}  // namespace

Definitions read_definitions(const Lines& pieces) {
  Definitions found;
  if (pieces.empty() || !pieces.front().text.starts_with('[')) return found;
  const std::string all = joined(pieces, false);
  std::string_view text = all;
  while (text.starts_with('[')) {
    const std::size_t end = definition_end(text);
    if (end == none) break;
    const std::string_view taken = text.substr(0, end);
    Span span = pieces[found.lines].span();
    for (const char c : taken) found.lines += c == '\n';
    if (pieces[found.lines].source == span.source) span.end = pieces[found.lines].span().end;
    ++found.lines;
    const std::size_t label = label_end(text);
    found.definitions.push_back(
        {indented_after_first(taken), std::string(taken.substr(1, label - 3)), span});
    text.remove_prefix(end == text.size() ? end : end + 1);
  }
  return found;
}

}  // namespace diaoban::reader
