// Implements the reading of Python and JSON literals from their tokens.
#include "project/data/load_literals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "project/data/literal_tokens.hpp"
#include "project/kinds.hpp"

namespace diaoban::project {
namespace {

using Kind = LiteralToken::Kind;

// Names stand for short strings and numbers only, and not often: `a = [a, a]` doubles.
constexpr int max_references = 1000;
constexpr std::size_t max_referenced_bytes = 4096;

// Reads expressions of one statement. A thing that is no literal gives nothing and stops it.
class ExpressionReader {
 public:
  ExpressionReader(const LiteralStatement& statement, LiteralSyntax syntax, std::size_t at,
                   diagnostics::SourceId source, const Value::Table& names, int& references_left)
      : tokens_(statement.tokens),
        syntax_(syntax),
        at_(at),
        source_(source),
        names_(names),
        references_left_(references_left) {}

  std::optional<Value> read_expression(int depth = 0) {
    std::optional<Value> value = read_operand(depth);
    while (value && is_sign('+')) {
      ++at_;
      const std::optional<Value> right = read_operand(depth);
      if (!right || !join(*value, *right)) return std::nullopt;
    }
    return value;
  }

  bool at_end() const { return at_ >= tokens_.size(); }
  std::size_t at() const { return at_; }

  // left + right for two strings or two lists.
  static bool join(Value& left, const Value& right) {
    auto* text = std::get_if<std::string>(&left.data);
    if (text && right.string()) {
      *text += *right.string();
      return true;
    }
    auto* list = std::get_if<Value::List>(&left.data);
    if (!list || !right.list() || list->size() + right.list()->size() > max_value_count)
      return false;
    list->insert(list->end(), right.list()->begin(), right.list()->end());
    return true;
  }

 private:
  bool is_sign(char c) const {
    return at_ < tokens_.size() && tokens_[at_].kind == Kind::Sign && tokens_[at_].text[0] == c;
  }

  diagnostics::Span span_from(std::size_t first) const {
    return {source_, tokens_[first].begin, tokens_[at_ - 1].end};
  }

  std::optional<Value> read_operand(int depth) {
    if (at_end() || depth >= max_value_depth) return std::nullopt;
    const LiteralToken& token = tokens_[at_];
    if (token.kind == Kind::String) return read_strings();
    if (token.kind == Kind::Number) return read_number(false);
    if (token.kind == Kind::Name) return read_name();
    if (is_sign('-') && at_ + 1 < tokens_.size() && tokens_[at_ + 1].kind == Kind::Number) {
      ++at_;
      return read_number(true);
    }
    if (is_sign('[')) return read_list(']', depth);
    if (is_sign('(')) return read_list(')', depth);
    if (is_sign('{')) return read_braces(depth);
    return std::nullopt;
  }

  // In Python, strings side by side are one.
  std::optional<Value> read_strings() {
    const std::size_t first = at_;
    std::string text;
    for (; at_ < tokens_.size() && tokens_[at_].kind == Kind::String; ++at_) {
      if (tokens_[at_].computed) return std::nullopt;
      text += tokens_[at_].text;
      if (syntax_ == LiteralSyntax::Json) {
        ++at_;
        break;
      }
    }
    if (is_sign('.') || is_sign('%') || is_sign('[')) return std::nullopt;
    return Value{std::move(text), span_from(first)};
  }

  std::optional<Value> read_number(bool negative) {
    const LiteralToken& token = tokens_[at_++];
    std::string digits;
    for (const char c : token.text) {
      if (c != '_') digits += c;
    }
    if (negative) digits.insert(0, "-");
    Value value{std::monostate{}, {source_, token.begin, token.end}};
    const char* last = digits.data() + digits.size();
    std::int64_t whole = 0;
    double real = 0;
    if (const auto read = std::from_chars(digits.data(), last, whole);
        read.ec == std::errc{} && read.ptr == last) {
      value.data = whole;
    } else if (const auto other = std::from_chars(digits.data(), last, real);
               other.ec == std::errc{} && other.ptr == last) {
      value.data = real;
    } else {
      value.data = digits;
    }
    return value;
  }

