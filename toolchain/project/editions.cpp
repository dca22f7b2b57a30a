// Implements the built-in editions and the search for one by its name.
#include "project/editions.hpp"

#include <array>

namespace diaoban::project {
namespace {

struct BuiltIn {
  std::string_view name;
  Format format;
  Profile profile;
};

constexpr std::array<BuiltIn, 4> built_in{{{"epub", Format::Epub, Profile::Epub},
                                           {"kindle", Format::Epub, Profile::Kindle},
                                           {"screen", Format::Pdf, Profile::Screen},
                                           {"print", Format::Pdf, Profile::Print}}};

}  // namespace

std::optional<Edition> built_in_edition(std::string_view name) {
  for (const BuiltIn& edition : built_in) {
    if (edition.name == name)
      return Edition{std::string(name), edition.format, edition.profile, {}};
  }
  return std::nullopt;
}

std::optional<Edition> find_edition(const Book& book, std::string_view name) {
  for (const Edition& edition : book.editions) {
    if (edition.name == name) return edition;
  }
  return built_in_edition(name);
}

diagnostics::Span place_of(const Book& book, const std::string& key) {
  const auto found = book.places.find(key);
  return found == book.places.end() ? diagnostics::Span{} : found->second;
}

std::string suggest_edition(const Book& book, std::string_view name) {
  std::vector<std::string> names;
  for (const Edition& edition : book.editions) names.push_back(edition.name);
  for (const BuiltIn& edition : built_in) names.emplace_back(edition.name);
  return diagnostics::nearest(name, names).value_or("");
}

}  // namespace diaoban::project
