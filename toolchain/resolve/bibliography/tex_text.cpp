// Plain text of TeX's: accents, letters, dashes and braces of BibTeX's fields.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <map>

#include "base/utf8.hpp"
#include "resolve/bibliography/bibtex.hpp"

namespace diaoban::resolve {
namespace {

// The combining mark (The Unicode Standard, Combining Diacritical Marks) of an accent command, or
// 0.
char32_t combining_mark(char command) {
  switch (command) {
    case '`':
      return 0x300;
    case '\'':
      return 0x301;
    case '^':
      return 0x302;
    case '~':
      return 0x303;
    case '=':
      return 0x304;
    case 'u':
      return 0x306;
    case '.':
      return 0x307;
    case '"':
      return 0x308;
    case 'r':
      return 0x30A;
    case 'H':
      return 0x30B;
    case 'v':
      return 0x30C;
    case 'd':
      return 0x323;
    case 'c':
      return 0x327;
    case 'k':
      return 0x328;
    default:
      return 0;
  }
}

const std::map<std::string_view, std::string_view>& letters() {
  static const std::map<std::string_view, std::string_view> table = {
      {"ss", "ß"},         {"ae", "æ"},
      {"AE", "Æ"},         {"oe", "œ"},
      {"OE", "Œ"},         {"o", "ø"},
      {"O", "Ø"},          {"aa", "å"},
      {"AA", "Å"},         {"l", "ł"},
      {"L", "Ł"},          {"i", "ı"},
      {"j", "ȷ"},          {"dh", "ð"},
      {"th", "þ"},         {"TeX", "TeX"},
      {"LaTeX", "LaTeX"},  {"textendash", "–"},
      {"textemdash", "—"}, {"ldots", "…"},
      {"dots", "…"},       {"textquoteright", "’"}};
  return table;
}

// With letters and their marks as one character where Unicode has it (UAX #15, form C): fonts and
// readers want it so.
std::string composed(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return text;
  const icu::UnicodeString made = form->normalize(icu::UnicodeString::fromUTF8(text), status);
  std::string out;
  if (U_FAILURE(status)) return text;
  made.toUTF8String(out);
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class TexReader {
 public:
  explicit TexReader(std::string_view text) : text_(text) {}

  std::string read() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  bool starts_with(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void step() {
    const char c = text_[at_];
    if (c == '\\') {
      ++at_;
      read_command();
    } else if (c == '{' || c == '}') {
      ++at_;
    } else if (c == '~') {
      out_ += "\u00A0";
      ++at_;
    } else if (starts_with("---")) {
      out_ += "—";
      at_ += 3;
    } else if (starts_with("--")) {
      out_ += "–";
      at_ += 2;
    } else if (starts_with("``") || starts_with("''")) {
      out_ += c == '`' ? "“" : "”";
      at_ += 2;
    } else if (c == '\n' || c == '\t' || c == '\r' || c == ' ') {
      if (!out_.empty() && out_.back() != ' ') out_ += ' ';
      ++at_;
    } else {
      out_ += c;
      ++at_;
    }
  }

  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  // A command after its backslash.
  void read_command() {
    if (at_ >= text_.size()) return;
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    if (end == at_) ++end;
    const std::string_view name = text_.substr(at_, end - at_);
    at_ = end;
    const char32_t mark = name.size() == 1 ? combining_mark(name[0]) : 0;
    if (mark != 0) {
      skip_spaces();
      add_accented(mark);
      return;
    }
    if (const auto found = letters().find(name); found != letters().end()) {
      out_ += found->second;
      skip_spaces();
    } else if (!is_letter(name[0])) {
      if (name != "/" && name != "," && name != "-") out_ += name;  // \&, \%, \_
    } else {
      skip_spaces();  // \emph, \url: the text in their braces stays
    }
  }

  // The letter that the accent stands on, in braces or not, then the mark.
  void add_accented(char32_t mark) {
    while (at_ < text_.size() && text_[at_] == '{') ++at_;
    if (at_ < text_.size() && text_[at_] == '\\') {  // \'{\i}
      ++at_;
      const char letter = at_ < text_.size() ? text_[at_] : 'i';
      out_ += letter;
      ++at_;
    } else if (at_ < text_.size() && text_[at_] != '}') {
      const base::Decoded letter = base::decode(text_, at_);
      base::append(out_, letter.code_point);
      at_ += letter.length;
    }
    base::append(out_, mark);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string plain_tex(std::string_view text) {
  std::string plain = composed(TexReader(text).read());
  while (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

}  // namespace diaoban::resolve
