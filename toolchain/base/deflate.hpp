// Deflate, packed tighter than zlib packs it, and the checksum that goes with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace diaoban::base {

// `bytes` as a raw Deflate stream (RFC 1951), as ZIP wants it. The same bytes give the same stream.
// Safe from several threads.
std::string deflate(std::string_view bytes);

// How much time is spent on a stream for its size.
enum class Packing { Tight, Quick, Rough };

// The same as a zlib stream (RFC 1950), as PNG and PDF want it.
std::string deflate_zlib(std::string_view bytes, Packing packing);

// CRC-32 as ZIP and PNG have it.
std::uint32_t crc32(std::string_view bytes);

}  // namespace diaoban::base