  std::optional<Value> read_name() {
    const LiteralToken& token = tokens_[at_++];
    Value value{std::monostate{}, {source_, token.begin, token.end}};
    const std::string& name = token.text;
    if (name == "True" || name == "true") {
      value.data = true;
    } else if (name == "False" || name == "false") {
      value.data = false;
    } else if (name != "None" && name != "null") {
      const auto known = std::find_if(names_.begin(), names_.end(),
                                      [&](const Field& field) { return field.key == name; });
      const bool used = is_sign('(') || is_sign('.') || is_sign('[');
      if (known == names_.end() || used || --references_left_ < 0) return std::nullopt;
      const std::string* text = known->value.string();
      if (text && text->size() > max_referenced_bytes) return std::nullopt;
      if (known->value.list() || known->value.table()) return std::nullopt;
      value.data = known->value.data;
    }
    return value;
  }

  // A list, or a tuple; (x) without a comma is x.
  std::optional<Value> read_list(char close, int depth) {
    const std::size_t first = at_++;
    Value::List list;
    bool comma = false;
    while (!is_sign(close)) {
      std::optional<Value> item = read_expression(depth + 1);
      if (!item) return std::nullopt;
      list.push_back(std::move(*item));
      if (is_sign(',')) {
        comma = true;
        ++at_;
      } else if (!is_sign(close)) {
        return std::nullopt;
      }
    }
    ++at_;
    if (close == ')' && !comma && list.size() == 1) return std::move(list[0]);
    return Value{std::move(list), span_from(first)};
  }

  // A dict, or a set as a list.
  std::optional<Value> read_braces(int depth) {
    const std::size_t first = at_++;
    Value::Table table;
    Value::List set;
    while (!is_sign('}')) {
      std::optional<Value> key = read_expression(depth + 1);
      if (!key) return std::nullopt;
      if (is_sign(':')) {
        ++at_;
        std::optional<Value> value = read_expression(depth + 1);
        if (!value) return std::nullopt;
        table.push_back({text_of(*key), key->span, std::move(*value)});
      } else if (syntax_ == LiteralSyntax::Python && table.empty()) {
        set.push_back(std::move(*key));
      } else {
        return std::nullopt;
      }
      if (is_sign(',')) {
        ++at_;
      } else if (!is_sign('}')) {
        return std::nullopt;
      }
    }
    ++at_;
    if (!set.empty() && table.empty()) return Value{std::move(set), span_from(first)};
    return Value{std::move(table), span_from(first)};
  }

  const std::vector<LiteralToken>& tokens_;
  LiteralSyntax syntax_;
  std::size_t at_;
  diagnostics::SourceId source_;
  const Value::Table& names_;
  int& references_left_;
};

// What a statement does to a name: `name =`, `name: type =`, `name +=`, `name.append(`.
struct Assignment {
  enum class Kind { Set, Add, Append } kind = Kind::Set;
  std::size_t value = 0;  // index of the token where the expression starts
};

std::optional<Assignment> read_assignment(const std::vector<LiteralToken>& tokens) {
  if (tokens.size() < 3 || tokens[0].kind != Kind::Name) return std::nullopt;
  const auto sign = [&](std::size_t i, char c) {
    return i < tokens.size() && tokens[i].kind == Kind::Sign && tokens[i].text[0] == c;
  };
  if (sign(1, '=') && !sign(2, '=')) return Assignment{Assignment::Kind::Set, 2};
  if (sign(1, '+') && sign(2, '=')) return Assignment{Assignment::Kind::Add, 3};
  if (sign(1, '.') && tokens[2].text == "append" && sign(3, '(')) {
    return Assignment{Assignment::Kind::Append, 3};
  }
  if (sign(1, ':')) {
    for (std::size_t i = 2; i < tokens.size(); ++i) {
      if (sign(i, '=')) return Assignment{Assignment::Kind::Set, i + 1};
    }
  }
  return std::nullopt;
}

class PythonReader {
 public:
  explicit PythonReader(diagnostics::SourceId source) : source_(source) {}

