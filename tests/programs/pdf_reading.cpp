// Prints what a finished PDF says when it is read aloud, for the tests that compare editions: a
// line a block, as a JSON array of its role, its alternative text and its pieces of [language,
// text, whether it is the mark of a note, whether it is code, a formula or a link].
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "base/files.hpp"
#include "pdf/read_structure.hpp"

namespace {

std::string quote(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string write_pieces(const diaoban::pdf::ReadBlock& block) {
  std::string pieces;
  std::size_t start = 0;
  for (const auto& piece : block.pieces) {
    if (!pieces.empty()) pieces += ',';
    const auto text = std::string_view(block.text).substr(start, piece.bytes);
    pieces += fmt::format("[{},{},{},{}]", quote(piece.language), quote(text), piece.is_call,
                          piece.is_literal);
    start += piece.bytes;
  }
  return pieces;
}

}  // namespace

int main(int count, char** words) try {
  if (count != 2) {
    std::fputs("usage: pdf_reading FILE.pdf\n", stderr);
    return 2;
  }
  const auto bytes = diaoban::base::RealFileSystem().read(words[1]);
  if (!bytes) return 1;
  for (const auto& block : diaoban::pdf::read_structure(*bytes)) {
    fmt::print("[{},{},[{}]]\n", quote(block.role), quote(block.alternative), write_pieces(block));
  }
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "{}\n", error.what());
  return 1;
}
