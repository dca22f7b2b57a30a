// Implements callouts.
#include "highlight/callouts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/utf8.hpp"

namespace diaoban::highlight {
namespace {

constexpr int most = 50;

struct Opening {
  std::string_view begin;
  std::string_view end;
};
constexpr std::array openings{Opening{"//", ""}, Opening{"#", ""},      Opening{"--", ""},
                              Opening{";", ""},  Opening{"%", ""},      Opening{"/*", "*/"},
                              Opening{"'", ""},  Opening{"<!--", "-->"}};

void trim_end(std::string_view& text) {
  const std::size_t last = text.find_last_not_of(" \t\r");
  text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

// Takes "<12>" from the end of `text`; nothing when it is not there.
std::optional<int> take_number(std::string_view& text) {
  if (!text.ends_with('>')) return std::nullopt;
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view digits = text.substr(open + 1, text.size() - open - 2);
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  if (number < 1 || number > most) return std::nullopt;
  text = text.substr(0, open);
  trim_end(text);
  return number;
}

// The numbers of the comment that ends `line`, which loses it; none when it holds anything else.
std::vector<int> take_comment(std::string_view& line) {
  for (const Opening& opening : openings) {
    std::string_view rest = line;
    trim_end(rest);
    if (!rest.ends_with(opening.end)) continue;
    rest.remove_suffix(opening.end.size());
    trim_end(rest);
    std::vector<int> numbers;
    while (const auto number = take_number(rest)) numbers.push_back(*number);
    if (numbers.empty() || !rest.ends_with(opening.begin)) continue;
    rest.remove_suffix(opening.begin.size());
    const bool stands_apart = rest.empty() || rest.ends_with(' ') || rest.ends_with('\t');
    if (!stands_apart) continue;
    trim_end(rest);
    line = rest;
    std::reverse(numbers.begin(), numbers.end());
    return numbers;
  }
  return {};
}

}  // namespace

CalledOut take_callouts(std::string_view code) {
  CalledOut found;
  std::set<int> numbers;
  std::uint32_t index = 0;
  for (std::size_t begin = 0; begin < code.size(); ++index) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    std::string_view line = code.substr(begin, end - begin);
    for (const int number : take_comment(line)) {
      found.callouts.push_back({index, number});
      numbers.insert(number);
    }
    found.code += line;
    if (end < code.size()) found.code += '\n';
    begin = end + 1;
  }
  const bool has_gap = !numbers.empty() && *numbers.rbegin() != static_cast<int>(numbers.size());
  if (numbers.empty() || has_gap) return {std::string(code), {}};
  return found;
}

int count_callouts(std::string_view code) {
  int most_of = 0;
  for (const Callout& callout : take_callouts(code).callouts) {
    most_of = std::max(most_of, callout.number);
  }
  return most_of;
}

std::string callout_mark(int number) {
  const int base = number <= 20 ? 0x2460 - 1 : number <= 35 ? 0x3251 - 21 : 0x32B1 - 36;
  if (number >= 1 && number <= most) return base::encode(static_cast<char32_t>(base + number));
  return "(" + std::to_string(number) + ")";
}

}  // namespace diaoban::highlight
