// Reads the font manifest from TOML.
#include "fonts/manifest.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <optional>

#include "base/ensure.hpp"
#include "base/utf8.hpp"
#include "fonts/kinds.hpp"

namespace diaoban::fonts {
namespace {

class Loader {
 public:
  Loader(std::string_view text, diagnostics::SourceId source, const base::Path& folder,
         Manifest& manifest, diagnostics::Sink& sink)
      : text_(text), source_(source), folder_(folder), manifest_(manifest), sink_(sink) {}

  void load() {
    toml::table root;
    try {
      root = toml::parse(text_);
    } catch (const toml::parse_error& error) {
      report(kinds::font_manifest_error, span_of(error.source()), std::string(error.description()));
      return;
    }
    for (const auto& [key, value] : root) {
      if (key == "folders") {
        manifest_.folders = strings(value);
      } else if (key == "face") {
        load_faces(value);
      } else if (key == "role") {
        load_roles(value);
      } else if (key == "fallback") {
        load_fallback(value);
      } else {
        report_unknown(key, "a font manifest", {"folders", "face", "role", "fallback"});
      }
    }
  }

 private:
  void load_faces(const toml::node& node) {
    const toml::array* faces = node.as_array();
    if (!faces) return report_wrong(node, "face", "an array of tables");
    for (const toml::node& face : *faces) {
      if (const toml::table* table = face.as_table()) load_face(*table);
    }
  }

  void load_face(const toml::table& table) {
    FaceEntry face;
    face.folder = folder_;
    face.span = span_of(table.source());
    for (const auto& [key, value] : table) {
      const std::string_view name = key.str();
      if (name == "name") {
        face.name = string(value, name);
      } else if (name == "family") {
        face.family = string(value, name);
      } else if (name == "files") {
        face.files = strings(value);
        face.span = span_of(value.source());
      } else if (name == "index") {
        face.index = integer(value, name);
      } else if (name == "weight") {
        face.weight = integer(value, name);
      } else if (name == "italic") {
        face.italic = boolean(value, name);
      } else if (name == "color") {
        face.color = boolean(value, name);
      } else if (name == "scale") {
        face.scale = number(value, name);
      } else if (name == "language") {
        face.language = string(value, name);
      } else if (name == "lacks") {
        face.lacks = string(value, name);
      } else if (name == "licence") {
        face.licence = string(value, name);
      } else {
        report_unknown(key, "a face",
                       {"name", "family", "files", "index", "weight", "italic", "color", "scale",
                        "language", "lacks", "licence"});
      }
    }
    if (face.name.empty() || face.files.empty()) {
      report(kinds::font_manifest_error, span_of(table.source()),
             "a face needs a 'name' and 'files'");
      return;
    }
    add_face(std::move(face));
  }

  void add_face(FaceEntry face) {
    const auto same = std::find_if(manifest_.faces.begin(), manifest_.faces.end(),
                                   [&](const FaceEntry& other) { return other.name == face.name; });
    if (same == manifest_.faces.end()) {
      manifest_.faces.push_back(std::move(face));
    } else {
      *same = std::move(face);
    }
  }

  void load_roles(const toml::node& node) {
    const toml::table* roles = node.as_table();
    if (!roles) return report_wrong(node, "role", "a table");
    for (const auto& [name, value] : *roles) {
      const toml::table* chains = value.as_table();
      if (!chains) {
        report_wrong(value, name.str(), "a table");
        continue;
      }
      RoleEntry& role = manifest_.roles[std::string(name.str())];
      for (const auto& [key, chain] : *chains) {
        static const std::vector<std::string> keys = {"latin",      "zh-Hans", "zh-Hant",
                                                      "zh-Hant-HK", "ja",      "ko"};
        if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) {
          report_unknown(key, "a role", keys);
          continue;
        }
        role.chains[std::string(key.str())] = names(chain);
      }
    }
  }

  void load_fallback(const toml::node& node) {
    const toml::table* table = node.as_table();
    if (!table) return report_wrong(node, "fallback", "a table");
    std::vector<std::string> patterns;
    std::vector<NamedFace> families;
    std::string licence;
    for (const auto& [key, value] : *table) {
      const std::string_view name = key.str();
      if (name == "emoji") {
        manifest_.emoji = names(value);
      } else if (name == "faces") {
        manifest_.fallback = names(value);
      } else if (name == "pattern") {
        patterns = strings(value);
      } else if (name == "families") {
        families = names(value);
      } else if (name == "licence") {
        licence = string(value, name);
      } else {
        report_unknown(key, "the fallback", {"emoji", "faces", "pattern", "families", "licence"});
      }
    }
    for (const NamedFace& family : families) add_family(family, patterns, licence);
  }

