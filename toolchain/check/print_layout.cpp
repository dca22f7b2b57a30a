// Implements the checks of a layout that is to be printed.
#include "check/print_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "check/kinds.hpp"
#include "figures/drawing.hpp"

namespace diaoban::check {
namespace {

using diagnostics::Span;

constexpr double slack = 0.05;  // points and shares: sizes are products of factors

// Letters, digits and characters are read; an ellipsis squeezed into a cell of code is not.
bool is_read(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded here = base::decode(text, at);
    const char32_t c = here.code_point;
    at += here.length;
    const bool latin = (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') ||
                       (c >= U'a' && c <= U'z') ||
                       (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
    const bool enclosed = c >= 0x2460 && c < 0x2500;
    if (latin || enclosed || base::is_han(c) || base::is_kana(c) || base::is_hangul(c)) return true;
  }
  return false;
}

struct SmallText {
  double size = 0;
  int places = 0;
  Span first;
};

class LayoutCheck {
 public:
  LayoutCheck(const typeset::Layout& layout, const project::Interior& rules,
              const std::function<Span(document::NodeId)>& find_span, diagnostics::Sink& sink)
      : layout_(layout), rules_(rules), find_span_(find_span), sink_(sink) {}

  void run() {
    for (const typeset::Page& page : layout_.pages) {
      for (const typeset::Item& item : page.items) {
        if (const auto* text = std::get_if<typeset::TextItem>(&item.what)) {
          check_text(*text, item.owner);
        } else if (const auto* picture = std::get_if<typeset::PictureItem>(&item.what)) {
          if (picture->picture) check_picture(*picture, span_of(item.owner));
        }
      }
    }
    for (const auto& [source, small] : small_texts_) {
      const std::string more =
          small.places > 1 ? fmt::format(", in {} places of this file", small.places) : "";
      sink_.report(kinds::print_text_small, small.first,
                   fmt::format("text of {:.1f} pt{}; printers ask for {} pt", small.size, more,
                               rules_.smallest_text));
    }
  }

 private:
  // Of the element or the nearest one around it that comes from the manuscript.
  Span span_of(typeset::Owner owner) const {
    if (owner.is_artifact()) return {};
    for (std::uint32_t at = owner.element; at < layout_.elements.size();
         at = layout_.elements[at].parent) {
      const Span span = find_span_(layout_.elements[at].node);
      if (!span.is_null()) return span;
    }
    return {};
  }

  void check_text(const typeset::TextItem& text, typeset::Owner owner) {
    if (text.run.size >= rules_.smallest_text - slack || !is_read(text.run.text)) return;
    const Span span = span_of(owner);
    const std::uint32_t source = span.is_null() ? UINT32_MAX : span.source.index;
    SmallText& small = small_texts_[source];
    if (small.places == 0 || (!span.is_null() && span.begin < small.first.begin)) {
      small.first = span;
    }
    small.size = small.places == 0 ? text.run.size : std::min(small.size, text.run.size);
    // A run a line: what counts for the author is the paragraph.
    if (counted_.insert({source, span.begin}).second) ++small.places;
  }

  void check_picture(const typeset::PictureItem& item, Span span) {
    const figures::Picture& picture = *item.picture;
    const double width = item.turned ? item.area.height : item.area.width;
    if (picture.width <= 0 || width <= 0) return;
    const double scale = width / picture.width;  // points a unit of the picture
    if (picture.kind == figures::PictureKind::Raster) {
      report_resolution(picture.pixel_width, width, span, "a picture");
      return;
    }
    if (picture.smallest_text > 0 && picture.smallest_text * scale < rules_.smallest_text - slack) {
      sink_.report(kinds::print_drawing_small, span,
                   fmt::format("text of {:.1f} pt in a drawing; printers ask for {} pt",
                               picture.smallest_text * scale, rules_.smallest_text));
    }
    if (picture.drawing) check_inner_pictures(*picture.drawing, scale, span);
  }

  void check_inner_pictures(const figures::Drawing& drawing, double scale, Span span) {
    for (const figures::Operation& one : drawing.operations) {
      const auto* image = std::get_if<figures::ImageOperation>(&one);
      if (image == nullptr) continue;
      const double across = std::hypot(image->transform.xx, image->transform.yx);
      report_resolution(image->pixel_width, image->width * across * scale, span,
                        "a picture in a drawing");
    }
  }

  void report_resolution(int pixels, double width, Span span, const char* what) {
    if (pixels <= 0 || width <= 0) return;
    const double found = pixels / (width / 72);
    if (found >= rules_.resolution * (1 - slack / 10)) return;
    sink_.report(
        kinds::print_picture_coarse, span,
        fmt::format("{} of {:.0f} pixels an inch at its printed width of {:.0f} mm; "
                    "printers ask for {:.0f}",
                    what, found, width / 72 * 25.4, rules_.resolution),
        fmt::format("{:.0f} pixels of width would do, or a width of {:.0f} mm",
                    std::ceil(rules_.resolution * width / 72), pixels / rules_.resolution * 25.4));
  }

  const typeset::Layout& layout_;
  const project::Interior& rules_;
  const std::function<Span(document::NodeId)>& find_span_;
  diagnostics::Sink& sink_;
  std::map<std::uint32_t, SmallText> small_texts_;  // by source file
  std::set<std::pair<std::uint32_t, std::uint32_t>> counted_;
};

}  // namespace

void check_print_layout(const typeset::Layout& layout, const project::Interior& rules,
                        const std::function<Span(document::NodeId)>& find_span,
                        diagnostics::Sink& sink) {
  LayoutCheck(layout, rules, find_span, sink).run();
}

}  // namespace diaoban::check
