// Implements the choice, subsetting and naming of faces.
#include "epub/fonts/book_fonts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <thread>

#include "base/parallel.hpp"
#include "base/unicode.hpp"
#include "embedded/arphic_licence.hpp"
#include "embedded/ofl_licence.hpp"
#include "epub/fonts/usage.hpp"
#include "epub/kinds.hpp"

namespace diaoban::epub {
namespace {

using fonts::FaceId;

// A face with the characters that it sets in this book.
struct UsedFace {
  FaceId face;
  std::set<char32_t> characters;
};

// Marks that Latin and Chinese share, and that the text's own language should draw.
bool is_shared_mark(char32_t c) {
  return (c >= 0x2010 && c <= 0x2027) || c == 0xB7 || c == 0x2030 || c == 0x203B;
}

class Chooser {
 public:
  explicit Chooser(const Input& input) : input_(input) {}

  // Gives the characters of a role to the faces that set them.
  void add(const std::string& role, const std::set<char32_t>& characters) {
    const std::string& language = input_.book.metadata.language;
    const bool is_cjk = language.starts_with("zh") || language.starts_with("ja");
    const std::string face_role = role == "rare" ? "serif" : role;
    for (const char32_t c : characters) {
      if (base::is_emoji(c)) continue;  // readers have coloured ones
      const bool cjk_first = is_cjk && role != "mono" && is_shared_mark(c);
      const FaceId face = input_.fonts.pick(face_role, language, c, cjk_first);
      if (face.is_null() || input_.fonts.info(face).color) continue;
      place(face).characters.insert(c);
      const std::string& family = input_.fonts.info(face).family;
      std::vector<std::string>& families = families_[role];
      if (std::find(families.begin(), families.end(), family) == families.end()) {
        families.push_back(family);
      }
    }
  }

  std::vector<UsedFace>& faces() { return faces_; }

  std::map<std::string, std::string> families() const {
    std::map<std::string, std::string> out;
    for (const auto& [role, names] : families_) {
      std::string& list = out[role];
      for (const std::string& name : names) list += fmt::format("\"{}\", ", name);
    }
    return out;
  }

 private:
  UsedFace& place(FaceId face) {
    for (UsedFace& used : faces_) {
      if (used.face == face) return used;
    }
    faces_.push_back({face, {}});
    return faces_.back();
  }

  const Input& input_;
  std::vector<UsedFace> faces_;
  std::map<std::string, std::vector<std::string>> families_;
};

std::string_view licence_text(const std::string& name) {
  return name.starts_with("Arphic") ? embedded::arphic_licence : embedded::ofl_licence;
}

void add_licences(const Input& input, const std::vector<UsedFace>& faces,
                  std::vector<MediaFile>& files) {
  std::set<std::string> names;
  for (const UsedFace& used : faces) {
    const std::string& name = input.fonts.info(used.face).licence;
    if (!name.empty()) names.insert(name);
  }
  for (const std::string& name : names) {
    const std::string stem = portable_name(name.substr(0, name.rfind('.')));
    files.push_back({"fonts/" + stem + ".txt", "text/plain",
                     std::make_shared<const std::string>(licence_text(name))});
  }
}

std::string face_rule(const fonts::FaceInfo& info, const std::string& path) {
  return fmt::format(
      "@font-face {{ font-family: \"{}\"; font-weight: {}; font-style: {}; src: url({}); }}\n",
      info.family, info.weight >= 600 ? "bold" : "normal", info.italic ? "italic" : "normal", path);
}

}  // namespace

Embedding embedding_of(const Input& input) {
  const auto find = [&](const std::map<std::string, std::string>& settings) {
    const auto found = settings.find("fonts.embed");
    return found == settings.end() ? std::string{} : found->second;
  };
  std::string value = find(input.edition.settings);
  if (value.empty()) value = find(input.book.settings);
  if (value.empty() || value == "needed") return Embedding::Needed;
  if (value == "all") return Embedding::All;
  if (value == "none") return Embedding::None;
  const auto meant = diagnostics::nearest(value, {"needed", "all", "none"});
  input.sink.report(kinds::embedding_unknown, {},
                    fmt::format("'{}' is no way to embed fonts", value),
                    meant ? fmt::format("did you mean '{}'?", *meant)
                          : "fonts.embed is \"needed\", \"all\" or \"none\"");
  return Embedding::Needed;
}

BookFonts write_fonts(const Input& input, Embedding embedding,
                      const std::vector<xhtml::Page>& pages) {
  BookFonts out;
  if (embedding == Embedding::None) return out;
  out.all = embedding == Embedding::All;
  Chooser chooser(input);
  std::set<char32_t> rare;
  for (const auto& [role, characters] : usage_of(pages, input.book.metadata.language)) {
    if (out.all || role == "mono") chooser.add(role, characters);
    if (role == "mono") continue;
    std::copy_if(characters.begin(), characters.end(), std::inserter(rare, rare.end()), is_rare);
  }
  chooser.add("rare", rare);

  std::vector<std::string> subsets(chooser.faces().size());
  base::parallel_for(subsets.size(), std::thread::hardware_concurrency(), [&](std::size_t at) {
    const UsedFace& used = chooser.faces()[at];
    subsets[at] = input.fonts.subset(used.face, used.characters, input.book.metadata.language);
  });
  for (std::size_t at = 0; at < subsets.size(); ++at) {
    const fonts::FaceInfo& info = input.fonts.info(chooser.faces()[at].face);
    const bool is_cff = subsets[at].starts_with("OTTO");
    const std::string path = "fonts/" + portable_name(info.name) + (is_cff ? ".otf" : ".ttf");
    out.rules += face_rule(info, path);
    out.files.push_back({path, is_cff ? "font/otf" : "font/ttf",
                         std::make_shared<const std::string>(std::move(subsets[at]))});
  }
  add_licences(input, chooser.faces(), out.files);
  out.families = chooser.families();
  return out;
}

}  // namespace diaoban::epub
