// Breaks between the words of scripts that write none of them: Thai, Lao, Khmer, Burmese, by ICU's
// dictionaries (UAX #14, class SA).
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <string>

#include "base/handle.hpp"
#include "typeset/paragraph/analysis.hpp"

namespace diaoban::typeset::paragraph {
namespace {

using BreakIterator = base::Handle<UBreakIterator, ubrk_close>;

bool is_complex(const Character& character) { return character.line_class == U_LB_COMPLEX_CONTEXT; }

// Characters [begin, end) are of such a script.
void resolve_run(std::vector<Character>& characters, std::size_t begin, std::size_t end) {
  std::u16string text;
  std::vector<std::size_t> character_at;  // by unit of UTF-16
  for (std::size_t i = begin; i < end; ++i) {
    char16_t units[2];
    int count = 0;
    U16_APPEND_UNSAFE(units, count, characters[i].c);
    text.append(units, static_cast<std::size_t>(count));
    character_at.insert(character_at.end(), static_cast<std::size_t>(count), i);
  }
  UErrorCode status = U_ZERO_ERROR;
  const BreakIterator iterator(
      ubrk_open(UBRK_LINE, "", text.data(), static_cast<int>(text.size()), &status));
  if (U_FAILURE(status) || !iterator) return;
  for (int at = ubrk_next(iterator.get()); at != UBRK_DONE; at = ubrk_next(iterator.get())) {
    const auto unit = static_cast<std::size_t>(at);
    if (unit == 0 || unit >= character_at.size()) continue;
    Character& before = characters[character_at[unit] - 1];
    if (before.after == Break::None) before.after = Break::Normal;
  }
}

}  // namespace

void resolve_dictionary_breaks(std::vector<Character>& characters) {
  for (std::size_t i = 0; i < characters.size();) {
    if (!is_complex(characters[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < characters.size() &&
           (is_complex(characters[end]) || characters[end].kind == Kind::Extend)) {
      ++end;
    }
    resolve_run(characters, i, end);
    i = end;
  }
}

}  // namespace diaoban::typeset::paragraph
