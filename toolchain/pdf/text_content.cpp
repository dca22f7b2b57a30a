// Writes runs as strings of codes.
#include "pdf/text_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/utf8.hpp"
#include "fonts/clusters.hpp"
#include "pdf/cmyk.hpp"

namespace diaoban::pdf {
namespace {

constexpr double unit = 1000;  // of glyph space in an em

void append_integer(long long value, std::string& to) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  to.append(digits, end);
}

// With at most four decimals, a hundredth of what a press can show.
void append_number(double value, std::string& to) {
  long long scaled = std::llround(value * 10000);
  if (scaled < 0) {
    to += '-';
    scaled = -scaled;
  }
  append_integer(scaled / 10000, to);
  long long rest = scaled % 10000;
  if (rest == 0) return;
  to += '.';
  for (long long place = 1000; rest != 0; rest %= place, place /= 10) {
    to += static_cast<char>('0' + rest / place);
  }
}

void append_numbers(std::initializer_list<double> values, std::string_view name, std::string& to) {
  for (const double value : values) {
    append_number(value, to);
    to += ' ';
  }
  to += name;
  to += '\n';
}

void append_color(const figures::Paint& paint, Inks inks, std::string& to) {
  const bool is_grey = paint.red == paint.green && paint.green == paint.blue;
  if (is_grey && inks != Inks::Rgb) {
    append_numbers({paint.red}, "g", to);
  } else if (inks == Inks::Device) {
    const Cmyk ink = to_cmyk(paint.red, paint.green, paint.blue);
    append_numbers({ink.cyan, ink.magenta, ink.yellow, ink.black}, "k", to);
  } else {
    append_numbers({paint.red, paint.green, paint.blue}, "rg", to);
  }
}

// ISO 32000-1 14.9.4, as a string of UTF-16.
void append_actual_text(std::string_view text, std::string& to) {
  to += "/Span<</ActualText<FEFF";
  const auto append_unit = [&](char32_t value) {
    fmt::format_to(std::back_inserter(to), "{:04X}", static_cast<unsigned>(value));
  };
  for (const char32_t c : base::code_points(text)) {
    if (c >= 0x10000) {
      append_unit(0xD800 + ((c - 0x10000) >> 10U));
      append_unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
    } else {
      append_unit(c);
    }
  }
  to += ">>>BDC\n";
}

}  // namespace

TextContent::TextContent(const GlyphCodes& codes, const Setting& setting,
                         std::vector<std::string> openings)
    : codes_(codes), setting_(setting), openings_(std::move(openings)) {}

void TextContent::take_owner(const typeset::Owner&) {
  end_text();
  if (is_open_) content_ += "EMC\n";
  content_ += openings_.at(next_opening_++);
  content_ += '\n';
  is_open_ = true;
}

// Cairo goes on after a mark as if nothing but the mark were painted: in black.
void TextContent::take_mark() {
  end_text();
  if (color_) append_color({}, setting_.inks, content_);
  color_.reset();
  insertions_.push_back(std::exchange(content_, {}));
}

void TextContent::take_text(const typeset::TextItem& text, bool turned) {
  if (text.run.size <= 0) return;
  turned_ = turned;
  x_ = setting_.left + (turned ? text.y : text.x);
  y_ = setting_.top + (turned ? -text.x : text.y);
  is_placed_ = false;
  begin_text(text.color);
  write_clusters(text);
  end_strings();
}

void TextContent::write_clusters(const typeset::TextItem& text) {
  const fonts::GlyphRun& run = text.run;
  if (run.text.empty() || !base::is_valid_utf8(run.text)) {
    return write_glyphs(run, 0, run.glyphs.size());
  }
  std::size_t byte = 0;
  std::size_t glyph = 0;
  for (const auto& cluster : fonts::join_clusters(run)) {
    const auto shown = std::string_view(run.text).substr(byte, cluster.bytes);
    const auto* only = cluster.glyphs == 1 ? codes_.find(run.face, run.glyphs[glyph].id) : nullptr;
    if (only != nullptr && only->text == shown) {
      write_glyph(run, run.glyphs[glyph], *only);
    } else {
      end_strings();
      append_actual_text(shown, content_);
      write_glyphs(run, glyph, glyph + cluster.glyphs);
      end_strings();
      content_ += "EMC\n";
    }
    byte += cluster.bytes;
    glyph += cluster.glyphs;
  }
}

void TextContent::write_glyphs(const fonts::GlyphRun& run, std::size_t first, std::size_t end) {
  for (std::size_t i = first; i < end; ++i) {
    if (const auto* code = codes_.find(run.face, run.glyphs[i].id)) {
      write_glyph(run, run.glyphs[i], *code);
    }
  }
}

void TextContent::write_glyph(const fonts::GlyphRun& run, const fonts::Glyph& glyph,
                              const GlyphCode& code) {
  const double x = static_cast<double>(glyph.x);
  const double y = static_cast<double>(glyph.y);
  if (!is_placed_ || y != baseline_) set_place(x, y, run.size);
  if (font_ != code.font) set_font(code.font);
  const double place = x / run.size * unit;
  if (const long long gap = std::llround(place - pen_); gap != 0) {
    end_string();
    if (!in_array_) content_ += '[';
    in_array_ = true;
    append_integer(-gap, content_);
    pen_ += static_cast<double>(gap);
  }
  append_code(code);
  pen_ += code.width;
}

// Text space is the run's em, y up.
void TextContent::set_place(double x, double y, double size) {
  end_strings();
  if (turned_) {
    append_numbers({0, -size, -size, 0, x_ + y, y_ - x}, "Tm", content_);
  } else {
    append_numbers({size, 0, 0, -size, x_ + x, y_ + y}, "Tm", content_);
  }
  baseline_ = y;
  pen_ = x / size * unit;
  is_placed_ = true;
}

void TextContent::set_font(std::uint16_t font) {
  end_strings();
  content_ += '/';
  content_ += codes_.fonts()[font].name;
  content_ += " 1 Tf\n";
  font_ = font;
  if (std::ranges::find(used_fonts_, font) == used_fonts_.end()) used_fonts_.push_back(font);
}

void TextContent::append_code(const GlyphCode& code) {
  if (!in_array_) content_ += '[';
  if (!in_string_) content_ += '(';
  in_array_ = in_string_ = true;
  for (int shift = 8 * (codes_.fonts()[code.font].code_size - 1); shift >= 0; shift -= 8) {
    const char byte = static_cast<char>(code.code >> static_cast<unsigned>(shift) & 0xFFU);
    if (byte == '\r') {  // which would be read as a line feed
      content_ += "\\r";
      continue;
    }
    if (byte == '(' || byte == ')' || byte == '\\') content_ += '\\';
    content_ += byte;
  }
}

void TextContent::begin_text(const typeset::Color& color) {
  if (!in_text_) content_ += "BT\n";
  in_text_ = true;
  if (color_ == color) return;
  const figures::Paint paint{color.red / 255.0, color.green / 255.0, color.blue / 255.0, 1};
  append_color(figures::find_text_paint(paint, setting_.grey), setting_.inks, content_);
  color_ = color;
}

void TextContent::end_text() {
  if (in_text_) content_ += "ET\n";
  in_text_ = false;
  font_.reset();
}

void TextContent::end_string() {
  if (in_string_) content_ += ')';
  in_string_ = false;
}

void TextContent::end_strings() {
  end_string();
  if (in_array_) content_ += "]TJ\n";
  in_array_ = false;
}

}  // namespace diaoban::pdf
