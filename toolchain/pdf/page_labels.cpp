// Page labels: the folios as readers show and search them.
#include <algorithm>
#include <charconv>

#include "base/ordinals.hpp"
#include "pdf/navigation.hpp"

namespace diaoban::pdf {
namespace {

// A folio as a counter: its style (ISO 32000-1 table 159) and number, or plain text.
struct Folio {
  char style = 0;  // 'D', 'r', 'R'; 0: `text` as it is
  int number = 0;
  std::string text;
};

// The value of lower-case roman numerals, 0 when `text` is not the usual way to write one.
int from_roman(const std::string& text) {
  const auto value_of = [](char c) {
    switch (c) {
      case 'i':
        return 1;
      case 'v':
        return 5;
      case 'x':
        return 10;
      case 'l':
        return 50;
      case 'c':
        return 100;
      case 'd':
        return 500;
      case 'm':
        return 1000;
      default:
        return 0;
    }
  };
  if (text.empty() || text.size() > 15) return 0;
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int value = value_of(text[i]);
    const int next = i + 1 < text.size() ? value_of(text[i + 1]) : 0;
    if (value == 0) return 0;
    sum += value < next ? -value : value;
  }
  return sum > 0 && base::to_roman(sum) == text ? sum : 0;
}

Folio read_folio(const std::string& label) {
  Folio folio{0, 0, label};
  int number = 0;
  const char* end = label.data() + label.size();
  const auto parsed = std::from_chars(label.data(), end, number);
  if (parsed.ec == std::errc{} && parsed.ptr == end && number > 0 && label[0] != '0') {
    return {'D', number, label};
  }
  std::string lower = label;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  number = from_roman(lower);
  if (number == 0) return folio;
  if (lower == label) return {'r', number, label};
  const bool all_upper =
      std::all_of(label.begin(), label.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return all_upper ? Folio{'R', number, label} : folio;
}

bool continues(const Folio& before, const Folio& folio) {
  if (folio.style != before.style) return false;
  return folio.style != 0 ? folio.number == before.number + 1 : folio.text == before.text;
}

}  // namespace

void write_page_labels(File& file, const typeset::Layout& layout) {
  std::map<std::int64_t, Object> ranges;
  Folio before{'?', 0, {}};
  for (std::size_t page = 0; page < layout.pages.size(); ++page) {
    Folio folio = read_folio(layout.pages[page].label);
    if (!continues(before, folio)) {
      auto range = Object::newDictionary();
      if (folio.style != 0) {
        range.replaceKey("/S", make_name(std::string(1, folio.style)));
        if (folio.number != 1) range.replaceKey("/St", make_integer(folio.number));
      } else if (!folio.text.empty()) {
        range.replaceKey("/P", make_text(folio.text));
      }
      ranges.emplace(static_cast<std::int64_t>(page), range);
    }
    before = std::move(folio);
  }
  file.catalog().replaceKey("/PageLabels", make_number_tree(file.document, ranges));
}

}  // namespace diaoban::pdf
