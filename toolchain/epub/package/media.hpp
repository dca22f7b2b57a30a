// The pictures of one edition as files of the container, each written once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "epub/write.hpp"
#include "figures/picture.hpp"

namespace diaoban::epub {

// A file of the container beside the pages: its path below EPUB/, type and bytes.
struct MediaFile {
  std::string path;
  std::string media_type;
  std::shared_ptr<const std::string> bytes;
};

// How a picture of the manuscript is shown in this edition.
struct ShownPicture {
  std::shared_ptr<const figures::Picture> picture;  // never null; its kind may be Broken
  std::string path;  // of its file; empty: drawn in the page itself, or broken
};

class Media {
 public:
  // Gathers the pictures of all documents in reading order, and the cover.
  explicit Media(const Input& input);

  // The picture that a document at `document_path` names as `source`; null when there is none.
  const ShownPicture* find(std::string_view document_path, std::string_view source) const;
  // The path of the file that holds the picture with this data: URL, which drawings embed; empty
  // when it has none.
  std::string find_embedded(std::string_view data_url) const;
  const std::vector<MediaFile>& files() const { return files_; }
  // Path of the cover's file; empty: no cover.
  const std::string& cover() const { return cover_; }

 private:
  // Finds the pictures that documents name; makes them plain for Kindle; gives them their files.
  void gather();
  void prepare();
  void show(const std::string& path);
  // The path of the file that holds `picture`, adding it when its content is new.
  std::string add_file(const std::string& name,
                       const std::shared_ptr<const figures::Picture>& picture);

  std::string add_bytes(const std::string& name, const std::string& media_type,
                        std::shared_ptr<const std::string> bytes);
  void show_embedded(const std::string& name, const figures::Drawing& drawing);

  bool kindle() const { return input_.edition.profile == project::Profile::Kindle; }

  const Input& input_;
  std::vector<MediaFile> files_;
  std::map<std::string, std::string> paths_by_hash_;
  std::map<std::string, std::string> embedded_;  // paths by the hash of the data: URL
  std::map<std::string, ShownPicture> shown_;    // by the path from the book's root
  std::vector<std::string> order_;               // those paths, as they are first shown
  std::string cover_;
};

// `name` as a file name of the container: lower-case ASCII letters, digits, '-' and '_' only, at
// most 40 of them (EPUB 3.3 §4.2.2 and what Kobo asks for).
std::string portable_name(std::string_view name);

}  // namespace diaoban::epub
