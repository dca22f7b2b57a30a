// Implements the reading of ISBNs.
#include "cover/isbn.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace diaoban::cover {
namespace {

constexpr std::array<std::string_view, 4> words{"urn:isbn:", "isbn-13", "isbn-10", "isbn"};

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() &&
         std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) {
           return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
         });
}

// The text without such a word and without what stands between digits.
std::string bare_digits(std::string_view text) {
  for (const std::string_view word : words) {
    if (!starts_with_word(text, word)) continue;
    text.remove_prefix(word.size());
    break;
  }
  std::string digits;
  for (const char c : text) {
    if (c != '-' && c != ' ' && c != ':') digits += c;
  }
  return digits;
}

// ISBN-10: the sum of digit times place from the right is a multiple of 11.
bool is_isbn10(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    const bool is_ten = i == 9 && (digits[i] == 'X' || digits[i] == 'x');
    if (!is_ten && std::isdigit(static_cast<unsigned char>(digits[i])) == 0) return false;
    sum += static_cast<int>(10 - i) * (is_ten ? 10 : digits[i] - '0');
  }
  return sum % 11 == 0;
}

}  // namespace

char ean_check_digit(std::string_view twelve) {
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += (twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool claims_isbn(std::string_view text) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return starts_with_word(text, word); });
}

std::string explain_isbn(std::string_view text) {
  const std::string digits = bare_digits(text);
  const auto count = static_cast<std::size_t>(
      std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (digits.size() == 10) return "the check digit of these ten is another";
  if (digits.size() != 13) {
    return "it has " + std::to_string(count) + " digits; an ISBN has thirteen, or ten";
  }
  if (count != 13) return "an ISBN has digits only";
  if (!digits.starts_with("978") && !digits.starts_with("979")) {
    return "an ISBN of thirteen digits begins with 978 or 979";
  }
  return std::string("the check digit of the other twelve is ") + ean_check_digit(digits);
}

std::optional<std::string> read_isbn(std::string_view text) {
  std::string digits = bare_digits(text);
  if (digits.size() == 10 && is_isbn10(digits)) {
    digits = "978" + digits.substr(0, 9);
    return digits + ean_check_digit(digits);
  }
  const bool sound =
      digits.size() == 13 &&
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
      (digits.starts_with("978") || digits.starts_with("979"));
  if (!sound || digits.back() != ean_check_digit(digits)) return std::nullopt;
  return digits;
}

}  // namespace diaoban::cover
