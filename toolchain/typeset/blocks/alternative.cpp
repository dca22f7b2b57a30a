// Implements what stands for a picture.
#include "typeset/blocks/alternative.hpp"

#include <algorithm>

#include "figures/drawing.hpp"

namespace diaoban::typeset {
namespace {

constexpr std::size_t longest_words = 2000;  // bytes of the words of a drawing
constexpr int least_words = 3;               // of a file name that says something

// The lines of text in a drawing, in the order in which they are drawn.
std::string words_of(const figures::Drawing& drawing) {
  std::string words;
  for (const auto& operation : drawing.operations) {
    const auto* text = std::get_if<figures::TextOperation>(&operation);
    if (text == nullptr || words.size() > longest_words) continue;
    std::string line;
    for (const auto& placed : text->runs) line += placed.run.text;
    if (line.find_first_not_of(' ') == std::string::npos) continue;
    words += (words.empty() ? "" : " / ") + line;
  }
  return words;
}

// "wechat reward code" of "images/wechat-reward-code.png"; empty when it has too few words.
std::string words_of_name(const std::string& source) {
  const std::size_t slash = source.find_last_of("/\\");
  std::string name = slash == std::string::npos ? source : source.substr(slash + 1);
  name = name.substr(0, name.find('.'));
  std::string words;
  int count = 0;
  bool in_word = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
    const bool part = letter || (c >= '0' && c <= '9');
    if (part && !in_word && !words.empty()) words += ' ';
    if (letter && !in_word) ++count;
    if (part) words += c;
    in_word = part;
  }
  return count >= least_words ? words : std::string();
}

}  // namespace

Alternative alternative_of(const document::Image& image, const figures::Picture& picture,
                           const std::string& caption) {
  if (!image.alternative.empty()) return {image.alternative, false};
  for (const std::string* text : {&image.title, &picture.title, &picture.description, &caption}) {
    if (!text->empty()) return {*text, true};
  }
  if (picture.drawing != nullptr) {
    std::string words = words_of(*picture.drawing);
    if (!words.empty()) return {std::move(words), true};
  }
  return {words_of_name(image.source), true};
}

}  // namespace diaoban::typeset
