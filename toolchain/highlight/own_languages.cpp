// Scans languages of C's family by a table of their words.
#include "highlight/own_languages.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace diaoban::highlight {
namespace {

struct Words {
  std::span<const std::string_view> keywords;
  std::span<const std::string_view> constants;
  std::span<const std::string_view> types;
  bool text_blocks = false;        // """ … """
  bool character_literals = true;  // '…' is a character, else a string
  bool capital_types = true;       // Names of the form Name are types
};

// Contextual keywords (record, sealed, var …) stand here too: as names they are rare in listings.
constexpr auto java_keywords = std::to_array<std::string_view>(
    {"abstract",     "assert",    "break",   "case",      "catch",     "class",      "const",
     "continue",     "default",   "do",      "else",      "enum",      "exports",    "extends",
     "final",        "finally",   "for",     "goto",      "if",        "implements", "import",
     "instanceof",   "interface", "module",  "native",    "new",       "non-sealed", "opens",
     "package",      "permits",   "private", "protected", "provides",  "public",     "record",
     "requires",     "return",    "sealed",  "static",    "strictfp",  "super",      "switch",
     "synchronized", "this",      "throw",   "throws",    "transient", "try",        "volatile",
     "when",         "while",     "yield"});
constexpr auto java_constants = std::to_array<std::string_view>({"false", "null", "true"});
constexpr auto java_types = std::to_array<std::string_view>(
    {"boolean", "byte", "char", "double", "float", "int", "long", "short", "var", "void"});

constexpr auto proto_keywords = std::to_array<std::string_view>(
    {"edition",  "enum",    "extend", "extensions", "group",   "import", "map",      "max",
     "message",  "oneof",   "option", "optional",   "package", "public", "repeated", "required",
     "reserved", "returns", "rpc",    "service",    "stream",  "syntax", "to",       "weak"});
constexpr auto proto_constants = std::to_array<std::string_view>({"false", "inf", "nan", "true"});
constexpr auto proto_types = std::to_array<std::string_view>(
    {"bool", "bytes", "double", "fixed32", "fixed64", "float", "int32", "int64", "sfixed32",
     "sfixed64", "sint32", "sint64", "string", "uint32", "uint64"});

constexpr Words java{java_keywords, java_constants, java_types, true, true, true};
constexpr Words proto{proto_keywords, proto_constants, proto_types, false, false, true};

static_assert(std::is_sorted(java_keywords.begin(), java_keywords.end()));
static_assert(std::is_sorted(proto_keywords.begin(), proto_keywords.end()));

bool holds(std::span<const std::string_view> words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Scanner {
 public:
  Scanner(std::string_view code, const Words& words) : code_(code), words_(words) {}

  std::vector<Token> scan() {
    while (at_ < code_.size()) scan_next();
    return std::move(tokens_);
  }

 private:
  bool follows(std::string_view text) const { return code_.substr(at_).starts_with(text); }

  void scan_next() {
    const char c = code_[at_];
    if (follows("//")) {
      push(line_end(), TokenClass::Comment);
    } else if (follows("/*")) {
      push_lines(end_of("*/", at_ + 2), TokenClass::Comment);
    } else if (words_.text_blocks && follows("\"\"\"")) {
      push_lines(end_of_text_block(), TokenClass::String);
    } else if (c == '"' || c == '\'') {
      const bool character = c == '\'' && words_.character_literals;
      push(end_of_string(c), character ? TokenClass::Character : TokenClass::String);
    } else if (is_digit(c)) {
      push(end_of_number(), TokenClass::Number);
    } else if (c == '@' && at_ + 1 < code_.size() && is_letter(code_[at_ + 1])) {
      ++at_;
      const std::size_t end = end_of_word();
      --at_;
      const bool declares = code_.substr(at_, end - at_) == "@interface";
      push(end, declares ? TokenClass::Keyword : TokenClass::Attribute);
    } else if (is_letter(c)) {
      scan_word();
    } else {
      ++at_;
    }
  }

  std::size_t line_end() const {
    std::size_t end = std::min(code_.find('\n', at_), code_.size());
    if (end > at_ && code_[end - 1] == '\r') --end;
    return end;
  }

  std::size_t end_of(std::string_view mark, std::size_t from) const {
    const std::size_t found = code_.find(mark, std::min(from, code_.size()));
    return found == std::string_view::npos ? code_.size() : found + mark.size();
  }

  std::size_t end_of_text_block() const {
    for (std::size_t i = at_ + 3; i < code_.size(); ++i) {
      if (code_[i] == '\\') {
        ++i;
      } else if (code_.substr(i).starts_with("\"\"\"")) {
        return i + 3;
      }
    }
    return code_.size();
  }

  // A string ends with its line at the latest.
  std::size_t end_of_string(char quote) const {
    const std::size_t limit = line_end();
    for (std::size_t i = at_ + 1; i < limit; ++i) {
      if (code_[i] == '\\') {
        ++i;
      } else if (code_[i] == quote) {
        return i + 1;
      }
    }
    return limit;
  }

  std::size_t end_of_number() const {
    std::size_t end = at_;
    while (end < code_.size()) {
      const char c = code_[end];
      const bool exponent_sign = (c == '+' || c == '-') && end > at_ &&
                                 (code_[end - 1] == 'e' || code_[end - 1] == 'E') &&
                                 !code_.substr(at_).starts_with("0x");
      if (!is_digit(c) && !is_letter(c) && c != '.' && !exponent_sign) break;
      ++end;
    }
    return end;
  }

  std::size_t end_of_word() const {
    std::size_t end = at_;
    while (end < code_.size() && (is_letter(code_[end]) || is_digit(code_[end]))) ++end;
    return end;
  }

  void scan_word() {
    std::size_t end = end_of_word();
    if (follows("non-sealed")) end = at_ + std::string_view("non-sealed").size();
    const std::string_view word = code_.substr(at_, end - at_);
    const bool member = at_ > 0 && code_[at_ - 1] == '.';
    TokenClass kind = TokenClass::Plain;
    if (!member && holds(words_.keywords, word)) {
      kind = TokenClass::Keyword;
    } else if (!member && holds(words_.constants, word)) {
      kind = TokenClass::Number;
    } else if (!member && holds(words_.types, word)) {
      kind = TokenClass::Type;
    } else if (words_.capital_types && is_type_name(word)) {
      kind = TokenClass::Type;
    } else if (is_called(end)) {
      kind = TokenClass::Function;
    }
    push(end, kind);
  }

  // String, Map; not MAX_VALUE, which is a constant's name.
  static bool is_type_name(std::string_view word) {
    const bool capital = word[0] >= 'A' && word[0] <= 'Z';
    const bool has_lower =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return capital && (has_lower || word.size() == 1);
  }

  bool is_called(std::size_t end) const {
    while (end < code_.size() && code_[end] == ' ') ++end;
    return end < code_.size() && code_[end] == '(';
  }

  void push(std::size_t end, TokenClass kind) {
    end = std::max(end, at_ + 1);
    if (kind != TokenClass::Plain) {
      tokens_.push_back({static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), kind});
    }
    at_ = end;
  }

  // A token that spans lines is one token a line, without indentation and line ends.
  void push_lines(std::size_t end, TokenClass kind) {
    while (at_ < end) {
      const std::size_t stop = std::min(line_end(), end);
      if (stop > at_) push(stop, kind);
      while (at_ < end && static_cast<unsigned char>(code_[at_]) <= ' ') ++at_;
    }
  }

  std::string_view code_;
  const Words& words_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::optional<std::vector<Token>> highlight_own(std::string_view code, std::string_view language) {
  if (language == "java") return Scanner(code, java).scan();
  if (language == "proto" || language == "protobuf" || language == "proto3") {
    return Scanner(code, proto).scan();
  }
  return std::nullopt;
}

}  // namespace diaoban::highlight
