// Implements the signs: a walk lays all text of a leaf side by side, then replaces in it.
#include "reader/inline/signs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "reader/inline/punctuation.hpp"

namespace diaoban::reader {

namespace {

using document::Inline;
using document::Inlines;

constexpr std::string_view escaped_class = "\x01";

// A text of the leaf in reading order, or what stands between texts.
struct Piece {
  std::string* text = nullptr;  // null: no text to replace in, only what it looks like beside one
  char32_t first = 0;           // of what is no text; 0: nothing that a quote sees
  char32_t last = 0;
  std::size_t level = 0;  // of emphasis and links around it
  bool line_end = false;
};

void collect(Inlines& inlines, std::size_t level, std::vector<Piece>& pieces);

void collect_node(Inline& node, std::size_t level, std::vector<Piece>& pieces) {
  if (auto* text = std::get_if<document::Text>(&node.node)) {
    if (node.attributes.has_class(std::string(escaped_class))) {
      node.attributes = {};
      const auto sign = static_cast<char32_t>(text->text.empty() ? ' ' : text->text.front());
      pieces.push_back({nullptr, sign, sign, level, false});
    } else {
      pieces.push_back({&text->text, 0, 0, level, false});
    }
  } else if (auto* styled = std::get_if<document::Styled>(&node.node)) {
    collect(styled->children, level + 1, pieces);
  } else if (auto* link = std::get_if<document::Link>(&node.node)) {
    if (!link->automatic) collect(link->children, level + 1, pieces);
  } else if (std::holds_alternative<document::SoftBreak>(node.node) ||
             std::holds_alternative<document::HardBreak>(node.node)) {
    pieces.push_back({nullptr, ' ', ' ', level, true});
  } else if (std::holds_alternative<document::RawInline>(node.node)) {
    pieces.push_back({nullptr, '<', '>', level, false});
  } else {
    pieces.push_back({nullptr, 'a', 'a', level, false});
  }
}

void collect(Inlines& inlines, std::size_t level, std::vector<Piece>& pieces) {
  for (Inline& node : inlines) collect_node(node, level, pieces);
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// The sign for a word in brackets at `rest`, and its length.
std::pair<std::string_view, std::size_t> bracket_sign(std::string_view rest) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> signs = {
      {{"(c)", "©"}, {"(r)", "®"}, {"(tm)", "™"}}};
  for (const auto& [written, sign] : signs) {
    if (rest.size() < written.size()) continue;
    const bool same = std::equal(written.begin(), written.end(), rest.begin(), [](char a, char b) {
      return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
    });
    if (same) return {sign, written.size()};
  }
  return {{}, 0};
}

std::size_t run_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] == text[at]) ++end;
  return end - at;
}

// Two or three hyphens that stand alone: between words, or between spaces.
std::string_view dash(std::string_view text, std::size_t at, std::size_t length) {
  const bool starts = at == 0 || text[at - 1] == '\n';
  const bool ends = at + length >= text.size();
  if (length == 3) return "—";
  if (length != 2) return {};
  const bool space_before = starts || is_space(text[at - 1]);
  const bool space_after = ends || is_space(text[at + 2]);
  const bool word_before = starts || !is_space(text[at - 1]);
  const bool word_after = ends || !is_space(text[at + 2]);
  return (space_before && space_after) || (word_before && word_after) ? "–" : std::string_view();
}

void replace_signs(std::string& text) {
  if (text.find_first_of("(.+-!?,") == std::string::npos) return;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const std::size_t run = run_length(text, i);
    const bool asked = !out.empty() && (out.back() == '?' || out.back() == '!');
    if (c == '(') {
      const auto [sign, length] = bracket_sign(std::string_view(text).substr(i));
      out += length > 0 ? sign : "(";
      i += std::max<std::size_t>(1, length);
    } else if (c == '+' && i + 1 < text.size() && text[i + 1] == '-') {
      out += "±";
      i += 2;
    } else if (c == '.' && run >= 2) {
      out += asked ? ".." : "…";
      i += run;
    } else if ((c == '!' || c == '?') && run >= 4) {
      out.append(3, c);
      i += run;
    } else if (c == ',' && run >= 2) {
      out += ',';
      i += run;
    } else if (c == '-') {
      const std::string_view sign = dash(text, i, run);
      out += sign.empty() ? std::string_view(text).substr(i, run) : sign;
      i += run;
    } else {
      out += c;
      ++i;
    }
  }
  text = std::move(out);
}

// ---- quotes ----

struct Quote {
  std::size_t piece = 0;
  std::size_t at = 0;
  bool single = false;
  std::size_t level = 0;
};

class QuotePairs {
 public:
  explicit QuotePairs(std::vector<Piece>& pieces) : pieces_(pieces) {}

