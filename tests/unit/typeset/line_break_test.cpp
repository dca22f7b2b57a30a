// UAX #14 against the conformance cases of Unicode 15.0.
#include "typeset/paragraph/line_break.hpp"

#include <fmt/format.h>

#include <set>
#include <sstream>

#include "base/files.hpp"
#include "support/catch.hpp"
#include "typeset/paragraph/characters.hpp"

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

TEST_CASE("the rules of UAX #14 hold on the conformance cases") {
  const auto cases =
      base::RealFileSystem().read(base::Path(DIAOBAN_SHARED_DIR) / "spec/LineBreakTest-15.0.txt");
  if (!cases) {
    fmt::print("skipped: no LineBreakTest-15.0.txt\n");
    return;
  }
  CharacterTable table;
  std::istringstream lines(*cases);
  std::string line;
  int count = 0;
  std::vector<std::string> wrong;
  while (std::getline(lines, line)) {
    if (line.empty() || line[0] == '#') continue;
    const Case one = read_case(line);
    ++count;
    if (find_breaks(table, one.text) != one.breaks) wrong.push_back(line);
  }
  CHECK(count > 3800);
  INFO((wrong.empty() ? std::string() : wrong.front()));
  CHECK(wrong.empty());
  for (const std::string& w : wrong) fmt::print("{}\n", w);
}

}  // namespace
}  // namespace diaoban::typeset::paragraph
