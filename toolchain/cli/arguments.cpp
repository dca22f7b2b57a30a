// Implements reading of command-line arguments.
#include "cli/arguments.hpp"

#include <fmt/format.h>

namespace diaoban::cli {
namespace po = boost::program_options;
namespace {

[[noreturn]] void fail_unknown_option(const std::string& given,
                                      const po::options_description& options) {
  std::vector<std::string> names;
  for (const auto& option : options.options()) names.push_back("--" + option->long_name());
  const auto meant = diagnostics::nearest(given, names);
  throw UsageError(meant ? fmt::format("unknown option '{}'; did you mean '{}'?", given, *meant)
                         : fmt::format("unknown option '{}'", given));
}

}  // namespace

po::variables_map read_arguments(const Words& words, const po::options_description& options,
                                 const po::positional_options_description& positional) {
  // No guessing of abbreviated names: a script must not change its meaning with a new option.
  const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
  po::variables_map values;
  try {
    po::store(
        po::command_line_parser(words).options(options).positional(positional).style(style).run(),
        values);
    po::notify(values);
  } catch (const po::unknown_option& error) {
    fail_unknown_option(error.get_option_name(), options);
  } catch (const po::too_many_positional_options_error&) {
    throw UsageError("too many arguments");
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  return values;
}

diagnostics::RenderStyle read_render_style(const std::string& name) {
  using diagnostics::RenderStyle;
  if (name == "human") return RenderStyle::Human;
  if (name == "short") return RenderStyle::Short;
  if (name == "json") return RenderStyle::Json;
  if (name == "github") return RenderStyle::GitHub;
  throw UsageError(fmt::format("--diagnostics takes human, short, json or github, not '{}'", name));
}

}  // namespace diaoban::cli
