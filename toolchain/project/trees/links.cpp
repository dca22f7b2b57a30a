// Implements the search for links.
#include "project/trees/links.hpp"

#include <algorithm>
#include <charconv>

namespace diaoban::project {
namespace {

bool is_mark(char c) {
  return (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') ||
         (c > 'z' && c < 0x7F);
}

// The index of the bracket that closes the one at `open`, or npos.
std::size_t find_close(std::string_view line, std::size_t open, char opening, char closing) {
  int depth = 0;
  for (std::size_t i = open; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == opening) {
      ++depth;
    } else if (line[i] == closing && --depth == 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && is_mark(text[i + 1])) ++i;
    unsigned value = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, value, 16).ptr ==
            text.data() + i + 3) {
      result += static_cast<char>(value);
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

// Reads "(target "title")" whose parenthesis stands at `open`.
bool read_target(std::string_view line, std::size_t open, LineLink& link) {
  std::size_t begin = open + 1;
  while (begin < line.size() && line[begin] == ' ') ++begin;
  std::size_t end = begin;
  std::size_t close = std::string_view::npos;
  if (begin < line.size() && line[begin] == '<') {
    end = line.find('>', ++begin);
    if (end == std::string_view::npos) return false;
    close = line.find(')', end);
  } else {
    close = find_close(line, open, '(', ')');
    if (close == std::string_view::npos) return false;
    end = std::min({close, line.find(" \"", begin), line.find(" '", begin)});
    while (end > begin && line[end - 1] == ' ') --end;
  }
  if (close == std::string_view::npos) return false;
  const std::string_view written = line.substr(begin, end - begin);
  const std::size_t anchor = std::min(written.find('#'), written.size());
  link.target = unescaped(written.substr(0, anchor));
  link.has_anchor = anchor < written.size();
  link.begin = begin;
  link.end = end;
  link.next = close + 1;
  return true;
}

}  // namespace

std::string plain_title(std::string_view text) {
  std::string title;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && is_mark(text[i + 1])) {
      title += text[++i];
    } else if (text[i] != '`' && text[i] != '*') {
      title += text[i];
    }
  }
  return title;
}

std::optional<LineLink> find_link(std::string_view line, std::size_t from) {
  // Each unclosed bracket costs a scan of the line; a list of contents has few of them.
  int scans_left = 100;
  for (std::size_t i = from; i < line.size() && scans_left > 0; ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '[') {
      --scans_left;
      const std::size_t close = find_close(line, i, '[', ']');
      if (close == std::string_view::npos || close + 1 >= line.size() || line[close + 1] != '(')
        continue;
      const bool picture = i > 0 && line[i - 1] == '!';
      LineLink link;
      if (!read_target(line, close + 1, link)) continue;
      if (picture) {
        i = link.next - 1;
        continue;
      }
      link.title = plain_title(line.substr(i + 1, close - i - 1));
      return link;
    }
  }
  return std::nullopt;
}

}  // namespace diaoban::project
