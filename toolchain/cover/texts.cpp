// Implements the gathering of a cover's texts.
#include "cover/texts.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::cover {
namespace {

bool is_chinese(std::string_view language) {
  return language.starts_with("zh") || language.starts_with("lzh") || language.starts_with("yue");
}

std::string joined_authors(const project::Metadata& metadata) {
  const bool east_asian = is_chinese(metadata.language) || metadata.language.starts_with("ja");
  // Names in letters have spaces of their own, so a space would not part them.
  const bool has_spaces =
      std::any_of(metadata.authors.begin(), metadata.authors.end(),
                  [](const std::string& author) { return author.find(' ') != std::string::npos; });
  const char* separator = !east_asian ? ", " : has_spaces ? "、" : "　";
  std::string joined;
  for (const std::string& author : metadata.authors) {
    if (!joined.empty()) joined += separator;
    joined += author;
  }
  // After the names of authors stands what they did, as Chinese covers say it.
  const bool says_what = joined.ends_with("著") || joined.ends_with("编") ||
                         joined.ends_with("編") || joined.ends_with("译") || joined.ends_with("譯");
  if (is_chinese(metadata.language) && !joined.empty() && !says_what) joined += "　著";
  return joined;
}

// A release that is a bare number needs a word: "第 2 版", "v0.1".
std::string edition_of(const project::Metadata& metadata) {
  const std::string& release = metadata.release;
  const bool is_number =
      !release.empty() && release.find_first_not_of("0123456789") == std::string::npos;
  if (is_number)
    return is_chinese(metadata.language) ? "第" + release + "版" : "Edition " + release;
  const bool is_version =
      !release.empty() && release.front() >= '0' && release.front() <= '9' &&
      release.find_first_not_of("0123456789.-+abcdefghijklmnopqrstuvwxyz") == std::string::npos;
  return is_version ? "v" + release : release;
}

bool is_seal(std::string_view text) {
  const auto letters = base::code_points(text);
  return !letters.empty() && letters.size() <= 4 &&
         std::all_of(letters.begin(), letters.end(), base::is_han);
}

// A Chinese seal is read from the upper right: two columns of two, or one of up to three.
std::pair<std::string, std::string> seal_columns(std::string_view text) {
  const auto letters = base::code_points(text);
  std::string first;
  std::string second;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    base::append(letters.size() == 4 && i >= 2 ? second : first, letters[i]);
  }
  return {first, second};
}

}  // namespace

Texts prepare_texts(const Request& request) {
  const project::Metadata& metadata = request.metadata;
  Texts texts;
  texts["title"] = metadata.title;
  texts["subtitle"] = metadata.subtitle;
  texts["authors"] = joined_authors(metadata);
  texts["publisher"] = metadata.publisher;
  texts["series"] = metadata.series;
  texts["edition"] = edition_of(metadata);
  texts["blurb"] = metadata.description;
  texts["about"] = request.about;
  const auto [first, second] =
      seal_columns(is_seal(metadata.publisher) ? metadata.publisher : "雕版");
  texts["seal"] = first;
  texts["seal2"] = second;
  return texts;
}

}  // namespace diaoban::cover
