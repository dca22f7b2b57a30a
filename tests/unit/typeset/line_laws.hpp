// The laws that the lines of every paragraph keep, at each measure and level: shared by paragraphs
// made by chance and those of books.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "typeset/paragraph/analysis.hpp"
#include "unit/typeset/paragraph_fixture.hpp"

namespace diaoban::typeset {

inline constexpr double law_measures[] = {8, 10, 15, 18, 22, 28, 32};  // em
inline constexpr const char* law_levels[] = {"none", "basic", "gb", "strict"};

// CLREQ 3.1.3, as each level of prohibition has it.
class EdgeRules {
 public:
  explicit EdgeRules(const std::string& level)
      : basic_(level != "none"),
        gb_(level == "gb" || level == "strict"),
        strict_(level == "strict") {}

  bool may_start(paragraph::Kind kind) const {
    using paragraph::Kind;
    if (!basic_) return true;
    if (strict_ && kind == Kind::Long) return false;
    return kind != Kind::Comma && kind != Kind::Stop && kind != Kind::Close &&
           kind != Kind::Interpunct && kind != Kind::Connect && kind != Kind::Solidus;
  }
  bool may_end(paragraph::Kind kind) const {
    using paragraph::Kind;
    return !basic_ || (kind != Kind::Open && !(gb_ && kind == Kind::Solidus));
  }
  // Marks that are of Chinese wherever they stand.
  bool may_start(char32_t c) const {
    return !basic_ || never_first.find(c) == std::u32string_view::npos;
  }
  bool may_end(char32_t c) const {
    return !basic_ || never_last.find(c) == std::u32string_view::npos;
  }

 private:
  static constexpr std::u32string_view never_first = U"，。、；：？！》」』）】〉〗〕］｝～";
  static constexpr std::u32string_view never_last = U"《（「『【〈〖〔［｛";
  bool basic_;
  bool gb_;
  bool strict_;
};

// Gathers what is against the laws in the lines of many paragraphs.
class LineLaws {
 public:
  std::vector<std::string> wrong;
  int lines_in_all = 0;
  int rescued = 0;  // lines whose forbidden edge is told of, no other being possible
  int stiff = 0;    // lines of one word that has nothing to open

  void check(const std::vector<SetLine>& lines, const ParagraphText& text,
             const ParagraphStyle& style) {
    const auto characters = paragraph::analyse(text, style, table_);
    const EdgeRules rules(style.look.prohibition);
    std::uint32_t at = 0;
    std::size_t next = 0;  // character that the line begins with
    bool after_rescue = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const SetLine& line = lines[i];
      const auto tell = [&](const char* what) {
        wrong.push_back(fmt::format("{}: {} {} em: {}", what, style.look.prohibition,
                                    style.measure / style.em, ParagraphFixture::copied(line)));
      };
      ++lines_in_all;
      if (line.begin != at) tell("bytes");
      at = line.end;
      check_width(line, i == 0 ? style.measure - style.first_indent : style.measure, style.em,
                  tell);
      const std::size_t first = next;
      while (next < characters.size() && characters[next].offset < line.end) ++next;
      const bool is_rescued = has(line, Relaxed::Prohibition);
      rescued += is_rescued ? 1 : 0;
      if (i > 0 && !after_rescue) check_start(characters, first, next, rules, tell);
      if (!line.last && !is_rescued) check_end(characters, first, next, rules, tell);
      after_rescue = is_rescued;
    }
    if (at != text.text.size()) wrong.push_back("end of " + text.text);
  }

 private:
  using Characters = std::vector<paragraph::Character>;

  static bool has(const SetLine& line, Relaxed what) {
    for (const Relaxed relaxed : line.relaxed) {
      if (relaxed == what) return true;
    }
    return false;
  }

  static bool is_shown(const paragraph::Character& character) {
    using paragraph::Kind;
    return character.kind != Kind::Space && character.kind != Kind::Newline &&
           character.kind != Kind::ZeroWidth && character.kind != Kind::Joiner &&
           character.kind != Kind::SoftHyphen && character.kind != Kind::NoBreakSpace;
  }

  template <class Tell>
  void check_width(const SetLine& line, double target, double em, const Tell& tell) {
    double sum = 0;
    for (const Adjustment& adjustment : line.adjustments) sum += adjustment.amount;
    if (std::abs(line.natural_width + sum - line.width) > 0.001 * em) tell("sum of adjustments");
    if (line.width > target + 0.02 * em) tell("too long");
    if (line.last || std::abs(line.width - target) < 0.02 * em) return;
    const std::string text = ParagraphFixture::copied(line);
    const bool is_word = sum == 0 && text.find(' ') >= text.find_last_not_of(' ');
    if (is_word && has(line, Relaxed::Looseness)) {
      ++stiff;
    } else {
      tell("not filled");
    }
  }

  template <class Tell>
  static void check_start(const Characters& characters, std::size_t first, std::size_t end,
                          const EdgeRules& rules, const Tell& tell) {
    while (first < end && !is_shown(characters[first])) ++first;
    if (first == end) return;
    const paragraph::Character& character = characters[first];
    if (!rules.may_start(character.kind) || !rules.may_start(character.c)) tell("start");
  }

  template <class Tell>
  static void check_end(const Characters& characters, std::size_t first, std::size_t end,
                        const EdgeRules& rules, const Tell& tell) {
    while (end > first && !is_shown(characters[end - 1])) --end;
    if (end == first) return;
    const paragraph::Character& character = characters[end - 1];
    if (!rules.may_end(character.kind) || !rules.may_end(character.c)) tell("end");
  }

  paragraph::CharacterTable table_;
};

}  // namespace diaoban::typeset
