// Implements the arithmetic of cover designs by recursive descent.
#include "cover/expression.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace diaoban::cover {
namespace {

constexpr int deepest = 32;  // nesting of parentheses

class Parser {
 public:
  Parser(std::string_view text, const Variables& variables) : rest_(text), variables_(variables) {}

  std::optional<double> read_all() {
    const double value = read_sum();
    skip_spaces();
    if (failed_ || !rest_.empty() || !std::isfinite(value)) return std::nullopt;
    return value;
  }

 private:
  void skip_spaces() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool take(char c) {
    skip_spaces();
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  double fail() {
    failed_ = true;
    rest_ = {};
    return 0;
  }

  double read_sum() {
    double value = read_product();
    while (!failed_) {
      if (take('+')) {
        value += read_product();
      } else if (take('-')) {
        value -= read_product();
      } else {
        break;
      }
    }
    return value;
  }

  double read_product() {
    double value = read_factor();
    while (!failed_) {
      if (take('*')) {
        value *= read_factor();
      } else if (take('/')) {
        const double divisor = read_factor();
        if (divisor == 0) return fail();
        value /= divisor;
      } else {
        break;
      }
    }
    return value;
  }

  double read_factor() {
    if (++depth_ > deepest) return fail();
    const double value = read_unnested();
    --depth_;
    return value;
  }

  double read_unnested() {
    if (take('-')) return -read_factor();
    if (take('(')) {
      const double value = read_sum();
      return take(')') ? value : fail();
    }
    skip_spaces();
    if (rest_.empty()) return fail();
    return std::isalpha(static_cast<unsigned char>(rest_.front())) != 0 ? read_name()
                                                                        : read_number();
  }

  double read_number() {
    double value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{}) return fail();
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  double read_name() {
    std::size_t length = 0;
    while (length < rest_.size() && (std::isalnum(static_cast<unsigned char>(rest_[length])) != 0 ||
                                     rest_[length] == '.' || rest_[length] == '_')) {
      ++length;
    }
    const std::string_view name = rest_.substr(0, length);
    rest_.remove_prefix(length);
    if ((name == "min" || name == "max") && take('(')) {
      const double first = read_sum();
      if (!take(',')) return fail();
      const double second = read_sum();
      if (!take(')')) return fail();
      return name == "min" ? std::min(first, second) : std::max(first, second);
    }
    const auto found = variables_.find(name);
    return found == variables_.end() ? fail() : found->second;
  }

  std::string_view rest_;
  const Variables& variables_;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

std::optional<double> evaluate(std::string_view text, const Variables& variables) {
  return Parser(text, variables).read_all();
}

}  // namespace diaoban::cover
