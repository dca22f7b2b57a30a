// Implements the tokens of Python and JSON literals.
#include "project/data/literal_tokens.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"

namespace diaoban::project {
namespace {

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_quote(char c) { return c == '"' || c == '\''; }

std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

class StatementReader {
 public:
  StatementReader(std::string_view text, std::size_t begin, LiteralSyntax syntax)
      : text_(text), at_(begin), syntax_(syntax) {}

  LiteralStatement read() {
    while (!done_ && at_ < text_.size()) read_next();
    if (!statement_.error && !brackets_.empty()) {
      fail(brackets_.back(), brackets_.back() + 1,
           std::string("the bracket '") + text_[brackets_.back()] + "' is never closed");
    }
    if (statement_.error) at_ = after_line(statement_.error->begin);
    statement_.end = offset(at_);
    return std::move(statement_);
  }

 private:
  void read_next() {
    const char c = text_[at_];
    if (c == '\n' || c == '\r') return read_line_end();
    if (c == ' ' || c == '\t' || c == '\f') {
      if (statement_.tokens.empty() && at_line_start()) statement_.indented = true;
      ++at_;
    } else if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '\\' && at_ + 1 < text_.size() &&
               (text_[at_ + 1] == '\n' || text_[at_ + 1] == '\r')) {
      at_ = after_line(at_);
    } else if (is_quote(c)) {
      read_string(at_, "");
    } else if (is_name_start(c)) {
      read_name();
    } else if (is_digit(c)) {
      read_number();
    } else if (c == ';' && brackets_.empty()) {
      ++at_;
      done_ = true;
    } else {
      read_sign(c);
    }
  }

  bool at_line_start() const {
    return at_ == 0 || text_[at_ - 1] == '\n' || text_[at_ - 1] == '\r';
  }

  std::size_t after_line(std::size_t from) const {
    const std::size_t newline = text_.find('\n', from);
    return newline == std::string_view::npos ? text_.size() : newline + 1;
  }

  void read_line_end() {
    ++at_;
    if (statement_.tokens.empty()) {
      statement_.indented = false;
    } else if (brackets_.empty() && syntax_ == LiteralSyntax::Python) {
      done_ = true;
    }
  }

  void push(LiteralToken::Kind kind, std::size_t begin, std::string text) {
    statement_.tokens.push_back({kind, std::move(text), offset(begin), offset(at_), false});
  }

  void fail(std::size_t begin, std::size_t end, std::string message) {
    statement_.error = LiteralError{offset(begin), offset(end), std::move(message)};
    done_ = true;
  }

  void read_sign(char c) {
    const std::size_t begin = at_++;
    if (c == '(' || c == '[' || c == '{') brackets_.push_back(begin);
    if (c == ')' || c == ']' || c == '}') {
      const char open = c == ')' ? '(' : c == ']' ? '[' : '{';
      if (brackets_.empty() || text_[brackets_.back()] != open) {
        return fail(begin, at_, std::string("the bracket '") + c + "' closes nothing");
      }
      brackets_.pop_back();
    }
    push(LiteralToken::Kind::Sign, begin, std::string(1, c));
  }

