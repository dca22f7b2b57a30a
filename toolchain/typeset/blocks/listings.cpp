// Listings: code in columns on a tint, with colours, numbers, emphasised lines and a caption.
#include <fmt/format.h>

#include <algorithm>

#include "highlight/callouts.hpp"
#include "highlight/highlight.hpp"
#include "highlight/palette.hpp"
#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {
namespace {

constexpr double rule_width = 2;
constexpr double inset = 8;       // from the rule to the code
constexpr double number_gap = 6;  // from the number to the code
// A listing of so few lines is not cut unless a page would stay half empty.
constexpr std::size_t short_listing = 9;

// At least so many lines of a cut listing stand on either page.
constexpr std::size_t kept_lines = 3;
// A line of code that needs several is not cut for less than a page that is half empty.
constexpr float cut_line_cost = 2 * break_cost::bad;

std::vector<CodeLine> lines_of_code(std::string_view code,
                                    const std::vector<highlight::Token>& tokens,
                                    const std::vector<highlight::Callout>& callouts) {
  std::vector<CodeLine> lines;
  auto token = tokens.begin();
  for (std::size_t begin = 0; begin < code.size();) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    CodeLine line{code.substr(begin, end - begin), {}, static_cast<int>(lines.size()) + 1, {}};
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    for (; token != tokens.end() && token->begin < end; ++token) {
      if (token->begin < begin) continue;
      const auto last = std::min<std::size_t>(token->end, begin + line.text.size());
      if (last <= token->begin) continue;
      line.tokens.push_back({static_cast<std::uint32_t>(token->begin - begin),
                             static_cast<std::uint32_t>(last - begin), token->kind});
    }
    lines.push_back(std::move(line));
    begin = end + 1;
  }
  for (const highlight::Callout& callout : callouts) {
    if (callout.line < lines.size()) {
      lines[callout.line].callouts += highlight::callout_mark(callout.number);
    }
  }
  return lines;
}

// Blank lines at the listing's ends are no part of what it shows.
void drop_blank_ends(std::vector<CodeLine>& lines) {
  const auto shows = [](const CodeLine& line) {
    return line.text.find_first_not_of(" \t") != std::string_view::npos || !line.callouts.empty();
  };
  const auto end = std::find_if(lines.rbegin(), lines.rend(), shows);
  lines.erase(end.base(), lines.end());
  lines.erase(lines.begin(), std::find_if(lines.begin(), lines.end(), shows));
}

// What a page end before the line `at` (not the first) costs.
float cost_of_cut(const std::vector<CodeLine>& lines, std::size_t at) {
  const bool at_edge = at < kept_lines || at + kept_lines > lines.size();
  if (at_edge) return 2 * break_cost::bad;
  // A page does not begin with a blank line.
  if (lines.size() < short_listing || lines[at].text.empty()) return break_cost::bad;
  return lines[at - 1].text.empty() ? break_cost::none : break_cost::unwanted;
}

}  // namespace

ParagraphText Setter::code_text(const CodeLine& code_line, const CodePlace& code) const {
  const std::string_view line = code_line.text;
  ParagraphText text;
  TextStyle style;
  style.role = theme().listing.role;
  style.size = theme().listing.size.pt();
  style.color = theme().listing.color;
  style.code = true;
  style.hyphenate = false;
  style.owner = {code.element};
  style.span = code.span;
  text.styles.push_back(style);
  std::size_t at = 0;
  for (const highlight::Token& token : code_line.tokens) {
    if (token.begin > at) text.append(line.substr(at, token.begin - at), 0);
    const highlight::CodeLook look = highlight::code_look(token.kind, theme().listing_theme);
    style.color = theme().listing.color;
    if (look.color) style.color = {look.color->red, look.color->green, look.color->blue};
    style.role = look.bold ? "mono-bold" : theme().listing.role;
    text.styles.push_back(style);
    text.append(line.substr(token.begin, token.end - token.begin),
                static_cast<std::uint32_t>(text.styles.size() - 1));
    at = token.end;
  }
  if (at < line.size()) text.append(line.substr(at), 0);
  if (!code_line.callouts.empty()) {
    style.color = theme().accent;
    style.role = theme().listing.role;
    text.styles.push_back(style);
    text.append((line.empty() ? "" : "  ") + code_line.callouts,
                static_cast<std::uint32_t>(text.styles.size() - 1));
  }
  return text;
}

