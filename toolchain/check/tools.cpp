// Implements running the checkers of others and reading their reports.
#include "check/tools.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/process.hpp"
#include "check/kinds.hpp"
#include "check/locator.hpp"

namespace diaoban::check {
namespace {

using Words = std::vector<std::string>;

constexpr std::chrono::seconds limit{600};
constexpr const char* debian_jar = "/usr/share/java/epubcheck.jar";

Words epubcheck_command() {
  // Debian's command of that name is the jar itself, which only some systems can run.
  if (!base::find_command("java").empty() && std::filesystem::exists(debian_jar)) {
    return {"java", "-jar", debian_jar};
  }
  const base::Path command = base::find_command("epubcheck");
  return command.empty() ? Words{} : Words{command.string()};
}

Words ace_command() {
  for (const char* name : {"ace-puppeteer", "ace"}) {
    const base::Path command = base::find_command(name);
    if (!command.empty()) return {command.string()};
  }
  return {};
}

// The number at the front of `text`, which is taken off; 0: none.
std::size_t take_number(std::string_view& text) {
  std::size_t number = 0;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9' && number < 100'000'000) {
    number = number * 10 + static_cast<std::size_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  return number;
}

// "ERROR(RSC-005): book.epub/EPUB/a.xhtml(12,34): what is wrong"
void report_line(std::string_view line, const Publication& publication, const Locator& locator,
                 diagnostics::Sink& sink) {
  const bool is_warning = line.starts_with("WARNING(");
  if (!is_warning && !line.starts_with("ERROR(") && !line.starts_with("FATAL(")) return;
  // The container's own name may hold anything, so the file is looked for by what it ends in.
  diagnostics::Span span;
  std::string path;
  std::string_view message = line.substr(std::min(line.find("): ") + 3, line.size()));
  for (const std::string& name : publication.names) {
    const std::size_t at = line.find("/" + name + "(");
    if (at == std::string_view::npos) continue;
    std::string_view rest = line.substr(at + name.size() + 2);
    const std::size_t row = take_number(rest);
    if (rest.starts_with(',')) rest.remove_prefix(1);
    const std::size_t column = take_number(rest);
    span = row > 0 ? locator.of_line(name, row, column) : locator.of_file(name);
    path = name;
    message = rest.substr(std::min(rest.find("): ") + 3, rest.size()));
    break;
  }
  const std::string_view id = line.substr(line.find('(') + 1);
  sink.report(is_warning ? kinds::epubcheck_warning : kinds::epubcheck_error, span,
              fmt::format("{}{}{} ({})", path, path.empty() ? "" : ": ", message,
                          id.substr(0, id.find(')'))));
}

std::string text_at(const nlohmann::json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

const nlohmann::json& part_of(const nlohmann::json& object, const char* key) {
  static const nlohmann::json none;
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() ? *found : none;
}

void report_assertion(const std::string& url, const nlohmann::json& assertion,
                      const Publication& publication, const Locator& locator,
                      diagnostics::Sink& sink) {
  const base::Path folder = base::Path(publication.package_path).parent_path();
  const std::string path = url.empty() ? publication.package_path : (folder / url).string();
  const nlohmann::json& result = part_of(assertion, "earl:result");
  const nlohmann::json& cfi = part_of(part_of(result, "earl:pointer"), "cfi");
  const bool has_place = cfi.is_array() && !cfi.empty() && cfi[0].is_string();
  std::string message = text_at(result, "dct:description");
  message = message.substr(0, message.find('\n'));
  sink.report(kinds::ace_violation,
              has_place ? locator.of_cfi(path, cfi[0].get<std::string>()) : locator.of_file(path),
              fmt::format("{}: {} ({})", path, message,
                          text_at(part_of(assertion, "earl:test"), "dct:title")));
}

std::string read_file(const base::Path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void report_failure(const char* tool, const base::Finished& finished, diagnostics::Sink& sink) {
  const std::size_t start = finished.output.find_first_not_of(" \n");
  const std::string first =
      start == std::string::npos
          ? std::string("it said nothing")
          : finished.output.substr(start, finished.output.find('\n', start) - start);
  sink.report(kinds::checker_failed, {}, fmt::format("{} could not do its work: {}", tool, first));
}

}  // namespace

void report_epubcheck(std::string_view output, const Publication& publication,
                      const SourceSpans& sources, diagnostics::Sink& sink) {
  const Locator locator(publication, sources);
  while (!output.empty()) {
    const std::size_t end = std::min(output.find('\n'), output.size());
    report_line(output.substr(0, end), publication, locator, sink);
    output.remove_prefix(std::min(end + 1, output.size()));
  }
}

void report_ace(std::string_view json, const Publication& publication, const SourceSpans& sources,
                diagnostics::Sink& sink) {
  const nlohmann::json report = nlohmann::json::parse(json, nullptr, false);
  const Locator locator(publication, sources);
  for (const nlohmann::json& page : part_of(report, "assertions")) {
    const std::string url = text_at(part_of(page, "earl:testSubject"), "url");
    for (const nlohmann::json& assertion : part_of(page, "assertions")) {
      report_assertion(url, assertion, publication, locator, sink);
    }
  }
}

void check_with_tools(const base::Path& file, std::string_view bytes, const base::Path& scratch,
                      const SourceSpans& sources, diagnostics::Sink& sink) {
  const auto publication = read_publication(bytes);
  if (!publication) return;  // the rules have said so
  if (Words words = epubcheck_command(); !words.empty()) {
    words.push_back(file.string());
    const base::Finished finished = base::run_process(words, limit);
    // It tells by 1 that it found something.
    if (finished.output.find("Messages:") == std::string::npos) {
      report_failure("EPUBCheck", finished, sink);
    } else {
      report_epubcheck(finished.output, *publication, sources, sink);
    }
  }
  if (Words words = ace_command(); !words.empty()) {
    const base::Path folder = scratch / "ace";
    words.insert(words.end(), {"--force", "--outdir", folder.string(), file.string()});
    const base::Finished finished = base::run_process(words, limit);
    const std::string report = read_file(folder / "report.json");
    if (report.empty()) {
      report_failure("Ace", finished, sink);
    } else {
      report_ace(report, *publication, sources, sink);
    }
  }
}

}  // namespace diaoban::check
