// `diaoban clean`, and the place of the cache that it removes.
#include <fmt/format.h>

#include <cstdlib>

#include "cli/cache.hpp"
#include "cli/commands.hpp"

namespace diaoban::cli {
namespace po = boost::program_options;

base::Path cache_folder() {
  if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache == '/') {
    return base::Path(cache) / "diaoban";
  }
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
    return base::Path(home) / ".cache/diaoban";
  }
  return {};
}

int clean(const Words& words, Terminal& terminal) {
  po::options_description options("Options");
  options.add_options()("help,h", "show this help");
  const po::variables_map values = read_arguments(words, options, {});
  if (values.contains("help")) {
    terminal.print(
        "Usage: diaoban clean\n\nRemoves the cache of prepared pictures. The next build makes it "
        "anew.\n");
    return 0;
  }
  const base::Path folder = cache_folder();
  base::RealFileSystem files;
  if (!folder.empty() && files.is_folder(folder)) {
    files.remove(folder);
    terminal.print(fmt::format("removed {}\n", folder.string()));
  }
  return 0;
}

}  // namespace diaoban::cli
