// Implements what is said about the book as a whole.
#include "project/trees/metadata.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "project/data/load_yaml.hpp"

namespace diaoban::project {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// The text of the first heading with its marks and attributes taken off.
std::string heading_text(std::string_view line) {
  line = trim(line.substr(std::min(line.find_first_not_of('#'), line.size())));
  const std::size_t attributes = line.rfind('{');
  if (line.ends_with('}') && attributes != std::string_view::npos && attributes > 0) {
    line = trim(line.substr(0, attributes));
  }
  while (line.ends_with('#')) line.remove_suffix(1);
  std::string text;
  for (const char c : trim(line)) {
    if (c != '`' && c != '*') text += c;
  }
  return text;
}

std::string first_heading(std::string_view text) {
  bool in_fence = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("```") || line.starts_with("~~~")) in_fence = !in_fence;
    if (!in_fence && line.starts_with("# ")) return heading_text(line);
    const std::string_view under = text.substr(0, text.find('\n'));
    const bool underlined =
        trim(under).size() >= 3 && trim(under).find_first_not_of('=') == std::string_view::npos;
    if (!in_fence && underlined && !line.empty()) return heading_text(line);
  }
  return {};
}

// The front matter's lines, without its fences; empty when there is none.
std::string_view front_matter(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return {};
  const std::size_t begin = text.find('\n') + 1;
  const std::size_t end = text.find("\n---", begin - 1);
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

// Front matter belongs to the reader, which reports what is wrong with it: errors are let pass
// here.
class SilentSink : public diagnostics::Sink {
 public:
  void report(diagnostics::Diagnostic) override {}
};

void take_text(const Value& values, std::string_view key, std::string& target) {
  const Value* value = values.find(key);
  if (value && target.empty()) target = text_of(*value);
}

constexpr std::array<std::string_view, 8> folders_without_name{
    "source", "src", "docs", "doc", "book", "manuscript", "content", "en"};

// Lower-case ASCII words joined by '-'; other characters part words.
std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      words += lower;
    } else if (!words.empty() && words.back() != '-') {
      words += '-';
    }
  }
  while (words.ends_with('-')) words.pop_back();
  constexpr std::size_t longest = 60;
  if (words.size() > longest) {
    const std::size_t cut = words.rfind('-', longest);
    words.resize(cut == std::string::npos || cut < 20 ? longest : cut);
  }
  return words;
}

// é -> e; scripts other than Latin stay.
std::string without_accents(const std::string& text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return text;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> fold(
      icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
  if (U_FAILURE(status) || !fold) return text;
  icu::UnicodeString folded = icu::UnicodeString::fromUTF8(text);
  fold->transliterate(folded);
  std::string result;
  folded.toUTF8String(result);
  return result;
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded next = base::decode(text, at);
    if (base::is_han(next.code_point)) return true;
    at += next.length;
  }
  return false;
}

// Signs and dashes do not hinder a title from being Latin; letters of other scripts do.
bool is_latin(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded next = base::decode(text, at);
    at += next.length;
    const bool sign = next.code_point >= 0x2000 && next.code_point < 0x2C00;
    if (next.code_point >= 0x80 && !sign && next.code_point < 0x1F000) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> split_authors(std::string_view text) {
  static constexpr std::array<std::string_view, 6> separators{", and ", " and ", " & ",
                                                              ",",      "、",    "，"};
  std::vector<std::string> names;
  while (!text.empty()) {
    std::size_t cut = text.size();
    std::size_t length = 0;
    for (const std::string_view separator : separators) {
      const std::size_t found = text.find(separator);
      if (found < cut) {
        cut = found;
        length = separator.size();
      }
    }
    const std::string_view name = trim(text.substr(0, cut));
    if (!name.empty()) names.emplace_back(name);
    text.remove_prefix(std::min(cut + length, text.size()));
  }
  return names;
}

std::vector<std::string> authors_of(const Value& value) {
  if (const std::string* text = value.string()) return split_authors(*text);
  std::vector<std::string> names;
  if (const Value::List* list = value.list()) {
    for (const Value& item : *list) {
      const Value* name = item.find("name");
      const std::string text = text_of(name ? *name : item);
      if (!text.empty()) names.push_back(text);
    }
  }
  if (const Value* name = value.find("name")) names.push_back(text_of(*name));
  return names;
}

void complete_metadata(SourceTree& tree, const std::string& path, Metadata& metadata) {
  const auto source = tree.open(path);
  if (!source) return;
  const std::string_view text = tree.text(*source);
  const std::string_view front = front_matter(text);
  if (!front.empty()) {
    diagnostics::Sources sources;
    SilentSink silent;
    const Value values = load_yaml(sources.add(path, std::string(front)), sources, silent);
    take_text(values, "title", metadata.title);
    take_text(values, "subtitle", metadata.subtitle);
    take_text(values, "date", metadata.date);
    take_text(values, "description", metadata.description);
    for (const std::string_view key : {"authors", "author"}) {
      const Value* authors = values.find(key);
      if (authors && metadata.authors.empty()) metadata.authors = authors_of(*authors);
    }
  }
  if (metadata.title.empty()) {
    const std::size_t body =
        front.empty() ? 0 : static_cast<std::size_t>(front.data() - text.data()) + front.size();
    metadata.title = first_heading(text.substr(body));
  }
}

std::string slug_of(const std::string& title, const base::Path& folder) {
  const std::string folded = has_han(title) ? title : without_accents(title);
  if (is_latin(folded)) {
    const std::string words = words_of(folded);
    if (!words.empty()) return words;
  }
  base::Path place = folder.lexically_normal();
  if (!place.has_filename()) place = place.parent_path();
  for (int levels = 0; levels < 3 && place.has_filename(); ++levels, place = place.parent_path()) {
    const std::string words = words_of(without_accents(place.filename().string()));
    const bool says_nothing = std::find(folders_without_name.begin(), folders_without_name.end(),
                                        words) != folders_without_name.end();
    if (!words.empty() && !says_nothing) return words;
  }
  return "book";
}

}  // namespace diaoban::project
