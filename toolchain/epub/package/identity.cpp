// Implements identifiers and dates.
#include "epub/package/identity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/hash.hpp"

namespace diaoban::epub {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ISBN digits without hyphens and spaces; empty when `text` is no ISBN-10 or ISBN-13.
std::string isbn_of(std::string text) {
  for (const std::string_view prefix : {"urn:isbn:", "ISBN", "isbn", ":"}) {
    if (text.starts_with(prefix)) text.erase(0, prefix.size());
  }
  std::string digits;
  for (const char c : text) {
    if (is_digit(c) || (c == 'X' && digits.size() == 9)) {
      digits += c;
    } else if (c != '-' && c != ' ') {
      return {};
    }
  }
  return digits.size() == 10 || digits.size() == 13 ? digits : std::string{};
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool hyphen = at == 8 || at == 13 || at == 18 || at == 23;
    const char c = text[at];
    const bool hexadecimal = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (hyphen ? c != '-' : !hexadecimal) return false;
  }
  return true;
}

}  // namespace

std::string identifier_of(const project::Metadata& metadata) {
  std::string given = metadata.identifier;
  given.erase(0, given.find_first_not_of(" \t\n"));
  while (!given.empty() && (given.back() == ' ' || given.back() == '\n')) given.pop_back();
  if (const std::string isbn = isbn_of(given); !isbn.empty()) return "urn:isbn:" + isbn;
  if (is_uuid(given)) return "urn:uuid:" + given;
  if (!given.empty()) return given;
  std::string name = "diaoban book\n" + metadata.title + "\n" + metadata.language;
  for (const std::string& author : metadata.authors) name += "\n" + author;
  return "urn:uuid:" + base::uuid5(name);
}

std::string modified_date(std::int64_t seconds) {
  using namespace std::chrono;
  // Years outside of four digits have no place in the format.
  constexpr std::int64_t last = 253'402'300'799;
  const sys_seconds time{std::chrono::seconds{std::clamp<std::int64_t>(seconds, 0, last)}};
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

bool is_date(const std::string& date) {
  if (date.size() != 4 && date.size() != 7 && date.size() != 10) return false;
  for (std::size_t at = 0; at < date.size(); ++at) {
    if (at == 4 || at == 7 ? date[at] != '-' : !is_digit(date[at])) return false;
  }
  const int month = date.size() >= 7 ? std::stoi(date.substr(5, 2)) : 1;
  const int day = date.size() == 10 ? std::stoi(date.substr(8, 2)) : 1;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && date.substr(0, 4) != "0000";
}

}  // namespace diaoban::epub
