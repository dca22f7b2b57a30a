// Implements the writing of objects.
#include "pdf/file_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <qpdf/Buffer.hh>

#include "base/deflate.hpp"
#include "base/ensure.hpp"
#include "base/hash.hpp"

namespace diaoban::pdf {
namespace {

// Objects of one stream: more pack a little better, but a reader unpacks all to have one.
constexpr std::size_t most_members = 100;

bool is_plain_name(const std::string& name) {
  return std::all_of(name.begin() + 1, name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '.' || c == '+';
  });
}

void append_name(const std::string& name, std::string& text) {
  text += is_plain_name(name) ? name : Object::newName(name).unparse();
}

// Whether a blank must stand between what ends with `last` and what begins with `first`.
bool needs_blank(char last, char first) {
  constexpr std::string_view delimiters = "()<>[]{}/%";
  return delimiters.find(last) == std::string_view::npos &&
         delimiters.find(first) == std::string_view::npos;
}

void append_scalar(const std::string& scalar, std::string& text) {
  if (!text.empty() && needs_blank(text.back(), scalar.front())) text += ' ';
  text += scalar;
}

void append_big_endian(std::uint32_t value, int bytes, std::string& to) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    to += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
  }
}

}  // namespace

FileWriter::FileWriter(File& file) : file_(file) {
  auto trailer = file_.document.getTrailer();
  enqueue(trailer.getKey("/Root"));
  enqueue(trailer.getKey("/Info"));
  for (std::size_t i = 0; i < queue_.size(); ++i) {
    const Object next = queue_[i];
    enqueue_parts(next);
  }
  write_objects();
}

void FileWriter::enqueue(const Object& object) {
  if (!object.isIndirect()) return enqueue_parts(object);
  const auto id = static_cast<std::size_t>(object.getObjectID());
  if (id >= numbers_.size()) numbers_.resize(id + id / 2 + 64, 0);
  if (numbers_[id] != 0) return;
  numbers_[id] = next_number_++;
  queue_.push_back(object);
}

// What is made here and by Cairo nests a few levels, so recursion is safe.
void FileWriter::enqueue_parts(const Object& object) {
  Object whole = object;
  if (whole.isArray()) {
    for (const Object& part : whole.getArrayAsVector()) enqueue(part);
    return;
  }
  const bool is_stream = whole.isStream();
  if (is_stream) whole = whole.getDict();
  if (!whole.isDictionary()) return;
  for (const auto& [key, part] : whole.getDictAsMap()) {
    // A stream's length is written where it stands.
    if (!(is_stream && key == "/Length")) enqueue(part);
  }
}

std::uint32_t FileWriter::number_of(const Object& object) const {
  const auto id = static_cast<std::size_t>(object.getObjectID());
  base::ensure(id < numbers_.size() && numbers_[id] != 0, "an object is reached from the trailer");
  return numbers_[id];
}

std::uint32_t FileWriter::reserve(std::size_t count) {
  const std::uint32_t first = next_number_;
  next_number_ += static_cast<std::uint32_t>(count);
  return first;
}

void FileWriter::add(std::uint32_t number, std::string_view text) {
  members_.emplace_back(number, bodies_.size());
  bodies_ += text;
  bodies_ += '\n';
  if (members_.size() == most_members) flush();
}

void FileWriter::write_objects() {
  bytes_ = "%PDF-1.7\n%\xBF\xF7\xA2\xFE\n";
  std::string text;
  for (std::size_t i = 0; i < queue_.size(); ++i) {
    const auto number = static_cast<std::uint32_t>(i + 1);
    Object object = queue_[i];
    if (object.isStream()) {
      write_stream_object(number, object);
    } else if (object.getObjGen() != file_.structure_root.getObjGen()) {
      text.clear();
      append_contained(object, text);
      add(number, text);
    }
  }
  queue_ = Objects();
}

void FileWriter::write_stream_object(std::uint32_t number, Object& object) {
  std::string entries;
  auto dictionary = object.getDict();
  for (auto& [key, value] : dictionary.getDictAsMap()) {
    if (key == "/Length" || value.isNull()) continue;
    append_name(key, entries);
    append(value, entries);
  }
  const auto buffer = object.getRawStreamData();
  const std::string_view data(reinterpret_cast<const char*>(buffer->getBuffer()),
                              buffer->getSize());
  if (dictionary.hasKey("/Filter")) return write_stream(number, entries, data);
  write_stream(number, entries + "/Filter/FlateDecode",
               base::deflate_zlib(data, base::Packing::Quick));
}