void Setter::layout_code(const document::Block& block, const document::CodeBlock& code,
                         const BlockPlace& outer) {
  const highlight::CalledOut shown = highlight::take_callouts(code.text);
  const auto tokens = highlight::highlight(shown.code, code.language);
  std::vector<CodeLine> lines = lines_of_code(shown.code, tokens, shown.callouts);
  drop_blank_ends(lines);
  Frame frame;
  frame.has_tint = true;
  frame.tint = theme().listing_tint;
  frame.rule = "solid";
  frame.rule_width = rule_width;
  frame.rule_color = theme().listing_rule;
  frame.pad_above = frame.pad_below = 5;
  const double space = theme().body.leading.pt() / 2;
  ask_space(space);
  BlockPlace place = outer;
  place.element = outer.element;
  layout_caption(code.caption, block.id, place, true);

  const std::uint32_t paragraph = add_element("P", outer.element, block.id);
  const std::uint32_t element = add_element("Code", paragraph);
  // Code is read in English unless its author wrote in another script.
  const bool is_ascii = std::all_of(code.text.begin(), code.text.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii && !book_.language.starts_with("en")) section_.elements[element].language = "en";
  double numbers = 0;
  if (code.line_numbers) {
    const int last = code.first_line_number + (lines.empty() ? 1 : lines.back().number) - 1;
    numbers = width_of(fmt::format("{}", last), theme().listing) + number_gap;
  }
  frame.parent = outer.frame;
  frame.left = outer.left;
  frame.width = outer.width;
  place.frame = add_frame(frame);
  place.left = outer.left + rule_width + inset + numbers;
  place.width = std::max(outer.width - rule_width - 2 * inset - numbers, 40.0);
  const CodePlace code_place{element, block.span};
  if (lines.empty()) add_code_line({}, code_place, place);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t first = out_->size();
    if (i > 0) ask_break(cost_of_cut(lines, i));
    add_code_line(lines[i], code_place, place);
    const int number = lines[i].number;
    const bool is_emphasized =
        std::find(code.emphasized.begin(), code.emphasized.end(), number) != code.emphasized.end();
    if (is_emphasized) emphasize_code(first, outer);
    if (code.line_numbers) add_line_number(first, code.first_line_number + number - 1, place);
  }
  ask_space(space);
}

void Setter::add_code_line(const CodeLine& line, const CodePlace& code, const BlockPlace& place) {
  VerbatimStyle style;
  style.language = book_.language;
  style.measure = place.width;
  style.wrap_color = theme().muted;
  style.line = line.number;
  const ParagraphText text = code_text(line, code);
  const double leading = theme().listing.leading.pt();
  const double size = theme().listing.size.pt();
  const double baseline = (leading - size) / 2 + 0.84 * size;
  bool continued = false;
  for (SetLine& set : compositor_.set_verbatim(text, style)) {
    Piece piece;
    piece.height = leading;
    piece.baseline = baseline;
    piece.frame = place.frame;
    if (continued) piece.break_before = cut_line_cost;
    for (Item& item : set.items) move_item(item, place.left, baseline);
    if (book_.input.report) piece.content.lines.push_back(report_line(set, size));
    piece.content.items = std::move(set.items);
    add_piece(std::move(piece));
    continued = true;
  }
}

void Setter::emphasize_code(std::size_t first_piece, const BlockPlace& outer) {
  for (std::size_t i = first_piece; i < out_->size(); ++i) {
    Piece& piece = (*out_)[i];
    const Rectangle area{outer.left + rule_width, 0, outer.width - rule_width, piece.height};
    std::vector<Item> items;
    items.push_back({RuleItem{area, theme().listing_emphasis}, {}});
    for (Item& item : piece.content.items) items.push_back(std::move(item));
    piece.content.items = std::move(items);
  }
}

void Setter::add_line_number(std::size_t first_piece, int number, const BlockPlace& place) {
  if (first_piece >= out_->size()) return;
  Piece& piece = (*out_)[first_piece];
  project::TextLook look = theme().listing;
  look.color = theme().muted;
  const std::string text = fmt::format("{}", number);
  const double x = place.left - number_gap - width_of(text, look);
  set_line(piece.content, text, look, x, piece.baseline, {});
}

}  // namespace diaoban::typeset
