// UAX #14 against the conformance cases of Unicode 15.0.
#include "typeset/paragraph/line_break.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "base/files.hpp"
#include "support/catch.hpp"
#include "typeset/paragraph/analysis.hpp"
#include "unit/typeset/paragraph_fixture.hpp"

namespace diaoban::typeset::paragraph {
namespace {

struct Case {
  std::u32string text;
  std::vector<bool> breaks;  // after each character
};

// "÷ 0023 × 0308 ÷ # …": the mark before a character tells of the break in front of it.
Case read_case(const std::string& line) {
  Case result;
  std::istringstream words(line.substr(0, line.find('#')));
  std::string word;
  bool first = true;
  while (words >> word) {
    if (word == "÷" || word == "×") {
      if (!first) result.breaks.push_back(word == "÷");
      first = false;
    } else {
      result.text += static_cast<char32_t>(std::stoul(word, nullptr, 16));
    }
  }
  return result;
}

std::vector<bool> find_breaks(CharacterTable& table, const std::u32string& text) {
  std::vector<BreakInput> input;
  for (const char32_t c : text) {
    const CharacterInfo& info = table.at(c);
    input.push_back({resolve_line_class(info.line_class), info.wide, info.pictographic_unassigned});
  }
  std::vector<Opportunity> after;
  find_opportunities(input, after);
  std::vector<bool> breaks;
  for (const Opportunity opportunity : after)
    breaks.push_back(opportunity != Opportunity::Prohibited);
  return breaks;
}

// The conformance cases of Unicode 15.0, one a line: the shared copy or Debian's, if it is that
// version; empty when there is none.
std::string read_cases() {
  const base::RealFileSystem files;
  if (auto shared = files.read(base::Path(DIAOBAN_SHARED_DIR) / "spec/LineBreakTest-15.0.txt")) {
    return *shared;
  }
  const auto debian = files.read("/usr/share/unicode/auxiliary/LineBreakTest.txt");
  const bool same = debian && debian->rfind("# LineBreakTest-15.0", 0) == 0;
  if (!same) fmt::print("skipped: no LineBreakTest of Unicode 15.0\n");
  return same ? *debian : std::string();
}

// Calls `check` with each case and its line.
template <class Check>
int for_each_case(const std::string& cases, const Check& check) {
  std::istringstream lines(cases);
  std::string line;
  int count = 0;
  while (std::getline(lines, line)) {
    if (line.empty() || line[0] == '#') continue;
    check(read_case(line), line);
    ++count;
  }
  return count;
}

TEST_CASE("the rules of UAX #14 hold on the conformance cases") {
  const std::string cases = read_cases();
  if (cases.empty()) return;
  CharacterTable table;
  std::vector<std::string> wrong;
  const int count = for_each_case(cases, [&](const Case& one, const std::string& line) {
    if (find_breaks(table, one.text) != one.breaks) wrong.push_back(line);
  });
  CHECK(count > 3800);
  INFO((wrong.empty() ? std::string() : wrong.front()));
  CHECK(wrong.empty());
  for (const std::string& w : wrong) fmt::print("{}\n", w);
}

// The cases that a paragraph of Chinese breaks otherwise, each with the rule that stands over.
struct OwnCase {
  std::u32string_view text;
  std::string_view breaks;  // after each character: '|' or '-'
  std::string_view rule;
};
constexpr std::string_view connector = "a connector starts no line (CLREQ 3.1.3)";
constexpr std::string_view identifier =
    "compound names break at humps, before brackets and after separators, nothing being added";
constexpr OwnCase own_cases[] = {
    {U"\uAC00\u2014", "-|", connector},
    {U"\uAC01\u2014", "-|", connector},
    {U"\u02C8sIl\u0259b(\u0259)l", "-|---|---|", identifier},
    {U"\u02C8sIl\u0259b{\u0259}l", "-|---|---|", identifier},
};

std::vector<bool> find_paragraph_breaks(CharacterTable& table, const std::u32string& text) {
  std::string bytes;
  for (const char32_t c : text) base::append(bytes, c);
  const auto characters =
      analyse(ParagraphFixture::text_of(bytes), ParagraphFixture::style_of(20), table);
  std::vector<bool> breaks;
  for (const Character& character : characters) {
    breaks.push_back(character.after != Break::None && character.after != Break::Rescue);
  }
  return breaks;
}

TEST_CASE("a paragraph breaks as the conformance cases say, but for those that a rule changes") {
  const std::string cases = read_cases();
  if (cases.empty()) return;
  CharacterTable table;
  std::vector<std::string> wrong;
  std::set<std::u32string> changed;
  for_each_case(cases, [&](const Case& one, const std::string& line) {
    const std::vector<bool> found = find_paragraph_breaks(table, one.text);
    if (found == one.breaks) return;
    const auto own = std::find_if(std::begin(own_cases), std::end(own_cases),
                                  [&](const OwnCase& other) { return other.text == one.text; });
    std::string shown;
    for (const bool breaks : found) shown += breaks ? '|' : '-';
    if (own == std::end(own_cases) || own->breaks != shown) wrong.push_back(shown + " " + line);
    changed.insert(one.text);
  });
  for (const std::string& w : wrong) fmt::print("{}\n", w);
  CHECK(wrong.empty());
  for (const OwnCase& own : own_cases) {
    INFO(own.rule);
    CHECK(changed.count(std::u32string(own.text)) == 1);
  }
}

}  // namespace
}  // namespace diaoban::typeset::paragraph
