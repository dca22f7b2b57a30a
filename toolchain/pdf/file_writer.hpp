// Writes the file in work as bytes: object streams and a cross-reference stream (ISO 32000-1 7.5.7
// and 7.5.8), what the trailer leads to and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/file.hpp"

namespace diaoban::pdf {

// Beside qpdf's objects it takes objects that are only text. They are packed as they come, so that
// the elements of a long book, which are a hundred a page, never stand in memory as objects.
class FileWriter {
 public:
  // Gives each object that the trailer leads to its number.
  explicit FileWriter(File& file);

  // The number that an indirect object has in the written file.
  std::uint32_t number_of(const Object& object) const;
  // The first of `count` numbers that follow one another, for objects of text.
  std::uint32_t reserve(std::size_t count);
  // Makes `text` the object `number`: a reserved one, or File::structure_root.
  void add(std::uint32_t number, std::string_view text);

  // The whole file. The same objects give the same bytes. For once, after all objects are added.
  std::string finish();

 private:
  // Where an object is: at an offset, or in an object stream.
  struct Entry {
    std::uint32_t place = 0;  // offset in the file, or number of the object stream
    std::uint16_t index = 0;  // in the object stream
    std::uint8_t kind = 0;    // ISO 32000-1 table 18
  };

  void enqueue(const Object& object);
  void enqueue_parts(const Object& object);
  void write_objects();
  void write_stream_object(std::uint32_t number, Object& object);
  void write_stream(std::uint32_t number, std::string_view entries, std::string_view data);
  void append(const Object& object, std::string& text) const;
  void append_contained(const Object& object, std::string& text) const;
  void flush();
  void write_cross_references();

  File& file_;
  Objects queue_;                       // in the order of their numbers, from 1
  std::vector<std::uint32_t> numbers_;  // by the number that qpdf has for an object
  std::uint32_t next_number_ = 1;
  std::vector<Entry> entries_;  // by number
  std::string bytes_;
  std::string bodies_;  // of the object stream that is being filled
  std::vector<std::pair<std::uint32_t, std::size_t>> members_;  // numbers and offsets in it
};

}  // namespace diaoban::pdf
