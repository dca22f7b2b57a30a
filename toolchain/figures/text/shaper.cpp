// Text of drawings in the book's faces: choosing faces character by character, and shaping.
#include "figures/text/shaper.hpp"

#include <algorithm>
#include <cmath>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace diaoban::figures {
namespace {

// ISO 15924 tag of the script that HarfBuzz is told; a mark takes that of the run before it.
std::string_view script_of(char32_t c) {
  if (base::is_han(c) || base::is_cjk_punctuation(c)) return "Hani";
  if (base::is_kana(c)) return "Kana";
  if (base::is_hangul(c)) return "Hang";
  if (base::is_bopomofo(c)) return "Bopo";
  if (c >= 0x370 && c < 0x400) return "Grek";
  if (c >= 0x400 && c < 0x530) return "Cyrl";
  if (c >= 0x590 && c < 0x600) return "Hebr";
  if (c >= 0x600 && c < 0x700) return "Arab";
  if (c >= 0xE00 && c < 0xE80) return "Thai";
  return "Latn";
}

// Characters that stay in the run before them: joiners, variation selectors, combining marks.
bool extends_run(char32_t c) {
  return c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x300 && c <= 0x36F) ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0x20E3;
}

bool is_upright_script(std::string_view script) {
  return script == "Hani" || script == "Kana" || script == "Hang" || script == "Bopo";
}

}  // namespace

FontChoice font_of(const InheritedStyle& style) {
  return {style.family, style.bold, style.italic, style.font_size, style.letter_spacing};
}

std::string role_name(const FontChoice& font) {
  switch (font.family) {
    case Family::Mono:
      return font.bold ? "mono-bold" : "mono";
    case Family::Kai:
      return "kai";
    case Family::Sans:
    case Family::Serif:
      break;
  }
  std::string name = font.family == Family::Sans ? "sans" : "serif";
  if (font.bold) name += "-bold";
  if (font.italic) name += "-italic";
  return name;
}

Shaper::Shaper(const fonts::FontBook& fonts, std::string language)
    : fonts_(fonts), language_(std::move(language)) {}

Shaper::Role& Shaper::role(const FontChoice& font) {
  std::string name = role_name(font);
  const auto found = roles_.find(name);
  if (found != roles_.end()) return found->second;
  return roles_.emplace(name, Role{name, {}}).first->second;
}

fonts::FaceId Shaper::pick(Role& role, char32_t c) {
  if (c >= 128) return fonts_.pick(role.name, language_, c, false);
  fonts::FaceId& face = role.ascii[c];
  if (face.is_null()) face = fonts_.pick(role.name, language_, c, false);
  return face;
}

ShapedText Shaper::shape(std::string_view text, const FontChoice& font) {
  Role& chosen = role(font);
  ShapedText shaped;
  shaped.text_ = std::string(text);
  shaped.role_ = chosen.name;
  shaped.font_ = font;
  std::string_view script;
  const auto close_run = [&](std::size_t end) {
    if (shaped.runs_.empty()) return;
    ShapedText::Run& run = shaped.runs_.back();
    run.end = end;
    run.glyphs = fonts_.shape(run.face, text.substr(run.begin, end - run.begin), language_, script);
    // A run from right to left stays in one piece: it is a cluster of its own.
    if (!run.glyphs.empty() && run.glyphs.front().cluster > run.glyphs.back().cluster) {
      for (fonts::ShapedGlyph& glyph : run.glyphs) glyph.cluster = 0;
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded decoded = base::decode(text, at);
    const char32_t c = decoded.code_point;
    const std::string_view new_script = script_of(c);
    // A space goes with what stands before it, if that face has one.
    const bool stays =
        !shaped.runs_.empty() &&
        (extends_run(c) || (c == U' ' && fonts_.has_glyph(shaped.runs_.back().face, c) &&
                            !fonts_.info(shaped.runs_.back().face).color &&
                            pick(chosen, c) == shaped.runs_.back().face));
    if (!stays) {
      fonts::FaceId face = pick(chosen, c);
      if (face.is_null()) face = pick(chosen, U'?');  // shows the face's own missing glyph
      if (shaped.runs_.empty() || face != shaped.runs_.back().face || new_script != script) {
        close_run(at);
        const fonts::FaceInfo& info = fonts_.info(face);
        script = new_script;
        shaped.runs_.push_back(
            {face,
             font.italic && !info.italic && !info.color && !is_upright_script(script),
             at,
             at,
             {}});
      }
    }
    at += decoded.length;
  }
  close_run(text.size());

  shaped.advances_.assign(text.size() + 1, -1);
  double pen = 0;
  for (const ShapedText::Run& run : shaped.runs_) {
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      const std::size_t cluster = run.begin + run.glyphs[i].cluster;
      const bool starts = i == 0 || run.glyphs[i].cluster != run.glyphs[i - 1].cluster;
      if (starts && cluster < text.size() && shaped.advances_[cluster] < 0) {
        shaped.advances_[cluster] = pen;
      }
      pen += static_cast<double>(run.glyphs[i].advance) * font.size;
      if (i + 1 == run.glyphs.size() || run.glyphs[i + 1].cluster != run.glyphs[i].cluster) {
        pen += font.letter_spacing;
      }
    }
  }
  shaped.advances_.back() = pen;
  double last = 0;
  for (double& advance : shaped.advances_) {
    if (advance < 0) advance = last;
    last = advance;
  }
  return shaped;
}

