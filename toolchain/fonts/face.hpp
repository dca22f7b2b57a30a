// One face of a font file, opened through HarfBuzz when it is first needed.
#pragma once

#include <hb.h>

#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "base/files.hpp"
#include "base/handle.hpp"
#include "fonts/font_book.hpp"

namespace diaoban::fonts {

using BlobHandle = base::Shared<hb_blob_t, hb_blob_reference, hb_blob_destroy>;
using FaceHandle = base::Handle<hb_face_t, hb_face_destroy>;
using FontHandle = base::Handle<hb_font_t, hb_font_destroy>;

// A font file: its bytes are mapped once and shared by the faces of a collection.
class FontFile {
 public:
  FontFile(const base::FileSystem& files, base::Path path)
      : files_(files), path_(std::move(path)) {}
  const base::Path& path() const { return path_; }
  // The file's bytes; empty when it cannot be read. Safe from several threads.
  hb_blob_t* blob();
  // The same bytes mapped anew, for work that touches many of them once: they leave the memory with
  // what is made of them.
  BlobHandle map_again() const;

 private:
  const base::FileSystem& files_;
  base::Path path_;
  std::once_flag opened_;
  BlobHandle blob_;
};

// All members may be called from several threads. A file that is no font gives a face that has no
// characters.
class Face {
 public:
  Face(FaceInfo info, std::shared_ptr<FontFile> file, std::set<char32_t> lacks,
       std::string language)
      : info_(std::move(info)),
        file_(std::move(file)),
        lacks_(std::move(lacks)),
        language_(std::move(language)) {}

  // With the family's name read from the file if the manifest does not give it.
  const FaceInfo& info();
  const FaceMetrics& metrics();
  // The regional form of Han that the face draws without being asked; empty: none.
  const std::string& language() const { return language_; }
  bool has_glyph(char32_t c);
  bool is_font() { return open(), glyph_count_ > 0; }
  hb_face_t* face() { return open(), face_.get(); }
  // The face over a mapping of its own; see FontFile::map_again.
  FaceHandle open_again() const;
  // Scaled to the units of the em, and immutable.
  hb_font_t* font() { return open(), font_.get(); }
  double units_per_em() { return open(), units_per_em_; }

 private:
  void open();
  void read_metrics();
  void read_family();

  FaceInfo info_;
  std::shared_ptr<FontFile> file_;
  std::set<char32_t> lacks_;
  std::string language_;
  std::once_flag opened_;
  FaceHandle face_;
  FontHandle font_;
  FaceMetrics metrics_;
  unsigned glyph_count_ = 0;
  double units_per_em_ = 1000;
};

}  // namespace diaoban::fonts
