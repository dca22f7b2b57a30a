// Implements the renderers of diagnostics.
#include "diagnostics/render.hpp"

#include <fmt/format.h>

#include <algorithm>
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

std::string place(Span span, const Sources& sources) {
  if (span.is_null()) return {};
  const SourceFile& file = sources.file(span.source);
  const Position at = file.position(span.begin);
  return fmt::format("{}:{}:{}: ", file.path(), at.line, at.column);
}

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

std::string excerpt(Span span, const Sources& sources) {
  const SourceFile& file = sources.file(span.source);
  const Position at = file.position(span.begin);
  const std::string line{file.line(at.line)};
  std::size_t begin = 0;
  for (std::uint32_t column = 1; column < at.column && begin < line.size(); ++column) {
    begin += base::decode(line, begin).length;
  }
  const std::size_t length = std::max<std::size_t>(span.end - span.begin, 1);
  const std::size_t end = std::min(line.size(), begin + length);
  const std::size_t from = back_by_code_points(line, begin, most_shown_before);
  std::size_t to = end;
  for (std::size_t shown = 0; shown < most_shown_after && to < line.size(); ++shown) {
    to += base::decode(line, to).length;
  }
  to = std::min(to, line.size());
  std::string shown = line.substr(from, to - from);
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  const std::string lead = from > 0 ? "…" : "";
  const std::size_t before =
      display_width(lead) + display_width(std::string_view(line).substr(from, begin - from));
  const std::size_t marked =
      std::max<std::size_t>(1, display_width(std::string_view(line).substr(begin, end - begin)));
  return fmt::format("  {}{}{}\n  {}{}\n", lead, shown, to < line.size() ? "…" : "",
                     std::string(before, ' '), std::string(std::min<std::size_t>(marked, 80), '^'));
}

std::string headline(const Diagnostic& d, const Sources& sources, bool color) {
  const Severity severity = d.kind->severity;
  return fmt::format("{}{}{}:{} {} [{}]\n", place(d.span, sources),
                     color ? severity_color(severity) : "", severity_name(severity),
                     color ? "\x1b[0m" : "", d.message, d.kind->name);
}

std::string render_human(const Diagnostic& d, const Sources& sources, bool color) {
  std::string out = headline(d, sources, color);
  if (!d.span.is_null()) out += excerpt(d.span, sources);
  for (const Note& note : d.notes) {
    out += fmt::format("  {}note: {}\n", place(note.span, sources), note.message);
  }
  if (!d.hint.empty()) out += fmt::format("  hint: {}\n", d.hint);
  return out;
}

nlohmann::ordered_json place_json(Span span, const Sources& sources) {
  nlohmann::ordered_json json;
  if (span.is_null()) return json;
  const SourceFile& file = sources.file(span.source);
  const Position begin = file.position(span.begin);
  const Position end = file.position(span.end);
  json["file"] = file.path();
  json["line"] = begin.line;
  json["column"] = begin.column;
  json["endLine"] = end.line;
  json["endColumn"] = end.column;
  return json;
}

std::string render_json(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Diagnostic& d : diagnostics) {
    nlohmann::ordered_json json;
    json["name"] = d.kind->name;
    json["severity"] = severity_name(d.kind->severity);
    json["message"] = d.message;
    json["place"] = place_json(d.span, sources);
    json["hint"] = d.hint;
    json["notes"] = nlohmann::ordered_json::array();
    for (const Note& note : d.notes) {
      json["notes"].push_back(
          {{"message", note.message}, {"place", place_json(note.span, sources)}});
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

std::string render_github(const Diagnostic& d, const Sources& sources) {
  const std::string_view command =
      d.kind->severity == Severity::Note ? "notice" : severity_name(d.kind->severity);
  std::string properties = fmt::format("title={}", github_escaped(d.kind->name, true));
  if (!d.span.is_null()) {
    const SourceFile& file = sources.file(d.span.source);
    const Position at = file.position(d.span.begin);
    properties = fmt::format("file={},line={},col={},{}", github_escaped(file.path(), true),
                             at.line, at.column, properties);
  }
  const std::string message = d.hint.empty() ? d.message : d.message + "\nhint: " + d.hint;
  return fmt::format("::{} {}::{}\n", command, properties, github_escaped(message, false));
}

}  // namespace

std::string render(const std::vector<Diagnostic>& diagnostics, const Sources& sources,
                   RenderStyle style, bool color) {
  if (style == RenderStyle::Json) return render_json(diagnostics, sources);
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    switch (style) {
      case RenderStyle::Human:
        out += render_human(d, sources, color);
        break;
      case RenderStyle::Short:
        out += headline(d, sources, color);
        break;
      case RenderStyle::GitHub:
        out += render_github(d, sources);
        break;
      case RenderStyle::Json:
        break;
    }
  }
  return out;
}

}  // namespace diaoban::diagnostics