  void add_family(const NamedFace& family, const std::vector<std::string>& patterns,
                  const std::string& licence) {
    FaceEntry face;
    face.name = family.name;
    face.licence = licence;
    face.folder = folder_;
    face.span = family.span;
    for (const std::string& pattern : patterns) {
      std::string file = pattern;
      if (const auto at = file.find("{}"); at != std::string::npos) {
        file.replace(at, 2, family.name);
      }
      face.files.push_back(std::move(file));
    }
    add_face(std::move(face));
    manifest_.fallback.push_back(family);
  }

  std::vector<std::string> strings(const toml::node& node) {
    std::vector<std::string> all;
    for (NamedFace& name : names(node)) all.push_back(std::move(name.name));
    return all;
  }

  std::vector<NamedFace> names(const toml::node& node) {
    std::vector<NamedFace> all;
    const toml::array* array = node.as_array();
    if (!array) {
      report_wrong(node, "this", "an array of strings");
      return all;
    }
    for (const toml::node& element : *array) {
      if (const auto value = element.value<std::string>()) {
        all.push_back({*value, span_of(element.source())});
      } else {
        report_wrong(element, "this", "a string");
      }
    }
    return all;
  }

  std::string string(const toml::node& node, std::string_view key) {
    if (const auto value = node.value_exact<std::string>()) return *value;
    report_wrong(node, key, "a string");
    return {};
  }

  int integer(const toml::node& node, std::string_view key) {
    const auto value = node.value_exact<std::int64_t>();
    if (value && *value >= 0 && *value <= 1000) return static_cast<int>(*value);
    report_wrong(node, key, "a whole number from 0 to 1000");
    return 0;
  }

  bool boolean(const toml::node& node, std::string_view key) {
    if (const auto value = node.value_exact<bool>()) return *value;
    report_wrong(node, key, "true or false");
    return false;
  }

  double number(const toml::node& node, std::string_view key) {
    const auto value = node.value<double>();
    if (value && *value >= 0.25 && *value <= 4) return *value;
    report_wrong(node, key, "a number from 0.25 to 4");
    return 1;
  }

  void report_wrong(const toml::node& node, std::string_view key, std::string_view wanted) {
    report(kinds::font_manifest_error, span_of(node.source()),
           fmt::format("'{}' must be {}", key, wanted));
  }

  void report_unknown(const toml::key& key, std::string_view where,
                      const std::vector<std::string>& known) {
    const auto near = diagnostics::nearest(key.str(), known);
    report(kinds::unknown_font_key, span_of(key.source()),
           fmt::format("no key '{}' in {}", key.str(), where),
           near ? fmt::format("did you mean '{}'?", *near) : std::string());
  }

  void report(const diagnostics::Kind& kind, diagnostics::Span span, std::string message,
              std::string hint = {}) {
    base::ensure(!source_.is_null(), message);
    sink_.report(kind, span, std::move(message), std::move(hint));
  }

  // toml++ counts lines and code points from 1.
  diagnostics::Span span_of(const toml::source_region& region) const {
    if (source_.is_null()) return {};
    return {source_, offset_of(region.begin), offset_of(region.end)};
  }

  std::uint32_t offset_of(const toml::source_position& position) const {
    std::size_t at = 0;
    for (toml::source_index line = 1; line < position.line; ++line) {
      const auto end = text_.find('\n', at);
      if (end == std::string_view::npos) break;
      at = end + 1;
    }
    for (toml::source_index column = 1; column < position.column && at < text_.size(); ++column) {
      at += base::decode(text_, at).length;
    }
    return static_cast<std::uint32_t>(at);
  }

  std::string_view text_;
  diagnostics::SourceId source_;
  const base::Path& folder_;
  Manifest& manifest_;
  diagnostics::Sink& sink_;
};

}  // namespace

void load_manifest(std::string_view text, diagnostics::SourceId source, const base::Path& folder,
                   Manifest& manifest, diagnostics::Sink& sink) {
  Loader(text, source, folder, manifest, sink).load();
}

}  // namespace diaoban::fonts
