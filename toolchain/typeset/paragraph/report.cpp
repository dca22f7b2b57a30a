// Writes the layout report.
#include "typeset/paragraph/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

namespace diaoban::typeset {
namespace {

double rounded(double points) { return std::round(points * 1000) / 1000; }

nlohmann::ordered_json json_of(const ReportedLine& line, const diagnostics::Sources& sources) {
  nlohmann::ordered_json json;
  json["page"] = line.page + 1;
  if (!line.span.is_null()) {
    const diagnostics::SourceFile& file = sources.file(line.span.source);
    const diagnostics::Position position = file.position(line.span.begin);
    json["source"] = file.path();
    json["line"] = position.line;
    json["column"] = position.column;
  }
  json["natural"] = rounded(line.natural_width);
  json["width"] = rounded(line.width);
  if (line.hyphenated) json["hyphenated"] = true;
  nlohmann::ordered_json adjusted = nlohmann::ordered_json::array();
  for (const Adjustment& adjustment : line.adjustments) {
    adjusted.push_back({{"class", name_of(adjustment.what)},
                        {"amount", rounded(adjustment.amount)},
                        {"places", adjustment.count}});
  }
  json["adjusted"] = std::move(adjusted);
  nlohmann::ordered_json relaxed = nlohmann::ordered_json::array();
  for (const Relaxed rule : line.relaxed) relaxed.push_back(name_of(rule));
  json["relaxed"] = std::move(relaxed);
  return json;
}

std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

}  // namespace

ReportedLine report_line(const SetLine& line, double em) {
  return {0,         line.span,        line.natural_width, line.width, em, line.hyphenated,
          line.last, line.adjustments, line.relaxed};
}

double loosest_gap(const ReportedLine& line) {
  double widest = 0;
  for (const Adjustment& adjustment : line.adjustments) {
    const bool opens = adjustment.what == Slack::Gap || adjustment.what == Slack::Letter;
    if (!opens || adjustment.count == 0 || line.em <= 0) continue;
    widest = std::max(widest, adjustment.amount / adjustment.count / line.em);
  }
  return widest;
}

std::string summarise(const LayoutReport& report, const diagnostics::Sources& sources) {
  const ReportedLine* loosest = nullptr;
  std::size_t relaxed = 0;
  for (const ReportedLine& line : report.lines) {
    relaxed += line.relaxed.size();
    if (!loosest || loosest_gap(line) > loosest_gap(*loosest)) loosest = &line;
  }
  std::string summary = fmt::format("{} lines", with_commas(report.lines.size()));
  if (loosest && loosest_gap(*loosest) > 0) {
    summary += fmt::format("; loosest +{:.2f} em", loosest_gap(*loosest));
    if (!loosest->span.is_null()) {
      const diagnostics::SourceFile& file = sources.file(loosest->span.source);
      summary += fmt::format(" at {}:{}", file.path(), file.position(loosest->span.begin).line);
    }
  }
  return summary + fmt::format("; {} rule{} relaxed", relaxed, relaxed == 1 ? "" : "s");
}

std::string write_report(const LayoutReport& report, const diagnostics::Sources& sources) {
  nlohmann::ordered_json json;
  json["rounds"] = report.rounds;
  json["count"] = report.lines.size();
  std::map<std::string_view, int> relaxed;
  for (const ReportedLine& line : report.lines) {
    for (const Relaxed rule : line.relaxed) ++relaxed[name_of(rule)];
  }
  json["relaxed"] = relaxed;
  nlohmann::ordered_json lines = nlohmann::ordered_json::array();
  for (const ReportedLine& line : report.lines) {
    if (line.adjustments.empty() && line.relaxed.empty()) continue;
    lines.push_back(json_of(line, sources));
  }
  json["lines"] = std::move(lines);
  // A path that is not UTF-8 is shown with replacement characters rather than failing the report.
  return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string_view name_of(Slack slack) {
  switch (slack) {
    case Slack::LineEnd:
      return "line-end";
    case Slack::WordSpace:
      return "word-space";
    case Slack::Interpunct:
      return "interpunct";
    case Slack::Bracket:
      return "bracket";
    case Slack::Comma:
      return "comma";
    case Slack::HanLatin:
      return "han-latin";
    case Slack::Stop:
      return "stop";
    case Slack::Gap:
      return "gap";
    case Slack::Letter:
      return "everything";
  }
  return "";
}

std::string_view name_of(Relaxed relaxed) {
  switch (relaxed) {
    case Relaxed::Prohibition:
      return "prohibition";
    case Relaxed::LoneHan:
      return "lone-han";
    case Relaxed::HyphenLadder:
      return "hyphen-ladder";
    case Relaxed::Looseness:
      return "looseness";
    case Relaxed::Overfull:
      return "overfull";
  }
  return "";
}

}  // namespace diaoban::typeset