  void read_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_name_start(text_[at_]) || is_digit(text_[at_]))) ++at_;
    std::string name(text_.substr(begin, at_ - begin));
    if (at_ < text_.size() && is_quote(text_[at_]) && name.size() <= 2) {
      std::string prefix = name;
      for (char& letter : prefix) letter = static_cast<char>(letter | 0x20);
      if (prefix.find_first_not_of("rbuf") == std::string::npos) return read_string(begin, prefix);
    }
    push(LiteralToken::Kind::Name, begin, std::move(name));
  }

  void read_number() {
    const std::size_t begin = at_;
    const auto belongs = [&](char c) {
      if (is_digit(c) || is_name_start(c) || c == '.') return true;
      const char before = text_[at_ - 1];
      return (c == '+' || c == '-') && (before == 'e' || before == 'E') &&
             !text_.substr(begin).starts_with("0x");
    };
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
    push(LiteralToken::Kind::Number, begin, std::string(text_.substr(begin, at_ - begin)));
  }

  // `begin` is where the prefix starts; the quote stands at the present place.
  void read_string(std::size_t begin, std::string_view prefix) {
    const char quote = text_[at_];
    const std::string triple(3, quote);
    const bool is_long = syntax_ == LiteralSyntax::Python && text_.substr(at_).starts_with(triple);
    const std::size_t open_end = at_ + (is_long ? 3 : 1);
    const bool raw = prefix.find('r') != std::string_view::npos;
    std::string content;
    at_ = open_end;
    while (true) {
      const bool ended =
          at_ >= text_.size() || (!is_long && (text_[at_] == '\n' || text_[at_] == '\r'));
      if (ended) return fail(begin, open_end, "the string that starts here is never closed");
      if (is_long ? text_.substr(at_).starts_with(triple) : text_[at_] == quote) break;
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        if (raw) {
          content += text_.substr(at_, 2);
          at_ += 2;
        } else {
          read_escape(content);
        }
      } else {
        content += text_[at_++];
      }
    }
    at_ += is_long ? 3 : 1;
    const bool fields =
        prefix.find('f') != std::string_view::npos && content.find('{') != std::string::npos;
    push(LiteralToken::Kind::String, begin, std::move(content));
    statement_.tokens.back().computed = fields;
  }

  // Python 3 reference §2.4.1.1, RFC 8259 §7. An escape that neither knows stays as written.
  void read_escape(std::string& content) {
    const char c = text_[at_ + 1];
    static constexpr std::string_view names = "nrtbf\\'\"av";
    static constexpr std::string_view meanings = "\n\r\t\b\f\\'\"\a\v";
    if (const std::size_t found = names.find(c); found != std::string_view::npos) {
      content += meanings[found];
      at_ += 2;
    } else if (c == '\r' || c == '\n') {
      at_ = after_line(at_);
    } else if (c == 'x' || c == 'u' || c == 'U') {
      read_code_point(content, c == 'x' ? 2 : c == 'u' ? 4 : 8);
    } else if (c >= '0' && c <= '7') {
      char32_t value = 0;
      ++at_;
      for (int digits = 0;
           digits < 3 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7'; ++digits) {
        value = value * 8 + static_cast<char32_t>(text_[at_++] - '0');
      }
      base::append(content, value);
    } else {
      if (c != '/' || syntax_ != LiteralSyntax::Json) content += '\\';
      content += c;
      at_ += 2;
    }
  }

  std::optional<char32_t> hexadecimal(std::size_t from, std::size_t digits) const {
    std::uint32_t value = 0;
    if (from + digits > text_.size()) return std::nullopt;
    const char* last = text_.data() + from + digits;
    const auto [end, error] = std::from_chars(text_.data() + from, last, value, 16);
    if (error != std::errc{} || end != last) return std::nullopt;
    return value;
  }

  void read_code_point(std::string& content, std::size_t digits) {
    std::optional<char32_t> value = hexadecimal(at_ + 2, digits);
    if (!value) {
      content += '\\';
      ++at_;
      return;
    }
    at_ += 2 + digits;
    if (*value >= 0xD800 && *value < 0xDC00 && text_.substr(at_).starts_with("\\u")) {
      const std::optional<char32_t> low = hexadecimal(at_ + 2, 4);
      if (low && *low >= 0xDC00 && *low < 0xE000) {
        value = 0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00);
        at_ += 6;
      }
    }
    base::append(content, *value);
  }

  std::string_view text_;
  std::size_t at_;
  LiteralSyntax syntax_;
  LiteralStatement statement_;
  std::vector<std::size_t> brackets_;
  bool done_ = false;
};

}  // namespace

LiteralStatement read_literal_statement(std::string_view text, std::uint32_t begin,
                                        LiteralSyntax syntax) {
  return StatementReader(text, begin, syntax).read();
}

}  // namespace diaoban::project