  void run() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].text == nullptr) continue;
      while (!open_.empty() && open_.back().level > pieces_[i].level) open_.pop_back();
      const std::string& text = *pieces_[i].text;
      for (std::size_t at = text.find_first_of("\"'"); at != std::string::npos;
           at = text.find_first_of("\"'", at + 1)) {
        read_quote(i, at);
      }
    }
    write();
  }

 private:
  struct Change {
    std::size_t piece = 0;
    std::size_t at = 0;
    std::string_view sign;
  };

  char32_t before(std::size_t piece, std::size_t at) const {
    const std::string& text = *pieces_[piece].text;
    if (at > 0) return last_of(text, at);
    for (std::size_t i = piece; i-- > 0;) {
      if (pieces_[i].line_end) return ' ';
      if (pieces_[i].text == nullptr) return pieces_[i].last;
      if (!pieces_[i].text->empty()) return last_of(*pieces_[i].text, pieces_[i].text->size());
    }
    return ' ';
  }

  char32_t after(std::size_t piece, std::size_t at) const {
    const std::string& text = *pieces_[piece].text;
    if (at + 1 < text.size()) return base::decode(text, at + 1).code_point;
    for (std::size_t i = piece + 1; i < pieces_.size(); ++i) {
      if (pieces_[i].line_end) return ' ';
      if (pieces_[i].text == nullptr) return pieces_[i].first;
      if (!pieces_[i].text->empty()) return base::decode(*pieces_[i].text, 0).code_point;
    }
    return ' ';
  }

  static char32_t last_of(const std::string& text, std::size_t end) {
    const std::string_view before = std::string_view(text).substr(0, end);
    return base::decode(before, base::last_character(before)).code_point;
  }

  static bool is_sign(char32_t c) { return is_punctuation(c) || (c >= 0x80 && is_symbol(c)); }

  void read_quote(std::size_t piece, std::size_t at) {
    const std::size_t level = pieces_[piece].level;
    const bool single = (*pieces_[piece].text)[at] == '\'';
    const char32_t left = before(piece, at);
    const char32_t right = after(piece, at);
    const bool left_space = is_unicode_space(left);
    const bool right_space = is_unicode_space(right);
    const bool left_sign = is_sign(left);
    const bool right_sign = is_sign(right);
    bool opens = !right_space && (!right_sign || left_space || left_sign);
    bool closes = !left_space && (!left_sign || right_space || right_sign);
    const bool inches = !single && right == '"' && left >= '0' && left <= '9';
    if (inches) opens = closes = false;
    if (opens && closes) {
      // Between words a quote is an apostrophe, or a mark of measure.
      opens = left_sign;
      closes = right_sign;
    }
    if (!opens && !closes) {
      if (single) changes_.push_back({piece, at, "’"});
      return;
    }
    if (closes && close(piece, at, single, level)) return;
    if (opens) {
      open_.push_back({piece, at, single, level});
    } else if (single) {
      changes_.push_back({piece, at, "’"});
    }
  }

  bool close(std::size_t piece, std::size_t at, bool single, std::size_t level) {
    for (std::size_t j = open_.size(); j-- > 0 && open_[j].level >= level;) {
      if (open_[j].single != single || open_[j].level != level) continue;
      changes_.push_back({open_[j].piece, open_[j].at, single ? "‘" : "“"});
      changes_.push_back({piece, at, single ? "’" : "”"});
      open_.resize(j);
      return true;
    }
    return false;
  }

  // From the last change to the first, so that places stay right.
  void write() {
    std::sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
      return a.piece != b.piece ? a.piece > b.piece : a.at > b.at;
    });
    for (const Change& change : changes_) {
      pieces_[change.piece].text->replace(change.at, 1, change.sign);
    }
  }

  std::vector<Piece>& pieces_;
  std::vector<Quote> open_;
  std::vector<Change> changes_;
};

}  // namespace

void set_signs(Inlines& inlines, const Syntax& syntax) {
  std::vector<Piece> pieces;
  collect(inlines, 0, pieces);
  if (syntax.replacements) {
    for (const Piece& piece : pieces) {
      if (piece.text != nullptr) replace_signs(*piece.text);
    }
  }
  if (syntax.smartquotes) QuotePairs(pieces).run();
}

void mark_escaped(Inline& text) { text.attributes.edit().classes.emplace_back(escaped_class); }

char entity_sign(std::string_view entity) {
  static constexpr std::array<std::pair<std::string_view, char>, 12> names = {{{"&quot;", '"'},
                                                                               {"&apos;", '\''},
                                                                               {"&lpar;", '('},
                                                                               {"&rpar;", ')'},
                                                                               {"&period;", '.'},
                                                                               {"&comma;", ','},
                                                                               {"&excl;", '!'},
                                                                               {"&quest;", '?'},
                                                                               {"&plus;", '+'},
                                                                               {"&amp;", '&'},
                                                                               {"&lt;", '<'},
                                                                               {"&gt;", '>'}}};
  for (const auto& [name, sign] : names) {
    if (name == entity) return sign;
  }
  if (entity.size() < 4 || entity[1] != '#' || entity.back() != ';') return '\0';
  const bool hexadecimal = entity[2] == 'x' || entity[2] == 'X';
  unsigned value = 0;
  for (const char c : entity.substr(hexadecimal ? 3 : 2, entity.size() - (hexadecimal ? 4 : 3))) {
    const unsigned digit =
        c >= '0' && c <= '9'                  ? static_cast<unsigned>(c - '0')
        : hexadecimal && c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a') + 10
        : hexadecimal && c >= 'A' && c <= 'F' ? static_cast<unsigned>(c - 'A') + 10
                                              : 99U;
    if (digit == 99U) return '\0';
    value = value * (hexadecimal ? 16 : 10) + digit;
  }
  return value > ' ' && value < 0x7F ? static_cast<char>(value) : '\0';
}

}  // namespace diaoban::reader
