// Every directive and role has a sample in the chapters on syntax, in both languages.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "reader/directive.hpp"
#include "reader/role.hpp"
#include "support/catch.hpp"

using namespace diaoban;

namespace {

// All examples of the chapters in one text.
std::string examples(const std::filesystem::path& folder) {
  const std::string fence(32, '`');
  std::string out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::size_t begin = text.find(fence + " example\n");
    while (begin != std::string::npos) {
      const std::size_t end = text.find(fence + "\n", begin + fence.size());
      out += text.substr(begin, end - begin);
      begin = text.find(fence + " example\n", end);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("every directive and role has a sample in both manuals") {
  for (const std::string language : {"zh", "en"}) {
    const std::string text =
        examples(std::filesystem::path(DIAOBAN_SOURCE_DIR) / "manuscript" / language / "syntax");
    REQUIRE(!text.empty());
    for (const std::string& name : reader::directive_names()) {
      INFO(language << ": directive " << name);
      CHECK((text.find("`{" + name + "}") != std::string::npos ||
             text.find(":{" + name + "}") != std::string::npos));
    }
    for (const std::string& name : reader::role_names()) {
      INFO(language << ": role " << name);
      CHECK(text.find("{" + name + "}`") != std::string::npos);
    }
  }
}
