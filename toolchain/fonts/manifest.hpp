// The font manifest as data: faces with their candidate files, and roles as ordered chains of
// faces.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "diagnostics/diagnostic.hpp"

namespace diaoban::fonts {

struct FaceEntry {
  std::string name;
  std::string family;  // empty: read from the file
  std::vector<std::string> files;
  int index = 0;
  int weight = 400;
  bool italic = false;
  bool color = false;
  double scale = 1;
  std::string language;  // regional form drawn without being asked
  std::string lacks;     // characters that are not to be set in this face
  std::string licence;
  base::Path folder;       // that relative files are also taken from: the book's manifest's
  diagnostics::Span span;  // in the book's manifest; null in the built-in one
};

struct NamedFace {
  std::string name;
  diagnostics::Span span;
};

// Chains by key: "latin" and the regional forms of Han.
struct RoleEntry {
  std::map<std::string, std::vector<NamedFace>> chains;
};

struct Manifest {
  std::vector<std::string> folders;
  std::vector<FaceEntry> faces;
  std::map<std::string, RoleEntry> roles;
  std::vector<NamedFace> emoji;
  std::vector<NamedFace> fallback;
};

// Reads `text` over `manifest`: a face replaces the one of its name, a chain the one of its role
// and key. `source` is where problems are reported, null for the built-in manifest, whose problems
// are our own (base::Bug). `folder` is what relative font files of this text are taken from.
void load_manifest(std::string_view text, diagnostics::SourceId source, const base::Path& folder,
                   Manifest& manifest, diagnostics::Sink& sink);

}  // namespace diaoban::fonts
