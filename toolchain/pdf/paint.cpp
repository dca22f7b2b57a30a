// Layout items to canvas calls.
#include "pdf/paint.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace diaoban::pdf {
namespace {

using figures::Canvas;
using figures::Paint;

constexpr double crop_mark_length = 14;   // points
constexpr double crop_mark_distance = 6;  // from the trim, or the bleed where that is larger

Paint to_paint(const typeset::Color& color) {
  return {color.red / 255.0, color.green / 255.0, color.blue / 255.0, 1};
}

struct ItemPainter {
  Canvas& canvas;
  Flattener* flattener;  // null: pictures keep their transparency

  void operator()(const typeset::TextItem& item) const {
    canvas.draw_run(item.run, item.x, item.y, to_paint(item.color));
  }
  void operator()(const typeset::RuleItem& item) const {
    canvas.fill_rectangle(item.area.x, item.area.y, item.area.width, item.area.height,
                          to_paint(item.color));
  }
  void operator()(const typeset::StrokeItem& item) const {
    canvas.stroke_line(item.x0, item.y0, item.x1, item.y1, item.thickness, to_paint(item.color),
                       item.dashes);
  }
  void operator()(const typeset::PictureItem& item) const {
    if (!item.picture) return;
    const auto flat =
        flattener == nullptr
            ? item.picture
            : flattener->flatten(item.picture, item.turned ? item.area.height : item.area.width);
    canvas.draw_picture(*flat, item.area.x, item.area.y, item.area.width, item.area.height,
                        item.turned);
  }
};

// Two hairlines at each corner of the trim, outside the bleed.
void paint_crop_marks(Canvas& canvas, const typeset::Page& page) {
  const auto distance = [](double bleed) { return std::max(bleed, crop_mark_distance); };
  const auto line = [&](double x0, double y0, double x1, double y1) {
    canvas.stroke_line(x0, y0, x1, y1, 0.25, Paint{0, 0, 0, 1});
  };
  for (const double y : {0.0, page.height}) {
    line(-distance(page.bleed.left), y, -distance(page.bleed.left) - crop_mark_length, y);
    const double right = page.width + distance(page.bleed.right);
    line(right, y, right + crop_mark_length, y);
  }
  for (const double x : {0.0, page.width}) {
    line(x, -distance(page.bleed.top), x, -distance(page.bleed.top) - crop_mark_length);
    const double bottom = page.height + distance(page.bleed.bottom);
    line(x, bottom, x, bottom + crop_mark_length);
  }
}

// The glyphs of all pages.
figures::GlyphUse find_glyphs(const typeset::Layout& layout) {
  figures::GlyphUse use;
  for (const auto& page : layout.pages) {
    for (const auto& item : page.items) {
      if (const auto* text = std::get_if<typeset::TextItem>(&item.what)) {
        use.add(text->run);
      } else if (const auto* placed = std::get_if<typeset::PictureItem>(&item.what)) {
        if (placed->picture) use.add(*placed->picture);
      }
    }
  }
  return use;
}

}  // namespace

Sheet find_sheet(const typeset::Page& page, const WriteOptions& options) {
  const auto room = [&](double bleed) {
    return options.crop_marks ? std::max(bleed, crop_mark_distance) + crop_mark_length : bleed;
  };
  Sheet sheet;
  sheet.bleed = page.bleed;
  sheet.margin = {room(page.bleed.left), room(page.bleed.top), room(page.bleed.right),
                  room(page.bleed.bottom)};
  sheet.width = sheet.margin.left + page.width + sheet.margin.right;
  sheet.height = sheet.margin.top + page.height + sheet.margin.bottom;
  return sheet;
}

Painting paint_pages(const typeset::Layout& layout, const fonts::FontBook& fonts,
                     const WriteOptions& options, bool copyable_emoji) {
  Canvas canvas = Canvas::pdf(fonts, {copyable_emoji, options.grey, find_glyphs(layout)});
  Flattener flattener(fonts);
  const ItemPainter painter{canvas, options.flat ? &flattener : nullptr};
  std::vector<PaintedPage> pages;
  pages.reserve(layout.pages.size());
  for (const auto& page : layout.pages) {
    const Sheet sheet = find_sheet(page, options);
    canvas.begin_page(sheet.width, sheet.height, sheet.margin.left, sheet.margin.top);
    auto& owners = pages.emplace_back().owners;
    std::optional<typeset::Owner> owner;
    const auto mark = [&](typeset::Owner next) {
      if (!options.tagged || owner == next) return;
      canvas.draw_sentinel();
      owners.push_back(next);
      owner = next;
    };
    for (const auto& item : page.items) {
      mark(item.owner);
      if (item.turned) canvas.begin_turn();
      std::visit(painter, item.what);
      if (item.turned) canvas.end_turn();
    }
    if (options.crop_marks) {
      mark(typeset::Owner{});
      paint_crop_marks(canvas, page);
    }
    canvas.end_page();
  }
  std::string bytes = canvas.finish_pdf();
  return {std::move(bytes), std::move(pages), std::move(flattener), std::move(canvas)};
}

}  // namespace diaoban::pdf
