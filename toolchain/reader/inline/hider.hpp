// The state and the steps of the scan that hides constructs from cmark. Used by hide*.cpp only.
#pragma once

#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reader/inline/hidden.hpp"
#include "reader/parser.hpp"

namespace diaoban::reader {

// Decides at each byte that may begin a construct, and either hides it or goes on.
class Hider {
 public:
  static constexpr std::size_t none = std::string_view::npos;

  Hider(HiddenText& out, const HideOptions& options, const Parser& parser)
      : out_(out),
        options_(options),
        parser_(parser),
        text_(out.leaf_text(static_cast<std::uint32_t>(out.leaves.size()) - 1)) {}

  void run();

 private:
  void flush(std::size_t to);

  void hide(SentinelKind kind, std::size_t end, Range name, Range content);

  static Range range(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\n'; }
  // A character of a role's name, or of an address's scheme.
  static bool is_role_char(char c);

  bool starts_with(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step();

  // The end of the run of bytes like the one at `at`.
  std::size_t run_end(std::size_t at) const;

  // ---- code spans (hide.cpp) ----

  // Where the backtick run of `length` after `from` begins, or none.
  std::size_t code_close(std::size_t from, std::size_t length);

  // Past the code span that the run [begin, end) opens, or past the run.
  std::size_t after_code(std::size_t begin, std::size_t end);

  // ---- < (hide.cpp) ----

  // The place of `what` after `from`; remembers that there is none.
  std::size_t find_once(std::string_view what, std::size_t from, bool& failed) const;

  // A comment (CommonMark 0.31 §6.6), which older rules read otherwise.
  bool step_comment();

  void step_angle();

  // `<scheme:…>` or `<name@host>` (CommonMark §6.5); 0 when it is none.
  static std::size_t autolink_length(std::string_view rest);

  // ---- addresses (hide.cpp) ----

  void step_address();

  // ---- \ and & (hide.cpp) ----

  void step_backslash();

  // An entity for an ASCII sign.
  void step_entity();

  // \(…\)
  bool step_bracket_math();

  // ---- ~ and ^ (hide_marks.cpp) ----

  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  // Where the short ASCII word that begins at `from` ends with `mark`, or none.
  std::size_t script_end(std::size_t from, char mark) const;

  // H~2~O: a number or one character after a letter.
  std::size_t subscript_end(std::size_t from) const;

  // A single tilde otherwise opens only where no word ends, so
  // that 3~5 and ~/path stay text (GFM §6.5 allows one or two tildes).
  void step_tildes();

  void hide_mark(SentinelKind kind, std::size_t end, bool opens, bool closes);

  // ~text~ of markdown-it: up to the next tilde, without white space that no backslash escapes.
  bool step_plain_subscript();

  // ~~~~: pairs of tildes, of which an odd first one is text.
  void step_tilde_run(std::size_t end, bool opens, bool closes);

  // ^ or ~ around marked text (pulldown-cmark).
  bool step_script_run(SentinelKind kind);

  void hide_script(SentinelKind kind, std::size_t end);

  bool step_caret();

  // ^[text]: up to the bracket that closes it; code in it is skipped.
  bool step_inline_note();

  // ---- { (hide_brackets.cpp) ----

  // {#id .class} after code, a link, a picture or brackets.
  bool step_attributes();

  void step_brace();

  bool step_substitution();

  // ---- $ (hide_brackets.cpp) ----

  // Finds all `$` that no backslash escapes, each with the braces that it stands in.
  void find_dollars();
  // The next of `length` such `$` from `from` that stand in the same braces as the one at
  // `opener`, or none: `}{` is no mathematics, and `{$2$}` is part of what is around it.
  std::size_t math_close(std::size_t opener, std::size_t from, std::size_t length);

  bool step_dollar();

  bool step_display();

  // ---- [ ] (hide_brackets.cpp) ----

  bool step_footnote();
  void step_bracket_open();

  // `](<…>)` with a line end in it is no link; the form feed that stands for it would be allowed.
  void step_bracket_close();

  // Past a link's destination, whose address is none of the text.
  void skip_destination();

  // ---- * and _ (hide_marks.cpp) ----

  struct Neighbour {
    bool white = true;
    bool punctuation = false;
    bool symbol = false;  // punctuation since 0.31 that cmark takes for a letter
    bool cjk = false;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  Neighbour classify(std::size_t begin) const;

  Neighbour before(std::size_t at) const;

  Neighbour after(std::size_t at) const { return at >= text_.size() ? Neighbour{} : classify(at); }

  void step_delimiters();

  // The author's own U+12470 or plane-15 character, which would look like a sentinel's.
  void step_own_character();

  HiddenText& out_;
  const HideOptions& options_;
  const Parser& parser_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  bool runs_known_ = false;
  std::unordered_map<std::size_t, std::vector<std::size_t>> runs_;
  bool no_comment_end_ = false;
  bool no_instruction_end_ = false;
  bool no_cdata_end_ = false;
  bool dollars_known_ = false;
  std::unordered_map<std::size_t, std::size_t> braces_of_dollar_;  // place -> number of its braces
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> dollars_;
  bool no_note_end_ = false;
  bool no_bracket_math_end_ = false;
  std::vector<bool> open_brackets_;  // that are not closed yet; true: of a picture
  std::size_t open_pictures_ = 0;
  bool bracket_closed_ = false;      // the latest ']' closes a bracket of the text
  std::size_t destination_end_ = 0;  // no bare address before this place
  std::size_t attributes_end_ = 0;   // of the latest attribute list
};

}  // namespace diaoban::reader
