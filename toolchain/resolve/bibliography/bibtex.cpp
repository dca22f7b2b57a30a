// Implements reading BibTeX (btxdoc, "BibTeXing", §2 and §3.1).
#include "resolve/bibliography/bibtex.hpp"

#include <algorithm>

namespace diaoban::resolve {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_name_character(char c) {
  return !is_space(c) && std::string_view("{}(),=#\"@%~\\").find(c) == std::string_view::npos;
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

class BibtexReader {
 public:
  explicit BibtexReader(std::string_view text) : text_(text) {
    static constexpr std::string_view months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                                  "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t i = 0; i < std::size(months); ++i) {
      macros_[std::string(months[i])] = std::to_string(i + 1);
    }
  }

  BibtexFile read() {
    while (true) {
      const std::size_t at = text_.find('@', at_);
      if (at == std::string_view::npos) return std::move(file_);
      at_ = at + 1;
      read_entry();
    }
  }

 private:
  // The line of `at_`, which only grows where it is asked for.
  std::size_t line() {
    if (at_ < counted_) return lines_;
    lines_ += static_cast<std::size_t>(
        std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                   text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n'));
    counted_ = at_;
    return lines_;
  }

  void problem(std::string message) { file_.problems.push_back({line(), std::move(message)}); }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == '%')) {
      if (text_[at_] == '%') {
        at_ = std::min(text_.size(), text_.find('\n', at_));
      } else {
        ++at_;
      }
    }
  }

  std::string take_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  void read_entry() {
    const std::string type = lowered(take_word());
    skip_space();
    const char open = peek();
    if (type.empty() || (open != '{' && open != '(')) return;  // an '@' in text between entries
    close_ = open == '{' ? '}' : ')';
    if (type == "comment" || type == "preamble") {
      skip_group();
      return;
    }
    ++at_;
    skip_space();
    BibliographyItem item;
    item.type = type;
    item.line = line();
    if (type != "string") {
      item.key = take_word();
      skip_space();
      if (item.key.empty() || (peek() != ',' && peek() != close_)) {
        problem("an entry @" + type + " without a key");
        return;
      }
      if (peek() == ',') ++at_;
    }
    if (!read_fields(item)) return;
    if (type == "string") {
      for (const auto& [name, value] : item.fields) macros_[name] = value;
      return;
    }
    finish(std::move(item));
  }

  void skip_group() {
    std::size_t depth = 0;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '{' || text_[at_] == '(') ++depth;
      if ((text_[at_] == '}' || text_[at_] == ')') && --depth == 0) return;
    }
  }

  // name = value, … up to the closing mark.
  bool read_fields(BibliographyItem& item) {
    while (true) {
      skip_space();
      if (peek() == ',') {
        ++at_;
        continue;
      }
      if (peek() == close_) {
        ++at_;
        return true;
      }
      const std::string name = lowered(take_word());
      skip_space();
      if (name.empty() || peek() != '=') {
        problem("no field 'name = value' in '" + (item.key.empty() ? item.type : item.key) + "'");
        return false;
      }
      ++at_;
      std::string value;
      if (!read_value(value)) {
        problem("the value of '" + name + "' in '" + item.key + "' never ends");
        return false;
      }
      item.fields.emplace(name, std::move(value));
    }
  }

  // {…}, "…", a number or a macro, joined by '#'.
  bool read_value(std::string& value) {
    while (true) {
      skip_space();
      if (peek() == '{' || peek() == '"') {
        if (!read_text(value)) return false;
      } else {
        const std::string word = take_word();
        if (word.empty()) return false;
        const auto macro = macros_.find(lowered(word));
        value += macro == macros_.end() ? word : macro->second;
      }
      skip_space();
      if (peek() != '#') return true;
      ++at_;
    }
  }

  bool read_text(std::string& value) {
    const bool quoted = peek() == '"';
    const std::size_t begin = ++at_;
    std::size_t depth = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        ++at_;
      } else if (depth == 0 && c == (quoted ? '"' : '}')) {
        value += text_.substr(begin, at_ - begin);
        ++at_;
        return true;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && depth > 0) {
        --depth;
      }
    }
    at_ = begin;  // the rest may hold whole entries
    return false;
  }

  void finish(BibliographyItem item) {
    item.authors = read_names(item.field("author"));
    item.editors = read_names(item.field("editor"));
    for (auto& [name, value] : item.fields) {
      if (name != "url" && name != "doi") value = plain_tex(value);
    }
    // BibLaTeX's names of the same things.
    const auto rename = [&](const char* from, const char* to) {
      if (item.field(to).empty() && !item.field(from).empty()) item.fields[to] = item.field(from);
    };
    rename("journaltitle", "journal");
    rename("location", "address");
    rename("institution", "school");
    if (item.field("year").empty()) {
      const std::string date = item.field("date").substr(0, 4);
      if (!date.empty()) item.fields["year"] = date;
    }
    file_.items.push_back(std::move(item));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;
  std::size_t lines_ = 1;
  char close_ = '}';
  std::map<std::string, std::string> macros_;
  BibtexFile file_;
};

}  // namespace

const std::string& BibliographyItem::field(std::string_view name) const {
  static const std::string none;
  const auto found = fields.find(name);
  return found == fields.end() ? none : found->second;
}

BibtexFile read_bibtex(std::string_view text) { return BibtexReader(text).read(); }

}  // namespace diaoban::resolve
