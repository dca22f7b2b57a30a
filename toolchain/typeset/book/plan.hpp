// What a book consists of, in order: the parts that each start on a page of their own.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "typeset/typeset.hpp"

namespace diaoban::typeset {

enum class SectionKind {
  Cover,
  HalfTitle,
  TitlePage,
  Colophon,
  Contents,
  Figures,
  Tables,
  Listings,
  Part,
  Files,  // a chapter: what a heading of level 1 opens, and the files nested below its file
};

// How the pages of a section are counted.
enum class Counting { None, Roman, Arabic };

struct Section {
  SectionKind kind = SectionKind::Files;
  std::uint32_t first_file = 0;  // Files: [first_file, end_file)
  std::uint32_t end_file = 0;
  // Blocks of the first and of the last file that are of it: a file may hold several chapters.
  std::size_t first_block = 0;
  std::size_t end_block = SIZE_MAX;
  std::uint32_t part = 0;  // of Part
  bool recto = false;      // starts on a right-hand page
  bool heads = true;       // its pages have running heads
  Counting counting = Counting::Arabic;
  std::string outline;  // title in the outline where contents/ do not name it; empty: none
};

std::vector<Section> plan_book(const Input& input);

// The setting `key` of the edition or else of the book.
std::string setting_of(const Input& input, const std::string& key);

}  // namespace diaoban::typeset
