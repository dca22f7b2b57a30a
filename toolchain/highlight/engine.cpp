// Drives KSyntaxHighlighting line by line. It needs no QCoreApplication and no display.
#include "highlight/engine.hpp"

#ifdef DIAOBAN_HAVE_KSYNTAX

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <map>
#include <mutex>

#include "base/utf8.hpp"
#include "highlight/language_names.hpp"

namespace diaoban::highlight {
namespace {

using KSyntaxHighlighting::Definition;
using KSyntaxHighlighting::Format;
using Style = KSyntaxHighlighting::Theme::TextStyle;

// The definitions' "Error" marks what the whole file would make wrong; a listing is a piece of a
// file, so it is shown as plain.
TokenClass class_of(Style style) {
  switch (style) {
    case Style::Keyword:
    case Style::ControlFlow:
      return TokenClass::Keyword;
    case Style::Function:
    case Style::BuiltIn:
    case Style::Extension:
      return TokenClass::Function;
    case Style::Variable:
      return TokenClass::Variable;
    case Style::Operator:
      return TokenClass::Operator;
    case Style::Preprocessor:
    case Style::Import:
      return TokenClass::Preprocessor;
    case Style::Attribute:
      return TokenClass::Attribute;
    case Style::Char:
    case Style::SpecialChar:
      return TokenClass::Character;
    case Style::String:
    case Style::VerbatimString:
    case Style::SpecialString:
      return TokenClass::String;
    case Style::DataType:
      return TokenClass::Type;
    case Style::DecVal:
    case Style::BaseN:
    case Style::Float:
    case Style::Constant:
      return TokenClass::Number;
    case Style::Comment:
    case Style::Documentation:
    case Style::Annotation:
    case Style::CommentVar:
    case Style::RegionMarker:
    case Style::Information:
    case Style::Warning:
    case Style::Alert:
      return TokenClass::Comment;
    default:
      return TokenClass::Plain;
  }
}

// One line as UTF-16, and the byte where each of its units starts.
struct Utf16Line {
  QString text;
  std::vector<std::uint32_t> bytes;
};

Utf16Line to_utf16(std::string_view code, std::size_t begin, std::size_t end) {
  Utf16Line line;
  for (std::size_t at = begin; at < end;) {
    const base::Decoded next = base::decode(code.substr(0, end), at);
    const auto byte = static_cast<std::uint32_t>(at);
    if (next.code_point >= 0x10000) {
      line.text += QChar(QChar::highSurrogate(next.code_point));
      line.text += QChar(QChar::lowSurrogate(next.code_point));
      line.bytes.push_back(byte);
    } else {
      line.text += QChar(static_cast<ushort>(next.code_point));
    }
    line.bytes.push_back(byte);
    at += next.length;
  }
  line.bytes.push_back(static_cast<std::uint32_t>(end));
  return line;
}

class TokenCollector : public KSyntaxHighlighting::AbstractHighlighter {
 public:
  std::vector<Token> collect(std::string_view code, const Definition& definition) {
    setDefinition(definition);
    // Some definitions take more than linear time: no person reads lines of that length.
    constexpr std::size_t longest_line = 10'000;
    KSyntaxHighlighting::State state;
    for (std::size_t begin = 0; begin < code.size();) {
      const std::size_t newline = std::min(code.find('\n', begin), code.size());
      std::size_t end = newline;
      if (end > begin && code[end - 1] == '\r') --end;
      if (end - begin <= longest_line) {
        line_ = to_utf16(code, begin, end);
        state = highlightLine(line_.text, state);
      }
      begin = newline + 1;
    }
    return std::move(tokens_);
  }

 protected:
  void applyFormat(int offset, int length, const Format& format) override {
    const TokenClass kind = class_of(format.textStyle());
    const auto last = static_cast<int>(line_.bytes.size()) - 1;
    if (kind == TokenClass::Plain || offset < 0 || length <= 0 || offset + length > last) return;
    const std::uint32_t begin = line_.bytes[static_cast<std::size_t>(offset)];
    const std::uint32_t end = line_.bytes[static_cast<std::size_t>(offset + length)];
    const bool continues =
        !tokens_.empty() && tokens_.back().end == begin && tokens_.back().kind == kind;
    if (continues && offset > 0) {
      tokens_.back().end = end;
    } else if (tokens_.empty() || tokens_.back().end <= begin) {
      tokens_.push_back({begin, end, kind});
    }
  }

 private:
  Utf16Line line_;
  std::vector<Token> tokens_;
};

// The library's definitions. Loading them costs tens of milliseconds and they never change, so that
// one set serves all threads, one after the other.
class Definitions {
 public:
  std::vector<Token> highlight(std::string_view code, const Definition& definition) {
    return TokenCollector().collect(code, definition);
  }

  Definition find(std::string_view language) {
    const auto known = found_.find(language);
    if (known != found_.end()) return known->second;
    Definition definition = look_up(language);
    // Languages come from the manuscript; only those that exist are kept.
    if (definition.isValid()) found_.emplace(language, definition);
    return definition;
  }

  std::mutex& mutex() { return mutex_; }

 private:
  static QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<int>(utf8.size()));
  }

  Definition look_up(std::string_view language) const {
    if (const std::string_view name = definition_of(language); !name.empty()) {
      return repository_.definitionForName(text(name));
    }
    if (language.empty() || language.size() > 40) return {};
    const QString wanted = text(language);
    for (const Definition& definition : repository_.definitions()) {
      if (definition.name().compare(wanted, Qt::CaseInsensitive) == 0) return definition;
    }
    if (language.find_first_of("/\\*?.") != std::string_view::npos) return {};
    return repository_.definitionForFileName(QStringLiteral("listing.") + wanted);
  }

  std::mutex mutex_;
  KSyntaxHighlighting::Repository repository_;
  std::map<std::string, Definition, std::less<>> found_;
};

Definitions& definitions() {
  static Definitions all;
  return all;
}

}  // namespace

bool has_engine() { return true; }

bool has_definition(std::string_view language) {
  const std::scoped_lock lock(definitions().mutex());
  return definitions().find(language).isValid();
}

std::optional<std::vector<Token>> highlight_with_engine(std::string_view code,
                                                        std::string_view language) {
  const std::scoped_lock lock(definitions().mutex());
  const Definition definition = definitions().find(language);
  if (!definition.isValid()) return std::nullopt;
  return definitions().highlight(code, definition);
}

}  // namespace diaoban::highlight

#else

#include "highlight/language_names.hpp"

namespace diaoban::highlight {

bool has_engine() { return false; }

bool has_definition(std::string_view language) { return !definition_of(language).empty(); }

std::optional<std::vector<Token>> highlight_with_engine(std::string_view, std::string_view) {
  return std::nullopt;
}

}  // namespace diaoban::highlight

#endif
