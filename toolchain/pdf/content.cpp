// Scans content streams (ISO 32000-1 7.8.2) and rewrites the few places that matter.
#include "pdf/content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "figures/canvas.hpp"
#include "pdf/cmyk.hpp"

namespace diaoban::pdf {
namespace {

using figures::Canvas;

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
  return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' ||
         c == '}' || c == '/' || c == '%';
}

// One operator's worth of tokens: where its operands start, and the last few of them.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // The next operator, with its operands noted; nothing at the end.
  std::optional<std::string_view> next() {
    count_ = 0;
    while (true) {
      skip_space();
      if (at_ >= text_.size()) return std::nullopt;
      const std::size_t start = at_;
      const char c = text_[at_];
      if (c == '(') {
        skip_string();
      } else if (c == '<' && at_ + 1 < text_.size() && text_[at_ + 1] != '<') {
        at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
      } else if (c == '/') {
        ++at_;
        skip_regular();
      } else if (is_delimiter(c)) {
        ++at_;
      } else {
        skip_regular();
        const auto token = text_.substr(start, at_ - start);
        if (!is_number(c)) {
          if (token == "ID") skip_inline_image();
          if (count_ == 0) operands_start_ = start;
          return token;
        }
      }
      note(start);
    }
  }

  std::size_t operands_start() const { return operands_start_; }
  std::size_t end() const { return at_; }
  std::size_t count() const { return count_; }
  // The operand `back` places before the operator, from 1.
  std::string_view operand(std::size_t back) const {
    return operands_[(count_ - back) % operands_.size()];
  }
  std::optional<double> number(std::size_t back) const {
    const auto token = operand(back);
    double value = 0;
    const auto result = std::from_chars(token.data(), token.data() + token.size(), value);
    if (result.ec != std::errc{} || result.ptr != token.data() + token.size()) return std::nullopt;
    return value;
  }
  std::size_t operand_start(std::size_t back) const {
    return static_cast<std::size_t>(operand(back).data() - text_.data());
  }

 private:
  static bool is_number(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }
  void note(std::size_t start) {
    if (count_ == 0) operands_start_ = start;
    operands_[count_ % operands_.size()] = text_.substr(start, at_ - start);
    ++count_;
  }
  void skip_space() {
    while (at_ < text_.size()) {
      if (text_[at_] == '%') {
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
      } else if (is_space(text_[at_])) {
        ++at_;
      } else {
        return;
      }
    }
  }
  void skip_regular() {
    while (at_ < text_.size() && !is_space(text_[at_]) && !is_delimiter(text_[at_])) ++at_;
  }
  void skip_string() {
    int depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '\\' && at_ < text_.size()) {
        ++at_;
      } else if (c == '(') {
        ++depth;
      } else if (c == ')' && --depth == 0) {
        return;
      }
    }
  }
  void skip_inline_image() {
    while (true) {
      const std::size_t found = text_.find("EI", at_);
      if (found == std::string_view::npos) {
        at_ = text_.size();
        return;
      }
      at_ = found + 2;
      if (is_space(text_[found - 1]) && (at_ == text_.size() || is_space(text_[at_]))) return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t operands_start_ = 0;
  std::size_t count_ = 0;
  std::array<std::string_view, 8> operands_;
};

enum class Mark { None, Sentinel, ClipEnd, CarrierBegin, CarrierEnd };

Mark find_mark(const Scanner& scanner) {
  if (scanner.count() < 4) return Mark::None;
  const auto width = scanner.number(2);
  const auto height = scanner.number(1);
  // Cairo writes three decimals.
  const auto is_size = [](std::optional<double> value, int of_256) {
    return value && std::abs(*value - of_256 / 256.0) < 6e-4;
  };
  if (!is_size(height, Canvas::sentinel_height)) return Mark::None;
  if (is_size(width, Canvas::carrier_begin_width)) return Mark::CarrierBegin;
  if (is_size(width, Canvas::carrier_end_width)) return Mark::CarrierEnd;
  if (is_size(width, Canvas::clip_end_width)) return Mark::ClipEnd;
  const bool at_corner = scanner.number(4) == 1.0 && scanner.number(3) == 1.0;
  return at_corner && is_size(width, Canvas::sentinel_width) ? Mark::Sentinel : Mark::None;
}

class Filter {
 public:
  Filter(std::string_view content, const std::vector<std::string>& insertions, Inks inks)
      : content_(content), insertions_(insertions), inks_(inks), scanner_(content) {}

  FilteredContent run() {
    std::size_t inserted = 0;
    for (const auto& insertion : insertions_) inserted += insertion.size();
    result_.content.reserve(content_.size() + inserted);
    while (const auto found = scanner_.next()) take(*found);
    copy_to(content_.size());
    result_.balanced = result_.balanced && depth_ == 0;
    return std::move(result_);
  }

 private:
  void take(std::string_view name) {
    if (name == "re") {
      const Mark mark = find_mark(scanner_);
      if (mark != Mark::None) take_mark(mark, scanner_.operand_start(4));
    } else if (name == "BDC" || name == "BMC") {
      ++depth_;
    } else if (name == "EMC") {
      if (--depth_ < 0) result_.balanced = false;
    } else if (name == "q") {
      result_.nesting = std::max(result_.nesting, ++nesting_);
    } else if (name == "Q") {
      --nesting_;
    } else if (inks_ != Inks::Rgb && (name == "rg" || name == "RG") && scanner_.count() >= 3) {
      take_color(name == "RG");
    }
  }

  void take_mark(Mark mark, std::size_t start) {
    if (scanner_.next() != std::string_view("f")) return;
    copy_to(start);
    copied_ = scanner_.end();
    switch (mark) {
      case Mark::CarrierBegin:
        result_.content += "3 Tr";
        break;
      case Mark::CarrierEnd:
        result_.content += "0 Tr";
        break;
      case Mark::Sentinel:
        result_.balanced = result_.balanced && depth_ == 0;
        if (result_.sentinels < insertions_.size()) {
          result_.content += insertions_[result_.sentinels];
        }
        ++result_.sentinels;
        break;
      case Mark::ClipEnd:
      case Mark::None:
        break;
    }
  }

  void take_color(bool of_strokes) {
    const auto value = scanner_.operand(1);
    const bool is_grey = value == scanner_.operand(2) && value == scanner_.operand(3);
    const auto red = scanner_.number(3);
    const auto green = scanner_.number(2);
    const auto blue = scanner_.number(1);
    if (!is_grey && (inks_ != Inks::Device || !red || !green || !blue)) return;
    copy_to(scanner_.operand_start(3));
    if (is_grey) {
      result_.content += value;
      result_.content += of_strokes ? " G" : " g";
    } else {
      const Cmyk ink = to_cmyk(*red, *green, *blue);
      result_.content += fmt::format("{:.3f} {:.3f} {:.3f} {:.3f} {}", ink.cyan, ink.magenta,
                                     ink.yellow, ink.black, of_strokes ? "K" : "k");
    }
    copied_ = scanner_.end();
  }

  void copy_to(std::size_t end) {
    result_.content += content_.substr(copied_, end - copied_);
    copied_ = end;
  }

  std::string_view content_;
  const std::vector<std::string>& insertions_;
  Inks inks_;
  Scanner scanner_;
  FilteredContent result_;
  std::size_t copied_ = 0;
  int depth_ = 0;
  int nesting_ = 0;
};

}  // namespace

FilteredContent filter_content(std::string_view content, const std::vector<std::string>& insertions,
                               Inks inks) {
  return Filter(content, insertions, inks).run();
}

}  // namespace diaoban::pdf
