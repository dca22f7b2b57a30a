// Implements the built-in editions and the search for one by its name.
#include "project/editions.hpp"

#include <fmt/format.h>

#include <array>

#include "project/kinds.hpp"
#include "project/language.hpp"

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

namespace {

const std::string& own_setting(const Edition& edition, const char* key) {
  static const std::string none;
  const auto found = edition.settings.find(key);
  return found == edition.settings.end() ? none : found->second;
}

}  // namespace

bool has_own_book(const Edition& edition) {
  for (const char* key : {"title", "language", "identifier", "cover"}) {
    if (!own_setting(edition, key).empty()) return true;
  }
  return false;
}

void apply_edition(Book& book, const Edition& edition, diagnostics::Sink& sink) {
  const auto take = [&](const char* key, std::string& value) {
    if (!own_setting(edition, key).empty()) value = own_setting(edition, key);
  };
  take("title", book.metadata.title);
  take("identifier", book.metadata.identifier);
  take("cover", book.cover);
  const std::string& language = own_setting(edition, "language");
  if (language.empty()) return;
  if (const auto tag = language_tag(language)) {
    book.metadata.language = *tag;
  } else {
    sink.report(kinds::language_unknown, {},
                fmt::format("edition '{}': '{}' is not a language tag", edition.name, language));
  }
}

std::string suggest_edition(const Book& book, std::string_view name) {
  std::vector<std::string> names;
  for (const Edition& edition : book.editions) names.push_back(edition.name);
  for (const BuiltIn& edition : built_in) names.emplace_back(edition.name);
  return diagnostics::nearest(name, names).value_or("");
}

}  // namespace diaoban::project