void FileWriter::write_stream(std::uint32_t number, std::string_view entries,
                              std::string_view data) {
  base::ensure(bytes_.size() < std::numeric_limits<std::uint32_t>::max(), "a PDF is below 4 GB");
  if (number >= entries_.size()) entries_.resize(std::max<std::size_t>(next_number_, number + 1));
  entries_[number] = {static_cast<std::uint32_t>(bytes_.size()), 0, 1};
  bytes_ += fmt::format("{} 0 obj\n<<{}/Length {}>>\nstream\n", number, entries, data.size());
  bytes_ += data;
  bytes_ += "\nendstream\nendobj\n";  // the line end is ISO 19005-2 6.1.7.1
}

void FileWriter::append(const Object& object, std::string& text) const {
  if (object.isIndirect()) {
    append_scalar(fmt::format("{} 0 R", number_of(object)), text);
  } else {
    append_contained(object, text);
  }
}

void FileWriter::append_contained(const Object& object, std::string& text) const {
  Object whole = object;
  if (whole.isArray()) {
    text += '[';
    for (const Object& part : whole.getArrayAsVector()) append(part, text);
    text += ']';
  } else if (whole.isDictionary()) {
    text += "<<";
    for (auto& [key, part] : whole.getDictAsMap()) {
      if (part.isNull()) continue;
      append_name(key, text);
      append(part, text);
    }
    text += ">>";
  } else if (whole.isName()) {
    append_name(whole.getName(), text);
  } else {
    append_scalar(whole.unparseResolved(), text);
  }
}

// Packs the objects that wait into an object stream.
void FileWriter::flush() {
  if (members_.empty()) return;
  const std::uint32_t stream = reserve(1);
  entries_.resize(next_number_);
  std::string data;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const auto& [number, offset] = members_[i];
    entries_[number] = {stream, static_cast<std::uint16_t>(i), 2};
    data += fmt::format("{} {} ", number, offset);
  }
  const std::size_t first = data.size();
  data += bodies_;
  write_stream(stream,
               fmt::format("/Type/ObjStm/N {}/First {}/Filter/FlateDecode", members_.size(), first),
               base::deflate_zlib(data, base::Packing::Quick));
  members_.clear();
  bodies_.clear();
}

void FileWriter::write_cross_references() {
  const std::uint32_t number = reserve(1);
  entries_.resize(next_number_);
  entries_[number] = {static_cast<std::uint32_t>(bytes_.size()), 0, 1};
  entries_[0] = {0, std::numeric_limits<std::uint16_t>::max(), 0};
  // Each row as its difference from the one before, which packs to nearly nothing.
  constexpr int width = 7;
  std::string rows;
  rows.reserve(entries_.size() * (width + 1));
  std::string before(width, '\0');
  std::string row;
  for (const Entry& entry : entries_) {
    row.clear();
    append_big_endian(entry.kind, 1, row);
    append_big_endian(entry.place, 4, row);
    append_big_endian(entry.index, 2, row);
    rows += '\2';
    for (int i = 0; i < width; ++i) {
      rows += static_cast<char>(static_cast<unsigned char>(row[i]) -
                                static_cast<unsigned char>(before[i]));
    }
    before.swap(row);
  }
  auto trailer = file_.document.getTrailer();
  const std::string id = base::hash128(bytes_);
  const std::size_t offset = bytes_.size();
  write_stream(number,
               fmt::format("/Type/XRef/Size {}/W[1 4 2]/Root {} 0 R/Info {} 0 R/ID[<{}><{}>]"
                           "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {}>>",
                           entries_.size(), number_of(trailer.getKey("/Root")),
                           number_of(trailer.getKey("/Info")), id, id, width),
               base::deflate_zlib(rows, base::Packing::Quick));
  bytes_ += fmt::format("startxref\n{}\n%%EOF\n", offset);
}

std::string FileWriter::finish() {
  flush();
  write_cross_references();
  return std::move(bytes_);
}

}  // namespace diaoban::pdf
