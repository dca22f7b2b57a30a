// Packs the items of a page: only what differs from the text before, numbers as short as they are.
#include <cstring>

#include "typeset/layout.hpp"

namespace diaoban::typeset {
namespace {

// The first byte of an item.
enum Flag : unsigned char {
  is_other = 1,    // it is no text: the next of those that are kept as they are
  same_face = 2,   // and size
  same_color = 4,  // all four: as the text before
  same_owner = 8,
  same_y = 16,
  is_turned = 32,
  is_level = 64,       // no glyph is above or below the baseline
  is_one_by_one = 128  // each cluster has one glyph
};

template <class Value>
void put(const Value& value, std::string& to) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  to.append(bytes, sizeof value);
}

template <class Value>
Value take(const std::string& from, std::size_t& at) {
  Value value;
  std::memcpy(&value, from.data() + at, sizeof value);
  at += sizeof value;
  return value;
}

// Seven bits a byte, the low ones first.
void put_count(std::size_t count, std::string& to) {
  for (; count >= 128; count >>= 7U) to += static_cast<char>(128 | (count & 127U));
  to += static_cast<char>(count);
}

std::size_t take_count(const std::string& from, std::size_t& at) {
  std::size_t count = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(from[at++]);
    count |= static_cast<std::size_t>(byte & 127U) << shift;
    if (byte < 128) return count;
  }
}

unsigned flags_of(const TextItem& text, const Item& item, const ItemList::Shared& shared) {
  unsigned flags = item.turned ? is_turned : 0;
  if (text.run.face == shared.face && text.run.size == shared.size) flags |= same_face;
  if (text.color == shared.color) flags |= same_color;
  if (item.owner == shared.owner) flags |= same_owner;
  if (text.y == shared.y) flags |= same_y;
  bool level = true;
  for (const auto& glyph : text.run.glyphs) level = level && glyph.y == 0;
  if (level) flags |= is_level;
  bool one_by_one = true;
  for (const auto& cluster : text.run.clusters) one_by_one = one_by_one && cluster.glyphs == 1;
  if (one_by_one) flags |= is_one_by_one;
  return flags;
}

void put_run(const fonts::GlyphRun& run, unsigned flags, std::string& to) {
  put_count(run.glyphs.size(), to);
  for (const auto& glyph : run.glyphs) {
    put_count(glyph.id, to);
    put(glyph.x, to);
    if ((flags & is_level) == 0) put(glyph.y, to);
  }
  put_count(run.clusters.size(), to);
  for (const auto& cluster : run.clusters) {
    put_count(cluster.bytes, to);
    if ((flags & is_one_by_one) == 0) put_count(cluster.glyphs, to);
  }
  put_count(run.text.size(), to);
  to += run.text;
}

// Fills `run`, whose room is used again.
void take_run(const std::string& from, std::size_t& at, unsigned flags, fonts::GlyphRun& run) {
  run.glyphs.resize(take_count(from, at));
  for (auto& glyph : run.glyphs) {
    glyph.id = static_cast<std::uint32_t>(take_count(from, at));
    glyph.x = take<float>(from, at);
    glyph.y = (flags & is_level) != 0 ? 0 : take<float>(from, at);
  }
  run.clusters.resize(take_count(from, at));
  for (auto& cluster : run.clusters) {
    cluster.bytes = static_cast<std::uint16_t>(take_count(from, at));
    const bool one = (flags & is_one_by_one) != 0;
    cluster.glyphs = one ? std::uint16_t{1} : static_cast<std::uint16_t>(take_count(from, at));
  }
  const std::size_t size = take_count(from, at);
  run.text.assign(from, at, size);
  at += size;
}

}  // namespace

ItemList::ItemList(const std::vector<Item>& items) {
  for (const Item& item : items) push_back(item);
}

ItemList::ItemList(std::initializer_list<Item> items) {
  for (const Item& item : items) push_back(item);
}

void ItemList::push_back(const Item& item) {
  if (const auto* text = std::get_if<TextItem>(&item.what)) {
    pack(*text, item);
  } else {
    bytes_ += static_cast<char>(is_other);
    others_.push_back(item);
  }
  ++size_;
}

void ItemList::pack(const TextItem& text, const Item& item) {
  const unsigned flags = flags_of(text, item, shared_);
  bytes_ += static_cast<char>(flags);
  if ((flags & same_face) == 0) {
    put(text.run.face.index, bytes_);
    put(text.run.size, bytes_);
  }
  if ((flags & same_color) == 0) put(text.color, bytes_);
  if ((flags & same_owner) == 0) put(item.owner.element, bytes_);
  put(text.x, bytes_);
  if ((flags & same_y) == 0) put(text.y, bytes_);
  put_run(text.run, flags, bytes_);
  shared_ = {text.run.face, text.run.size, text.y, text.color, item.owner};
}

void ItemList::shrink() {
  bytes_.shrink_to_fit();
  others_.shrink_to_fit();
}

ItemList::Iterator::Iterator(const ItemList& list, std::size_t left) : list_(&list), left_(left) {
  if (left_ > 0) read();
}

ItemList::Iterator& ItemList::Iterator::operator++() {
  if (--left_ > 0) read();
  return *this;
}

void ItemList::Iterator::read() {
  const std::string& bytes = list_->bytes_;
  const auto flags = static_cast<unsigned char>(bytes[at_++]);
  if ((flags & is_other) != 0) {
    other_ = &list_->others_[next_other_++];
    return;
  }
  other_ = nullptr;
  if ((flags & same_face) == 0) {
    shared_.face.index = take<std::uint16_t>(bytes, at_);
    shared_.size = take<double>(bytes, at_);
  }
  if ((flags & same_color) == 0) shared_.color = take<Color>(bytes, at_);
  if ((flags & same_owner) == 0) shared_.owner.element = take<std::uint32_t>(bytes, at_);
  auto& text = std::get<TextItem>(text_.what);
  text.x = take<double>(bytes, at_);
  if ((flags & same_y) == 0) shared_.y = take<double>(bytes, at_);
  text.y = shared_.y;
  text.color = shared_.color;
  text.run.face = shared_.face;
  text.run.size = shared_.size;
  take_run(bytes, at_, flags, text.run);
  text_.owner = shared_.owner;
  text_.turned = (flags & is_turned) != 0;
}

}  // namespace diaoban::typeset
