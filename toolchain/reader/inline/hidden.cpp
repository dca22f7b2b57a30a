// Implements the hidden text and its map to the manuscript.
#include "reader/inline/hidden.hpp"

#include <algorithm>

#include "reader/parser.hpp"

namespace diaoban::reader {

namespace {

// Two characters of plane 15, U+F0000 + half of the index each: 4 bytes, 15 bits.
constexpr std::uint32_t half_bits = 15;

void append_half(std::string& out, std::uint32_t half) {
  const std::uint32_t c = 0xF0000 + half;
  out += static_cast<char>(0xF0 | (c >> 18U));
  out += static_cast<char>(0x80 | ((c >> 12U) & 0x3FU));
  out += static_cast<char>(0x80 | ((c >> 6U) & 0x3FU));
  out += static_cast<char>(0x80 | (c & 0x3FU));
}

// The half that the four bytes of `text` stand for, or -1.
int read_half(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.size() < 4 || byte(0) != 0xF3) return -1;
  const std::uint32_t c = ((byte(0) & 7U) << 18U) | ((byte(1) & 0x3FU) << 12U) |
                          ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
  return c >= 0xF0000 && c < 0xF0000 + (1U << half_bits) ? static_cast<int>(c - 0xF0000) : -1;
}

}  // namespace

void HiddenText::begin_leaf(const Leaf& source) {
  HiddenLeaf leaf;
  leaf.pieces = &source.pieces;
  leaf.raw_begin = static_cast<std::uint32_t>(raw_.size());
  leaf.first_start = static_cast<std::uint32_t>(piece_starts_.size());
  for (const Line& piece : source.pieces) {
    if (piece_starts_.size() > leaf.first_start && !piece.glued) raw_ += '\f';
    const std::size_t start = raw_.size();
    piece_starts_.push_back(static_cast<std::uint32_t>(start) - leaf.raw_begin);
    raw_ += piece.text;
    std::replace(raw_.begin() + static_cast<std::ptrdiff_t>(start), raw_.end(), '\f', ' ');
  }
  while (raw_.size() > leaf.raw_begin && (raw_.back() == ' ' || raw_.back() == '\t')) {
    raw_.pop_back();
  }
  leaf.raw_end = static_cast<std::uint32_t>(raw_.size());
  flat += "# ";
  leaf.flat_begin = static_cast<std::uint32_t>(flat.size());
  leaf.first_segment = static_cast<std::uint32_t>(segments.size());
  leaves.push_back(leaf);
}

void HiddenText::end_leaf() {
  HiddenLeaf& leaf = leaves.back();
  leaf.segment_count = static_cast<std::uint32_t>(segments.size()) - leaf.first_segment;
  flat += " #\n";
}

void HiddenText::copy(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  const HiddenLeaf& leaf = leaves.back();
  const auto at = static_cast<std::uint32_t>(flat.size()) - leaf.flat_begin;
  segments.push_back(
      {at, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, false});
  flat.append(raw_, leaf.raw_begin + begin, end - begin);
}

void HiddenText::hide(Sentinel sentinel) {
  const HiddenLeaf& leaf = leaves.back();
  sentinel.leaf = static_cast<std::uint32_t>(leaves.size()) - 1;
  const auto at = static_cast<std::uint32_t>(flat.size()) - leaf.flat_begin;
  segments.push_back({at, sentinel.whole, true});
  const auto index = static_cast<std::uint32_t>(sentinels.size());
  flat += sentinel_guard;
  append_half(flat, index >> half_bits);
  append_half(flat, index & ((1U << half_bits) - 1));
  flat += sentinel_guard;
  sentinels.push_back(sentinel);
}

void HiddenText::insert_zero_width(std::size_t raw_place) {
  const auto at = static_cast<std::uint32_t>(flat.size()) - leaves.back().flat_begin;
  const auto place = static_cast<std::uint32_t>(raw_place);
  segments.push_back({at, {place, place}, true});
  flat += zero_width_letter;
}

