// Deflate, packed tighter than zlib packs it, its undoing, and the checksum that goes with it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diaoban::base {

// `bytes` as a raw Deflate stream (RFC 1951), as ZIP wants it. The same bytes give the same stream.
// Safe from several threads.
std::string deflate(std::string_view bytes);

// How much time is spent on a stream for its size. Tight weighs every encoding, which text and
// filtered pixels repay; Close finds as long matches, which is all there is to find in what
// repeats.
enum class Packing { Tight, Close, Quick, Rough };

// The same as a zlib stream (RFC 1950), as PNG and PDF want it.
std::string deflate_zlib(std::string_view bytes, Packing packing);

// What a zlib stream holds, when that is exactly `size` bytes; nothing when it is damaged or holds
// more or less.
std::optional<std::string> inflate_zlib(std::string_view stream, std::size_t size);

// CRC-32 as ZIP and PNG have it.
std::uint32_t crc32(std::string_view bytes);

}  // namespace diaoban::base
