// Implements Punycode with the parameters of RFC 3492 §5.
#include "base/punycode.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/utf8.hpp"

namespace diaoban::base {

namespace {

constexpr std::uint32_t radix = 36;
constexpr std::uint32_t least_threshold = 1;
constexpr std::uint32_t most_threshold = 26;
constexpr std::uint32_t skew = 38;
constexpr std::uint32_t damp = 700;
constexpr std::uint32_t first_bias = 72;
constexpr std::uint32_t first_code = 0x80;
constexpr std::size_t longest_part = 256;  // a host's part has at most 63 bytes

// RFC 3492 §6.1
std::uint32_t adapted_bias(std::uint32_t delta, std::uint32_t count, bool first) {
  delta = first ? delta / damp : delta / 2;
  delta += delta / count;
  std::uint32_t steps = 0;
  while (delta > ((radix - least_threshold) * most_threshold) / 2) {
    delta /= radix - least_threshold;
    steps += radix;
  }
  return steps + (radix - least_threshold + 1) * delta / (delta + skew);
}

std::uint32_t threshold(std::uint32_t place, std::uint32_t bias) {
  if (place <= bias + least_threshold) return least_threshold;
  return std::min(place - bias, most_threshold);
}

char digit(std::uint32_t value) {
  return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

std::uint32_t value_of(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a');
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 26;
  return radix;
}

void append_number(std::string& out, std::uint32_t number, std::uint32_t bias) {
  for (std::uint32_t place = radix;; place += radix) {
    const std::uint32_t limit = threshold(place, bias);
    if (number < limit) break;
    out += digit(limit + (number - limit) % (radix - limit));
    number = (number - limit) / (radix - limit);
  }
  out += digit(number);
}

// RFC 3492 §6.3
std::string encode_part(std::string_view part) {
  const std::vector<char32_t> input = code_points(part);
  std::string out;
  for (const char32_t c : input) {
    if (c < first_code) out += static_cast<char>(c);
  }
  const auto basic = static_cast<std::uint32_t>(out.size());
  std::uint32_t handled = basic;
  if (basic > 0) out += '-';
  std::uint32_t code = first_code;
  std::uint32_t delta = 0;
  std::uint32_t bias = first_bias;
  while (handled < input.size()) {
    std::uint32_t next = UINT32_MAX;
    for (const char32_t c : input) {
      if (c >= code) next = std::min(next, static_cast<std::uint32_t>(c));
    }
    delta += (next - code) * (handled + 1);
    code = next;
    for (const char32_t c : input) {
      if (c < code) ++delta;
      if (c != code) continue;
      append_number(out, delta, bias);
      bias = adapted_bias(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++code;
  }
  return "xn--" + out;
}

// RFC 3492 §6.2
std::optional<std::string> decode_part(std::string_view part) {
  const std::size_t mark = part.rfind('-');
  std::vector<char32_t> output;
  if (mark != std::string_view::npos)
    output.assign(part.begin(), part.begin() + static_cast<std::ptrdiff_t>(mark));
  std::uint64_t code = first_code;
  std::uint64_t index = 0;
  std::uint32_t bias = first_bias;
  for (std::size_t at = mark == std::string_view::npos ? 0 : mark + 1; at < part.size();) {
    const std::uint64_t before = index;
    std::uint64_t weight = 1;
    for (std::uint32_t place = radix;; place += radix) {
      if (at >= part.size()) return std::nullopt;
      const std::uint32_t value = value_of(part[at++]);
      if (value >= radix) return std::nullopt;
      index += value * weight;
      if (index > 0x7FFFFFFF) return std::nullopt;
      const std::uint32_t limit = threshold(place, bias);
      if (value < limit) break;
      weight *= radix - limit;
      if (weight > 0x7FFFFFFF) return std::nullopt;
    }
    const auto count = static_cast<std::uint32_t>(output.size()) + 1;
    bias = adapted_bias(static_cast<std::uint32_t>(index - before), count, before == 0);
    code += index / count;
    index %= count;
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return std::nullopt;
    output.insert(output.begin() + static_cast<std::ptrdiff_t>(index), static_cast<char32_t>(code));
    ++index;
  }
  std::string text;
  for (const char32_t c : output) append(text, c);
  return text;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

template <typename Change>
std::string changed_parts(std::string_view name, Change change) {
  std::string out;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.size(), name.find('.', begin));
    if (begin > 0) out += '.';
    out += change(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

}  // namespace

std::string encode_host(std::string_view name) {
  return changed_parts(name, [](std::string_view part) {
    return is_ascii(part) || part.size() > longest_part ? std::string(part) : encode_part(part);
  });
}

std::string decode_host(std::string_view name) {
  return changed_parts(name, [](std::string_view part) {
    if (!part.starts_with("xn--") || !is_ascii(part) || part.size() > longest_part)
      return std::string(part);
    return decode_part(part.substr(4)).value_or(std::string(part));
  });
}

}  // namespace diaoban::base
