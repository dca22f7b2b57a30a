// What a FontBook holds: its faces, and the chains of each role resolved to them.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "fonts/face.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::fonts {

struct Role {
  std::vector<FaceId> latin;
  std::map<std::string, std::vector<FaceId>, std::less<>> han;  // by regional form
};

struct FontBook::Members {
  std::vector<std::unique_ptr<Face>> faces;
  std::map<std::string, Role, std::less<>> roles;
  std::vector<FaceId> emoji;
  std::vector<FaceId> fallback;

  Face& face(FaceId id) const;
};

}  // namespace diaoban::fonts
