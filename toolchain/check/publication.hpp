// A finished EPUB, opened for checking: its files, package and pages.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace diaoban::check {

struct ManifestItem {
  std::string id;
  std::string path;  // in the container
  std::string media_type;
  std::string properties;
};

struct PageFile {
  std::string path;
  std::unique_ptr<pugi::xml_document> tree;
  bool is_parsed = false;
  bool in_spine = false;
};

// One declaration of a stylesheet.
struct Declaration {
  std::string selector;
  std::string property;
  std::string value;
};

struct Publication {
  std::uint64_t size = 0;                    // bytes of the container
  std::vector<std::string> names;            // in the order of the container
  std::map<std::string, std::string> files;  // by path
  std::string package_path;
  pugi::xml_document package;
  std::vector<ManifestItem> manifest;
  std::vector<std::string> spine;  // paths, in order
  std::vector<PageFile> pages;     // XHTML, in spine order, then the others
  std::vector<Declaration> style;

  const ManifestItem* find_item(std::string_view path) const;
  const PageFile* nav() const;
  const PageFile* find_page(std::string_view path) const;
  // Path of the cover picture; empty: none.
  std::string cover() const;
  // The text of the first metadata element of that name (without prefix); empty: none.
  std::string metadata(std::string_view name) const;
};

// Opens the container; nothing when `bytes` is no ZIP or is larger than 650 MB unpacked. What is
// missing inside is left empty for the rules to find.
std::optional<Publication> read_publication(std::string_view bytes);

// The path that `address` leads to from the file at `from`, without its fragment; nothing for
// addresses outside of the container.
std::optional<std::string> target_path(std::string_view from, std::string_view address);

// Behind the '#' of an address; empty: none.
std::string fragment_of(std::string_view address);

bool has_word(std::string_view words, std::string_view word);

}  // namespace diaoban::check
