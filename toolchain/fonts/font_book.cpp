// Builds the book of faces from the manifest and picks the face of a character.
#include "fonts/font_book.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ensure.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "embedded/fonts_manifest.hpp"
#include "fonts/kinds.hpp"
#include "fonts/manifest.hpp"
#include "fonts/members.hpp"
#include "fonts/region.hpp"

namespace diaoban::fonts {
namespace {

// Every role that the built-in manifest defines must have a face for these: a book cannot be set
// without them.
constexpr std::string_view needed_roles[] = {"serif", "sans", "mono"};

class Builder {
 public:
  Builder(const base::FileSystem& files, const Manifest& manifest, diagnostics::Sink& sink)
      : files_(files), manifest_(manifest), sink_(sink) {}

  std::vector<std::unique_ptr<Face>> build_faces() {
    std::vector<std::unique_ptr<Face>> faces;
    for (const FaceEntry& entry : manifest_.faces) {
      defined_.push_back(entry.name);
      std::shared_ptr<FontFile> file = find_file(entry);
      if (!file) continue;
      FaceInfo info{entry.name,   file->path(), entry.index, entry.licence, entry.family,
                    entry.weight, entry.italic, entry.color, entry.scale};
      const std::vector<char32_t> lacks = base::code_points(entry.lacks);
      auto face =
          std::make_unique<Face>(std::move(info), std::move(file),
                                 std::set<char32_t>(lacks.begin(), lacks.end()), entry.language);
      if (!entry.span.is_null() && !face->is_font()) {
        sink_.report(kinds::font_file_missing, entry.span,
                     fmt::format("'{}' is no font", face->info().file.string()));
        continue;
      }
      ids_[entry.name] = FaceId{static_cast<std::uint16_t>(faces.size())};
      faces.push_back(std::move(face));
    }
    return faces;
  }

  std::vector<FaceId> build_chain(const std::vector<NamedFace>& names) {
    std::vector<FaceId> chain;
    for (const NamedFace& name : names) {
      if (const auto found = ids_.find(name.name); found != ids_.end()) {
        chain.push_back(found->second);
      } else if (std::find(defined_.begin(), defined_.end(), name.name) == defined_.end()) {
        base::ensure(!name.span.is_null(), "the built-in font manifest names a face it lacks");
        const auto near = diagnostics::nearest(name.name, defined_);
        sink_.report(kinds::unknown_face, name.span, fmt::format("no face '{}'", name.name),
                     near ? fmt::format("did you mean '{}'?", *near) : std::string());
      }
    }
    return chain;
  }

 private:
  // The first candidate that is there; null when none is (reported if the book asked for it).
  std::shared_ptr<FontFile> find_file(const FaceEntry& entry) {
    for (const std::string& candidate : entry.files) {
      for (const base::Path& path : candidate_paths(entry, candidate)) {
        if (!files_.is_file(path)) continue;
        std::shared_ptr<FontFile>& file = open_[path.lexically_normal().string()];
        if (!file) file = std::make_shared<FontFile>(files_, path);
        return file;
      }
    }
    if (!entry.span.is_null()) {
      sink_.report(kinds::font_file_missing, entry.span,
                   fmt::format("no font file '{}'", entry.files.front()));
    }
    return nullptr;
  }

  std::vector<base::Path> candidate_paths(const FaceEntry& entry, const std::string& candidate) {
    const base::Path path(candidate);
    if (path.is_absolute()) return {path};
    std::vector<base::Path> paths;
    if (!entry.folder.empty()) paths.push_back(entry.folder / path);
    for (const std::string& folder : manifest_.folders) paths.push_back(base::Path(folder) / path);
    return paths;
  }

  const base::FileSystem& files_;
  const Manifest& manifest_;
  diagnostics::Sink& sink_;
  std::map<std::string, std::shared_ptr<FontFile>> open_;
  std::map<std::string, FaceId> ids_;
  std::vector<std::string> defined_;
};

}  // namespace

Face& FontBook::Members::face(FaceId id) const {
  base::ensure(id.index < faces.size(), "a face of this font book");
  return *faces[id.index];
}

FontBook::FontBook() : members_(std::make_unique<Members>()) {}
FontBook::FontBook(FontBook&&) noexcept = default;
FontBook& FontBook::operator=(FontBook&&) noexcept = default;
FontBook::~FontBook() = default;

FontBook FontBook::load(const base::FileSystem& files, const base::Path& manifest_path,
                        diagnostics::Sources& sources, diagnostics::Sink& sink) {
  Manifest manifest;
  load_manifest(embedded::fonts_manifest, {}, {}, manifest, sink);
  if (!manifest_path.empty()) {
    const std::optional<std::string> text = files.read(manifest_path);
    const auto source = sources.add(manifest_path.generic_string(), text.value_or(std::string()));
    if (text) {
      load_manifest(*text, source, manifest_path.parent_path(), manifest, sink);
    } else {
      sink.report(kinds::font_manifest_error, {source, 0, 0},
                  fmt::format("'{}' cannot be read", manifest_path.generic_string()));
    }
  }
  FontBook book;
  Builder builder(files, manifest, sink);
  book.members_->faces = builder.build_faces();
  for (const auto& [name, entry] : manifest.roles) {
    Role& role = book.members_->roles[name];
    for (const auto& [key, names] : entry.chains) {
      (key == "latin" ? role.latin : role.han[key]) = builder.build_chain(names);
    }
  }
  book.members_->emoji = builder.build_chain(manifest.emoji);
  book.members_->fallback = builder.build_chain(manifest.fallback);
  for (const std::string_view name : needed_roles) {
    if (book.pick(name, "zh-Hans", U'一', true).is_null()) {
      sink.report(kinds::role_without_face, {},
                  fmt::format("no face for Chinese in the role '{}' is installed", name),
                  "install fonts-noto-cjk");
    }
  }
  return book;
}

std::size_t FontBook::count() const { return members_->faces.size(); }
const FaceInfo& FontBook::info(FaceId face) const { return members_->face(face).info(); }
const FaceMetrics& FontBook::metrics(FaceId face) const { return members_->face(face).metrics(); }
bool FontBook::has_glyph(FaceId face, char32_t c) const {
  return members_->face(face).has_glyph(c);
}

FaceId FontBook::pick(std::string_view role_name, std::string_view language, char32_t c,
                      bool cjk) const {
  auto found = members_->roles.find(role_name);
  if (found == members_->roles.end()) found = members_->roles.find(std::string_view("serif"));
  base::ensure(found != members_->roles.end(), "the manifest has the role 'serif'");
  const Role& role = found->second;
  const auto first_of = [&](const std::vector<FaceId>& chain) {
    for (const FaceId id : chain) {
      if (members_->face(id).has_glyph(c)) return id;
    }
    return FaceId{};
  };
  static const std::vector<FaceId> none;
  const auto han = role.han.find(han_form(language));
  const std::vector<FaceId>& han_chain = han == role.han.end() ? none : han->second;
  const std::vector<FaceId>* order[] = {base::is_emoji(c) ? &members_->emoji : &none,
                                        cjk ? &han_chain : &role.latin,
                                        cjk ? &role.latin : &han_chain, &members_->fallback};
  for (const std::vector<FaceId>* chain : order) {
    if (const FaceId id = first_of(*chain); !id.is_null()) return id;
  }
  return {};
}

}  // namespace diaoban::fonts
