// Implements the renderers of diagnostics.
#include "diagnostics/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::diagnostics {
namespace {

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return "error";
}

std::string_view severity_color(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "\x1b[1;36m";
    case Severity::Warning:
      return "\x1b[1;33m";
    case Severity::Error:
      return "\x1b[1;31m";
  }
  return "";
}

// Finds positions in the order of the text: many in one long line are counted once, not each from
// the line's beginning.
class Places {
 public:
  explicit Places(const Sources& sources) : sources_(sources) {}

  const SourceFile& file(Span span) const { return sources_.file(span.source); }

  Position position(SourceId source, std::uint32_t offset) {
    const SourceFile& file = sources_.file(source);
    if (&file == file_ && offset >= offset_ && offset <= line_end_) {
      const std::string_view between =
          std::string_view(file.text()).substr(offset_, offset - offset_);
      at_.column += static_cast<std::uint32_t>(base::count_code_points(between));
    } else {
      at_ = file.position(offset);
      const std::string_view line = file.line(at_.line);
      file_ = &file;
      line_end_ = line.empty()
                      ? 0
                      : static_cast<std::uint32_t>(line.data() + line.size() - file.text().data());
    }
    offset_ = offset;
    return at_;
  }

  std::string place(Span span) {
    if (span.is_null()) return {};
    const Position at = position(span.source, span.begin);
    return fmt::format("{}:{}:{}: ", file(span).path(), at.line, at.column);
  }

 private:
  const Sources& sources_;
  const SourceFile* file_ = nullptr;
  std::uint32_t offset_ = 0;
  std::uint32_t line_end_ = 0;  // 0: of an empty line, or none
  Position at_;
};

// Columns of a terminal that `text` takes.
std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t c : base::code_points(text)) {
    const bool wide = base::is_han(c) || base::is_kana(c) || base::is_hangul(c) ||
                      base::is_cjk_punctuation(c) || base::is_emoji(c);
    width += wide ? 2 : 1;
  }
  return width;
}

// Long lines are shown around the place that is meant only.
constexpr std::size_t most_shown_before = 60;
constexpr std::size_t most_shown_after = 100;

std::size_t back_by_code_points(std::string_view text, std::size_t from, std::size_t count) {
  while (from > 0 && count > 0) {
    --from;
    const bool continues = (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U;
    if (!continues) --count;
  }
  return from;
}

std::string excerpt(Span span, Places& places) {
  const SourceFile& file = places.file(span);
  const std::string_view line = file.line(places.position(span.source, span.begin).line);
  const auto line_begin =
      static_cast<std::size_t>(line.empty() ? 0 : line.data() - file.text().data());
  const std::size_t begin =
      std::min(line.size(), std::max<std::size_t>(span.begin, line_begin) - line_begin);
  const std::size_t length = std::max<std::size_t>(span.end - span.begin, 1);
  const std::size_t end = std::min(line.size(), begin + length);
  const std::size_t from = back_by_code_points(line, begin, most_shown_before);
  std::size_t to = end;
  for (std::size_t shown = 0; shown < most_shown_after && to < line.size(); ++shown) {
    to += base::decode(line, to).length;
  }
  to = std::min(to, line.size());
  std::string shown(line.substr(from, to - from));
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  const std::string lead = from > 0 ? "…" : "";
  const std::size_t before = display_width(lead) + display_width(line.substr(from, begin - from));
  const std::size_t marked =
      std::max<std::size_t>(1, display_width(line.substr(begin, end - begin)));
  return fmt::format("  {}{}{}\n  {}{}\n", lead, shown, to < line.size() ? "…" : "",
                     std::string(before, ' '), std::string(std::min<std::size_t>(marked, 80), '^'));
}

std::string headline(const Diagnostic& d, Places& places, bool color) {
  const Severity severity = d.kind->severity;
  return fmt::format("{}{}{}:{} {} [{}]\n", places.place(d.span),
                     color ? severity_color(severity) : "", severity_name(severity),
                     color ? "\x1b[0m" : "", d.message, d.kind->name);
}

// A fault that a book has by hundreds must not hide the others from people.
constexpr std::size_t most_told = 20;

std::string render_human(const Diagnostic& d, Places& places, bool color) {
  std::string out = headline(d, places, color);
  if (!d.span.is_null()) out += excerpt(d.span, places);
  for (std::size_t i = 0; i < std::min(d.notes.size(), most_told); ++i) {
    out += fmt::format("  {}note: {}\n", places.place(d.notes[i].span), d.notes[i].message);
  }
  if (d.notes.size() > most_told) {
    out += fmt::format("  and {} more; --diagnostics json tells all\n", d.notes.size() - most_told);
  }
  if (!d.hint.empty()) out += fmt::format("  hint: {}\n", d.hint);
  return out;
}

nlohmann::ordered_json place_json(Span span, Places& places) {
  nlohmann::ordered_json json;
  if (span.is_null()) return json;
  const Position begin = places.position(span.source, span.begin);
  const Position end = places.position(span.source, span.end);
  json["file"] = places.file(span).path();
  json["line"] = begin.line;
  json["column"] = begin.column;
  json["endLine"] = end.line;
  json["endColumn"] = end.column;
  return json;
}

std::string render_json(const std::vector<Diagnostic>& diagnostics, Places& places) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Diagnostic& d : diagnostics) {
    nlohmann::ordered_json json;
    json["name"] = d.kind->name;
    json["severity"] = severity_name(d.kind->severity);
    json["message"] = d.message;
    json["place"] = place_json(d.span, places);
    json["hint"] = d.hint;
    json["notes"] = nlohmann::ordered_json::array();
    for (const Note& note : d.notes) {
      json["notes"].push_back(
          {{"message", note.message}, {"place", place_json(note.span, places)}});
    }
    all.push_back(std::move(json));
  }
  return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

