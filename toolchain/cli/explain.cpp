// `diaoban explain`: what each kind of diagnostic means.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/kinds.hpp"
#include "cli/registry.hpp"

namespace diaoban::cli {
namespace po = boost::program_options;
namespace {

std::string severity_word(diagnostics::Severity severity) {
  switch (severity) {
    case diagnostics::Severity::Note:
      return "note";
    case diagnostics::Severity::Warning:
      return "warning";
    case diagnostics::Severity::Error:
      return "error";
  }
  return "error";
}

std::string explanation(const diagnostics::Kind& kind) {
  return fmt::format("{} ({})\n\n{}\n\nFor example:\n  {}\n", kind.name,
                     severity_word(kind.severity), kind.meaning, kind.example);
}

}  // namespace

int explain(const Words& words, Terminal& terminal) {
  po::options_description options("Options");
  options.add_options()("help,h", "show this help");
  po::options_description all;
  all.add(options).add_options()("name", po::value<std::string>());
  po::positional_options_description positional;
  positional.add("name", 1);
  const po::variables_map values = read_arguments(words, all, positional);
  if (values.contains("help")) {
    terminal.print(
        "Usage: diaoban explain [NAME]\n\n"
        "Tells what the diagnostic NAME means and what to do. Without NAME it lists all names.\n");
    return 0;
  }
  const std::vector<const diagnostics::Kind*> kinds = all_kinds();
  if (!values.contains("name")) {
    std::string list;
    for (const diagnostics::Kind* kind : kinds) {
      list += fmt::format("{:<28}{}\n", kind->name, severity_word(kind->severity));
    }
    terminal.print(list);
    return 0;
  }
  const std::string name = values["name"].as<std::string>();
  std::vector<std::string> names;
  for (const diagnostics::Kind* kind : kinds) {
    if (kind->name == name) {
      terminal.print(explanation(*kind));
      return 0;
    }
    names.emplace_back(kind->name);
  }
  const auto meant = diagnostics::nearest(name, names);
  throw UsageError(
      meant ? fmt::format("no diagnostic is called '{}'; did you mean '{}'?", name, *meant)
            : fmt::format("no diagnostic is called '{}'", name));
}

}  // namespace diaoban::cli
