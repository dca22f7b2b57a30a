// Command-line arguments read with Boost.Program_options; wrong use gets a suggestion.
#pragma once

#include <boost/program_options.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "diagnostics/render.hpp"

namespace diaoban::cli {

using Words = std::vector<std::string>;

// Wrong use of the command line: exit code 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The values of `words` by `options`, the words without an option going to `positional`. Throws
// UsageError that names the word and the nearest option.
boost::program_options::variables_map read_arguments(
    const Words& words, const boost::program_options::options_description& options,
    const boost::program_options::positional_options_description& positional);

// The style that --diagnostics names; throws UsageError for any other word.
diagnostics::RenderStyle read_render_style(const std::string& name);

}  // namespace diaoban::cli