std::uint32_t HiddenText::raw_begin(std::uint32_t leaf, std::uint32_t at) const {
  const HiddenLeaf& entry = leaves[leaf];
  const auto first = segments.begin() + entry.first_segment;
  const auto last = first + entry.segment_count;
  auto found = std::upper_bound(
      first, last, at, [](std::uint32_t place, const Segment& s) { return place < s.flat; });
  if (found == first) return 0;
  --found;
  if (found->fixed) return found->raw.begin;
  return std::min(found->raw.end, found->raw.begin + (at - found->flat));
}

std::uint32_t HiddenText::raw_end(std::uint32_t leaf, std::uint32_t at) const {
  if (at == 0) return 0;
  const HiddenLeaf& entry = leaves[leaf];
  const auto first = segments.begin() + entry.first_segment;
  const auto last = first + entry.segment_count;
  auto found = std::upper_bound(
      first, last, at - 1, [](std::uint32_t place, const Segment& s) { return place < s.flat; });
  if (found == first) return 0;
  --found;
  if (found->fixed) return found->raw.end;
  return std::min(found->raw.end, found->raw.begin + (at - found->flat));
}

std::size_t HiddenText::piece_at(const HiddenLeaf& leaf, std::uint32_t place) const {
  const auto first = piece_starts_.begin() + leaf.first_start;
  const auto found =
      std::upper_bound(first, first + static_cast<std::ptrdiff_t>(leaf.pieces->size()), place);
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, found - first - 1));
}

Span HiddenText::raw_span(std::uint32_t leaf, Range raw) const {
  const HiddenLeaf& entry = leaves[leaf];
  const Lines& pieces = *entry.pieces;
  if (pieces.empty()) return {};
  const std::size_t begin = piece_at(entry, raw.begin);
  const std::size_t end = raw.end > raw.begin ? piece_at(entry, raw.end - 1) : begin;
  Span span;
  span.source = pieces[begin].source;
  span.begin = pieces[begin].at(raw.begin - piece_starts_[entry.first_start + begin]);
  span.end = span.begin;
  if (pieces[end].source == span.source) {
    span.end =
        std::max(span.begin, pieces[end].at(raw.end - piece_starts_[entry.first_start + end]));
  }
  return span;
}

Lines HiddenText::raw_lines(std::uint32_t leaf, Range raw) const {
  const HiddenLeaf& entry = leaves[leaf];
  Lines lines;
  for (std::size_t i = piece_at(entry, raw.begin); i < entry.pieces->size(); ++i) {
    const std::uint32_t start = piece_starts_[entry.first_start + i];
    if (start >= raw.end) break;
    const Line& piece = (*entry.pieces)[i];
    const auto end = start + static_cast<std::uint32_t>(piece.text.size());
    lines.push_back(
        piece.slice(raw.begin > start ? raw.begin - start : 0, std::min(end, raw.end) - start));
  }
  return lines;
}

const Sentinel* HiddenText::sentinel_at(std::string_view text) const {
  if (text.size() < sentinel_size || !text.starts_with(sentinel_guard)) return nullptr;
  const int high = read_half(text.substr(4));
  const int low = read_half(text.substr(8));
  if (high < 0 || low < 0 || text.substr(12, 4) != sentinel_guard) return nullptr;
  const auto index = (static_cast<std::size_t>(high) << half_bits) + static_cast<std::size_t>(low);
  return index < sentinels.size() ? &sentinels[index] : nullptr;
}

std::string HiddenText::restored(std::string_view text, char line_end) const {
  const bool plain = std::none_of(text.begin(), text.end(),
                                  [](char c) { return c == '\f' || c == '\xF0' || c == '\xF3'; });
  if (plain) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '\f') {
      out += line_end;
      ++i;
    } else if (c == '\xF0') {
      if (const Sentinel* sentinel = sentinel_at(text.substr(i))) {
        std::string raw(raw_text(sentinel->leaf, sentinel->whole));
        std::replace(raw.begin(), raw.end(), '\f', line_end);
        out += raw;
        i += sentinel_size;
      } else {
        out += text[i++];
      }
    } else if (c == '\xF3' && text.substr(i).starts_with(zero_width_letter)) {
      i += zero_width_letter.size();
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

}  // namespace diaoban::reader
