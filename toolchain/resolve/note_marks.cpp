// Implements what marks of notes say and where they stand.
#include "resolve/note_marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"

namespace diaoban::resolve {
namespace {

using document::Inline;
using document::Inlines;

bool is_stop(char32_t character) {
  return std::u32string_view(U"。，、；：！？．.,;:!?").find(character) !=
         std::u32string_view::npos;
}

bool is_note(const Inline& node) {
  return std::holds_alternative<document::FootnoteReference>(node.node);
}

// Bytes of the stops that `text` begins with, or ends with.
std::size_t stops_before(std::string_view text) {
  std::size_t bytes = 0;
  for (const char32_t character : base::code_points(text)) {
    if (!is_stop(character)) break;
    bytes += base::encode(character).size();
  }
  return bytes;
}

std::size_t stops_behind(std::string_view text) {
  std::size_t bytes = 0;
  const std::vector<char32_t> characters = base::code_points(text);
  for (auto at = characters.rbegin(); at != characters.rend() && is_stop(*at); ++at) {
    bytes += base::encode(*at).size();
  }
  return bytes;
}

Inline text_node(const Inline& like, std::string text) {
  return {{}, like.span, {}, document::Text{std::move(text)}};
}

}  // namespace

std::string note_mark(std::string_view language, int number) {
  const bool circled = language.starts_with("zh") || language.starts_with("ja");
  if (circled && number >= 1 && number <= 50) {
    const int base = number <= 20 ? 0x2460 - 1 : number <= 35 ? 0x3251 - 21 : 0x32B1 - 36;
    return base::encode(static_cast<char32_t>(base + number));
  }
  return fmt::format("{}", number);
}

bool has_note_marks(const Inlines& inlines) {
  return std::any_of(inlines.begin(), inlines.end(), is_note);
}

Inlines place_note_marks(const Inlines& inlines, std::string_view wanted) {
  Inlines placed;
  for (std::size_t i = 0; i < inlines.size();) {
    if (!is_note(inlines[i])) {
      placed.push_back(inlines[i++]);
      continue;
    }
    std::size_t end = i;
    while (end < inlines.size() && is_note(inlines[end])) ++end;
    const auto notes_begin = inlines.begin() + static_cast<std::ptrdiff_t>(i);
    const auto notes_end = inlines.begin() + static_cast<std::ptrdiff_t>(end);
    auto* before = placed.empty() ? nullptr : std::get_if<document::Text>(&placed.back().node);
    const auto* after =
        end < inlines.size() ? std::get_if<document::Text>(&inlines[end].node) : nullptr;
    if (wanted == "before-stop" && before != nullptr) {
      const std::size_t stops = stops_behind(before->text);
      Inline stop = text_node(placed.back(), before->text.substr(before->text.size() - stops));
      before->text.resize(before->text.size() - stops);
      placed.insert(placed.end(), notes_begin, notes_end);
      if (stops > 0) placed.push_back(std::move(stop));
    } else if (wanted == "after-stop" && after != nullptr) {
      const std::size_t stops = stops_before(after->text);
      if (stops > 0) placed.push_back(text_node(inlines[end], after->text.substr(0, stops)));
      placed.insert(placed.end(), notes_begin, notes_end);
      Inline rest = inlines[end++];
      std::get<document::Text>(rest.node).text.erase(0, stops);
      placed.push_back(std::move(rest));
    } else {
      placed.insert(placed.end(), notes_begin, notes_end);
    }
    i = end;
  }
  return placed;
}

}  // namespace diaoban::resolve