  void read(const LiteralStatement& statement) {
    const std::vector<LiteralToken>& tokens = statement.tokens;
    const std::optional<Assignment> assignment = read_assignment(tokens);
    if (!assignment) return;
    ExpressionReader expression(statement, LiteralSyntax::Python, assignment->value, source_,
                                names_, references_left_);
    std::optional<Value> value = expression.read_expression();
    const Field named{tokens[0].text, {source_, tokens[0].begin, tokens[0].end}, {}};
    if (!value || !expression.at_end() || !apply(*assignment, named, std::move(*value))) {
      std::erase_if(names_, [&](const Field& field) { return field.key == named.key; });
      settings_.not_literals.push_back(named);
    }
  }

  PythonSettings finish(diagnostics::Span span) {
    settings_.values = Value{std::move(names_), span};
    return std::move(settings_);
  }

 private:
  bool apply(const Assignment& assignment, Field named, Value value) {
    const auto known = std::find_if(names_.begin(), names_.end(),
                                    [&](const Field& field) { return field.key == named.key; });
    if (assignment.kind == Assignment::Kind::Set) {
      named.value = std::move(value);
      if (known != names_.end()) {
        *known = std::move(named);
      } else {
        names_.push_back(std::move(named));
      }
      return true;
    }
    if (known == names_.end()) return false;
    if (assignment.kind == Assignment::Kind::Add)
      return ExpressionReader::join(known->value, value);
    auto* list = std::get_if<Value::List>(&known->value.data);
    if (!list) return false;
    list->push_back(std::move(value));
    return true;
  }

  diagnostics::SourceId source_;
  Value::Table names_;
  PythonSettings settings_;
  int references_left_ = max_references;
};

}  // namespace

PythonSettings load_python(diagnostics::SourceId source, const diagnostics::Sources& sources,
                           diagnostics::Sink& sink) {
  const std::string& text = sources.file(source).text();
  PythonReader reader(source);
  // An unclosed bracket is found only at the end of the file, so each one costs a whole reading.
  int errors_left = 20;
  std::uint32_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size() && errors_left > 0) {
    const LiteralStatement statement = read_literal_statement(text, at, LiteralSyntax::Python);
    if (statement.error) {
      sink.report(kinds::settings_syntax, {source, statement.error->begin, statement.error->end},
                  statement.error->message);
      --errors_left;
    } else if (!statement.indented) {
      reader.read(statement);
    }
    at = std::max(statement.end, at + 1);
  }
  return reader.finish({source, 0, 0});
}

Value load_json(diagnostics::SourceId source, const diagnostics::Sources& sources,
                diagnostics::Sink& sink) {
  const std::string& text = sources.file(source).text();
  const std::uint32_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const LiteralStatement statement = read_literal_statement(text, begin, LiteralSyntax::Json);
  const Value nothing{std::monostate{}, {source, 0, 0}};
  if (statement.error) {
    sink.report(kinds::settings_syntax, {source, statement.error->begin, statement.error->end},
                statement.error->message);
    return nothing;
  }
  const Value::Table no_names;
  int no_references = 0;
  ExpressionReader expression(statement, LiteralSyntax::Json, 0, source, no_names, no_references);
  std::optional<Value> value = expression.read_expression();
  if (value && expression.at_end()) return std::move(*value);
  diagnostics::Span place{source, begin, begin};
  if (!expression.at_end()) {
    const LiteralToken& token = statement.tokens[expression.at()];
    place = {source, token.begin, token.end};
  }
  sink.report(kinds::settings_syntax, place, "this is not JSON");
  return nothing;
}

}  // namespace diaoban::project