// Escaping of workflow commands: data, and in property values also ':' and ','.
std::string github_escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\n') {
      out += "%0A";
    } else if (c == '\r') {
      out += "%0D";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string render_github(const Diagnostic& d, Places& places) {
  const std::string_view command =
      d.kind->severity == Severity::Note ? "notice" : severity_name(d.kind->severity);
  std::string properties = fmt::format("title={}", github_escaped(d.kind->name, true));
  if (!d.span.is_null()) {
    const Position at = places.position(d.span.source, d.span.begin);
    properties =
        fmt::format("file={},line={},col={},{}", github_escaped(places.file(d.span).path(), true),
                    at.line, at.column, properties);
  }
  const std::string message = d.hint.empty() ? d.message : d.message + "\nhint: " + d.hint;
  return fmt::format("::{} {}::{}\n", command, properties, github_escaped(message, false));
}

// Counts what was told of each kind. Errors are all told.
class Tally {
 public:
  bool take(const Kind& kind) {
    if (kind.severity == Severity::Error) return true;
    return ++told_[kind.name] <= most_told;
  }

  std::string rest() const {
    std::string out;
    for (const auto& [name, count] : told_) {
      if (count <= most_told) continue;
      out +=
          fmt::format("and {} more [{}]; --diagnostics short tells all\n", count - most_told, name);
    }
    return out;
  }

 private:
  std::map<std::string_view, std::size_t> told_;
};

}  // namespace

std::string render(const std::vector<Diagnostic>& diagnostics, const Sources& sources,
                   RenderStyle style, bool color) {
  Places places(sources);
  if (style == RenderStyle::Json) return render_json(diagnostics, places);
  std::string out;
  Tally tally;
  for (const Diagnostic& d : diagnostics) {
    switch (style) {
      case RenderStyle::Human:
        if (tally.take(*d.kind)) out += render_human(d, places, color);
        break;
      case RenderStyle::Short:
        out += headline(d, places, color);
        break;
      case RenderStyle::GitHub:
        out += render_github(d, places);
        break;
      case RenderStyle::Json:
        break;
    }
  }
  return out + tally.rest();
}

}  // namespace diaoban::diagnostics