LineMetrics Shaper::metrics(const FontChoice& font) {
  const fonts::FaceId face = pick(role(font), U'x');
  if (face.is_null()) return {font.size, 0, 1, 1, font.size / 2};
  const fonts::FaceMetrics& metrics = fonts_.metrics(face);
  LineMetrics line;
  line.ascent = std::round(metrics.ascent * font.size);
  line.descent = std::round(metrics.descent * font.size);
  line.underline_thickness = std::max(1.0, std::round(metrics.underline_thickness * font.size));
  line.underline_offset = std::max(1.0, std::ceil(line.underline_thickness / 2));
  line.x_height = metrics.x_height * font.size;
  return line;
}

TextOperation ShapedText::slice(std::size_t begin, std::size_t end, const Paint& paint) const {
  TextOperation operation;
  operation.paint = paint;
  operation.role = role_;
  operation.italic = font_.italic;
  operation.size = font_.size;
  operation.letter_spacing = font_.letter_spacing;
  operation.width = advance_to(end) - advance_to(begin);
  auto run = std::partition_point(runs_.begin(), runs_.end(),
                                  [&](const Run& one) { return one.end <= begin; });
  for (; run != runs_.end() && run->begin < end; ++run) {
    add_slice(*run, std::max(begin, run->begin), std::min(end, run->end), advance_to(begin),
              operation);
  }
  return operation;
}

// The clusters of `run` that start in [begin, end).
void ShapedText::add_slice(const Run& run, std::size_t begin, std::size_t end, double left,
                           TextOperation& operation) const {
  PlacedRun placed;
  placed.slanted = run.slanted;
  placed.x = advance_to(begin) - left;
  placed.run.face = run.face;
  placed.run.size = font_.size;
  placed.run.text = text_.substr(begin, end - begin);
  double pen = 0;
  std::size_t covered = begin;  // bytes up to here are in clusters
  const auto first = std::partition_point(
      run.glyphs.begin(), run.glyphs.end(),
      [&](const fonts::ShapedGlyph& glyph) { return run.begin + glyph.cluster < begin; });
  for (auto i = static_cast<std::size_t>(first - run.glyphs.begin()); i < run.glyphs.size();) {
    const std::size_t start = run.begin + run.glyphs[i].cluster;
    if (start >= end) break;
    std::size_t next = i + 1;
    while (next < run.glyphs.size() && run.glyphs[next].cluster == run.glyphs[i].cluster) ++next;
    const std::size_t stop =
        next < run.glyphs.size() ? run.begin + run.glyphs[next].cluster : run.end;
    pen = advance_to(start) - advance_to(begin);
    for (std::size_t glyph = i; glyph < next; ++glyph) {
      const fonts::ShapedGlyph& shaped = run.glyphs[glyph];
      placed.run.glyphs.push_back(
          {shaped.id, static_cast<float>(pen + static_cast<double>(shaped.x_offset) * font_.size),
           static_cast<float>(-static_cast<double>(shaped.y_offset) * font_.size)});
      pen += static_cast<double>(shaped.advance) * font_.size;
    }
    const std::size_t last = std::min(stop, end);
    placed.run.clusters.push_back(
        {static_cast<std::uint16_t>(last - covered), static_cast<std::uint16_t>(next - i)});
    covered = last;
    i = next;
  }
  if (!placed.run.glyphs.empty()) operation.runs.push_back(std::move(placed));
}

}  // namespace diaoban::figures
