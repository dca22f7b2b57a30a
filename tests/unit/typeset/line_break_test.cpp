// UAX #14 against the conformance cases of Unicode 15.0.
#include "typeset/paragraph/line_break.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

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

// A setting that a rule states as other classes for some characters.
using Tailoring = std::uint8_t (*)(char32_t c, std::uint8_t line_class);

std::vector<bool> find_breaks(CharacterTable& table, const std::u32string& text,
                              Tailoring tailoring = nullptr) {
  std::vector<BreakInput> input;
  for (const char32_t c : text) {
    const CharacterInfo& info = table.at(c);
    const std::uint8_t line_class =
        tailoring == nullptr ? info.line_class : tailoring(c, info.line_class);
    input.push_back({resolve_line_class(line_class), info.wide, info.pictographic_unassigned});
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

std::vector<bool> find_paragraph_breaks(CharacterTable& table, const std::u32string& text,
                                        const ParagraphStyle& style) {
  std::string bytes;
  for (const char32_t c : text) base::append(bytes, c);
  const auto characters = analyse(ParagraphFixture::text_of(bytes), style, table);
  std::vector<bool> breaks;
  for (const Character& character : characters) {
    breaks.push_back(character.after != Break::None && character.after != Break::Rescue);
  }
  return breaks;
}

// Settings that a rule states as other classes for some characters. Each case with such a character
// is then to break as UAX #14 has it for those classes, at every place and nowhere else; that it
// has those breaks is what the conformance cases have shown.

// CLREQ 3.1.3, no level: all that the basic level keeps from a line's start or end may stand
// anywhere, as ideographs may. The list is the clause's, whether a case has the mark or not.
std::uint8_t without_level(char32_t c, std::uint8_t line_class) {
  constexpr std::u32string_view marks =
      U"、。，．：；！？‼⁇⁈⁉"    // stops
      U"「『“‘（《〈【〖〔［｛"  // opening
      U"」』”’）》〉】〗〕］｝"  // closing
      U"～〜"                    // connectors
      U"·‧・";                   // interpuncts
  return marks.find(c) == std::u32string_view::npos ? line_class : std::uint8_t{U_LB_IDEOGRAPHIC};
}

// CSS Text 3 §5.3, `normal` and `loose`: class CJ, small kana and the long mark, is as ID.
std::uint8_t with_small_kana(char32_t, std::uint8_t line_class) {
  return line_class == U_LB_CONDITIONAL_JAPANESE_STARTER ? std::uint8_t{U_LB_IDEOGRAPHIC}
                                                         : line_class;
}

// UAX #14, LB26: where Korean breaks at spaces, its classes and ID are as AL. CSS Text 3 §5.2,
// `keep-all`: so are all letters, hence small kana.
std::uint8_t with_words(char32_t, std::uint8_t line_class) {
  switch (line_class) {
    case U_LB_JL:
    case U_LB_JV:
    case U_LB_JT:
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_IDEOGRAPHIC:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
      return U_LB_ALPHABETIC;
    default:
      return line_class;
  }
}

struct Configuration {
  const char* language;
  const char* level;  // of the language's own setting
  bool connector;     // whether a connector starts no line
  Tailoring tailoring;
};
const Configuration configurations[] = {
    {"zh-Hans", "none", false, without_level}, {"zh-Hans", "basic", true, nullptr},
    {"zh-Hans", "gb", true, nullptr},          {"zh-Hans", "strict", true, nullptr},
    {"zh-Hant-TW", "gb", true, nullptr},       {"zh-Hant-HK", "gb", true, nullptr},
    {"ja", "strict", true, nullptr},           {"ja", "normal", true, with_small_kana},
    {"ja", "loose", true, with_small_kana},    {"ko", "word", false, with_words},
    {"ko", "syllable", false, nullptr},        {"en", "gb", false, nullptr},
};

ParagraphStyle style_of(const Configuration& configuration) {
  ParagraphStyle style = ParagraphFixture::style_of(20, configuration.language);
  const std::string_view language = configuration.language;
  auto& setting = language == "ja"   ? style.look.japanese
                  : language == "ko" ? style.look.korean
                                     : style.look.prohibition;
  setting = configuration.level;
  return style;
}

class Comparison {
 public:
  explicit Comparison(const Configuration& configuration)
      : configuration_(configuration), style_(style_of(configuration)) {}

  void compare(const Case& one, const std::string& line) {
    const std::vector<bool> found = find_paragraph_breaks(table_, one.text, style_);
    const std::vector<bool> expected =
        configuration_.tailoring == nullptr
            ? one.breaks
            : find_breaks(table_, one.text, configuration_.tailoring);
    if (expected != one.breaks) {
      ++by_rule;
      CHECK(has_tailored(one.text));
    }
    if (found == expected) return;
    std::string shown;
    for (const bool breaks : found) shown += breaks ? '|' : '-';
    const auto* own = std::find_if(std::begin(own_cases), std::end(own_cases),
                                   [&](const OwnCase& other) { return other.text == one.text; });
    if (own != std::end(own_cases) && own->breaks == shown) {
      listed.insert(one.text);
    } else {
      wrong.push_back(shown + " " + line);
    }
  }

  std::vector<std::string> wrong;
  std::set<std::u32string> listed;
  int by_rule = 0;  // cases that the tailoring changes

 private:
  bool has_tailored(const std::u32string& text) {
    return std::any_of(text.begin(), text.end(), [&](char32_t c) {
      const std::uint8_t line_class = table_.at(c).line_class;
      return configuration_.tailoring(c, line_class) != line_class;
    });
  }

  const Configuration& configuration_;
  ParagraphStyle style_;
  CharacterTable table_;
};

TEST_CASE("a paragraph breaks as the conformance cases say, but for those that a rule changes") {
  const std::string cases = read_cases();
  if (cases.empty()) return;
  for (const Configuration& configuration : configurations) {
    Comparison comparison(configuration);
    for_each_case(cases,
                  [&](const Case& one, const std::string& line) { comparison.compare(one, line); });
    INFO(configuration.language);
    INFO(configuration.level);
    for (const std::string& w : comparison.wrong) fmt::print("{}\n", w);
    CHECK(comparison.wrong.empty());
    CHECK((comparison.by_rule > 0) == (configuration.tailoring != nullptr));
    for (const OwnCase& own : own_cases) {
      INFO(own.rule);
      const bool holds = own.rule != connector || configuration.connector;
      CHECK(comparison.listed.count(std::u32string(own.text)) == (holds ? 1 : 0));
    }
  }
}

}  // namespace
}  // namespace diaoban::typeset::paragraph
