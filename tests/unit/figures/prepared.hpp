// Preparing pictures from memory, and looking at what came of them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "figures/drawing.hpp"
#include "figures/picture.hpp"
#include "figures/svg/data_url.hpp"

namespace diaoban::figures {

inline std::string from_base64(std::string_view text) {
  return *decode_data_url("data:;base64," + std::string(text));
}

// One book of faces for all tests of the program: it takes a moment to open.
inline const fonts::FontBook& faces() {
  static const base::RealFileSystem files;
  static diagnostics::Sources sources;
  static diagnostics::Collector sink;
  static const fonts::FontBook book = fonts::FontBook::load(files, {}, sources, sink);
  return book;
}

struct Prepared {
  Picture picture;
  std::vector<diagnostics::Diagnostic> said;

  bool says(std::string_view kind, std::string_view words = {}) const {
    return std::any_of(said.begin(), said.end(), [&](const diagnostics::Diagnostic& one) {
      return one.kind->name == kind && one.message.find(words) != std::string::npos;
    });
  }
  template <class T>
  std::vector<T> all() const {
    std::vector<T> found;
    if (!picture.drawing) return found;
    for (const Operation& operation : picture.drawing->operations) {
      if (const T* one = std::get_if<T>(&operation)) found.push_back(*one);
    }
    return found;
  }
  // The texts of the drawing, one piece after the other.
  std::vector<std::string> texts() const {
    std::vector<std::string> found;
    for (const TextOperation& text : all<TextOperation>()) {
      std::string whole;
      for (const PlacedRun& run : text.runs) whole += run.run.text;
      found.push_back(whole);
    }
    return found;
  }
};

inline Prepared prepare_bytes_as(std::string_view name, std::string_view bytes,
                                 const PrepareOptions& options = {}) {
  base::MemoryFileSystem files;
  files.write(name, bytes);
  diagnostics::Sources sources;
  diagnostics::Collector sink;
  Prepared prepared;
  prepared.picture = prepare(name, files, faces(), options, {}, sink);
  prepared.said = sink.sorted(sources);
  return prepared;
}

// An SVG file of 400 by 200 px around `inside`.
inline Prepared prepare_svg(const std::string& inside) {
  return prepare_bytes_as(
      "drawing.svg",
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "width=\"400\" height=\"200\" viewBox=\"0 0 400 200\">" +
          inside + "</svg>");
}

// A label as draw.io writes it: `box` is the style of its flex container (place, width, alignment),
// `text` that of the text, `html` what it says.
inline std::string label(const std::string& box, const std::string& text, const std::string& html) {
  return "<g><switch><foreignObject width=\"100%\" height=\"100%\" "
         "requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Extensibility\">"
         "<div xmlns=\"http://www.w3.org/1999/xhtml\" style=\"display: flex; height: 1px; " +
         box +
         "\"><div style=\"box-sizing: border-box; font-size: 0px; text-align: center;\">"
         "<div style=\"display: inline-block; font-size: 10px; font-family: Helvetica; "
         "line-height: 1.2; " +
         text + "\">" + html + "</div></div></div></foreignObject><text>cut...</text></switch></g>";
}

}  // namespace diaoban::figures
