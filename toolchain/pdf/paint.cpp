// Layout items to canvas calls.
#include "pdf/paint.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/parallel.hpp"
#include "pdf/page_walk.hpp"

namespace diaoban::pdf {
namespace {

using figures::Canvas;
using figures::Paint;

constexpr double crop_mark_length = 14;   // points
constexpr double crop_mark_distance = 6;  // from the trim, or the bleed where that is larger

Paint to_paint(const typeset::Color& color) {
  return {color.red / 255.0, color.green / 255.0, color.blue / 255.0, 1};
}

// The vector pictures of the pages, in the order in which they are first shown; with `flat` without
// those that have transparency, which become pixels.
class DrawingList {
 public:
  DrawingList(const typeset::Layout& layout, bool flat) {
    for (const auto& page : layout.pages) {
      for (const auto& item : page.items) {
        const auto* placed = std::get_if<typeset::PictureItem>(&item.what);
        if (placed == nullptr || !placed->picture || !is_drawing(*placed->picture)) continue;
        const figures::Picture& picture = *placed->picture;
        if (flat && is_transparent(picture)) continue;
        if (indices_.emplace(key_of(picture), pictures.size()).second)
          pictures.push_back(placed->picture);
      }
    }
  }

  std::optional<std::size_t> find(const figures::Picture& picture) const {
    const auto found = indices_.find(key_of(picture));
    return found == indices_.end() ? std::nullopt : std::optional(found->second);
  }

  std::vector<std::shared_ptr<const figures::Picture>> pictures;

 private:
  // One whose name is not known is only the same as itself.
  using Key = std::pair<std::string, const figures::Drawing*>;
  static Key key_of(const figures::Picture& picture) {
    return {picture.hash, picture.hash.empty() ? picture.drawing.get() : nullptr};
  }
  static bool is_drawing(const figures::Picture& picture) {
    return picture.kind == figures::PictureKind::Vector && picture.drawing != nullptr &&
           picture.width > 0 && picture.height > 0;
  }

  std::map<Key, std::size_t> indices_;
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

// Paints what walk_page() gives to Cairo.
class PagePainter {
 public:
  PagePainter(Canvas& canvas, const typeset::Page& page, const DrawingList& drawings,
              Flattener* flattener, PaintedPage& painted)
      : canvas_(canvas),
        page_(page),
        drawings_(drawings),
        flattener_(flattener),
        painted_(painted) {}

  void take_owner(const typeset::Owner& owner) { painted_.owners.push_back(owner); }
  void take_text(const typeset::TextItem&, bool) {}
  void take_mark() { canvas_.draw_sentinel(); }
  void take_item(const typeset::Item& item) {
    if (item.turned) canvas_.begin_turn();
    std::visit([this](const auto& what) { paint(what); }, item.what);
    if (item.turned) canvas_.end_turn();
  }
  void take_crop_marks() { paint_crop_marks(canvas_, page_); }

 private:
  void paint(const typeset::TextItem& item) {
    canvas_.draw_run(item.run, item.x, item.y, to_paint(item.color));
  }
  void paint(const typeset::RuleItem& item) {
    canvas_.fill_rectangle(item.area.x, item.area.y, item.area.width, item.area.height,
                           to_paint(item.color));
  }
  void paint(const typeset::StrokeItem& item) {
    canvas_.stroke_line(item.x0, item.y0, item.x1, item.y1, item.thickness, to_paint(item.color),
                        item.dashes);
  }
  void paint(const typeset::PictureItem& item) {
    if (!item.picture) return;
    const auto& [x, y, width, height] = item.area;
    const auto picture = flattener_ == nullptr
                             ? item.picture
                             : flattener_->flatten(item.picture, item.turned ? height : width);
    if (const auto drawing = drawings_.find(*picture)) {
      canvas_.draw_drawing_place(*drawing, x, y, width, height, item.turned);
      painted_.drawings.push_back(*drawing);
    } else {
      canvas_.draw_picture(*picture, x, y, width, height, item.turned);
    }
  }

  Canvas& canvas_;
  const typeset::Page& page_;
  const DrawingList& drawings_;
  Flattener* flattener_;  // null: pictures keep their transparency
  PaintedPage& painted_;
};

struct Glyphs {
  figures::GlyphUse all;               // of pages and drawings
  std::vector<fonts::FaceId> written;  // faces of pages
  std::vector<fonts::FaceId> shared;   // faces that both use
};

Glyphs find_glyphs(const typeset::Layout& layout, const DrawingList& drawings) {
  Glyphs glyphs;
  for (const auto& page : layout.pages) {
    for (const auto& item : page.items) {
      if (const auto* text = std::get_if<typeset::TextItem>(&item.what)) glyphs.all.add(text->run);
    }
  }
  figures::GlyphUse inner;
  for (const auto& picture : drawings.pictures) inner.add(*picture);
  glyphs.written = glyphs.all.faces();
  for (const fonts::FaceId face : glyphs.written) {
    if (!inner.glyphs(face).empty()) glyphs.shared.push_back(face);
  }
  for (const auto& picture : drawings.pictures) glyphs.all.add(*picture);
  return glyphs;
}

// Text whose glyphs no face has.
std::map<std::string, MissingGlyph> find_missing_glyphs(const typeset::Layout& layout) {
  std::map<std::string, MissingGlyph> missing;
  for (std::size_t page = 0; page < layout.pages.size(); ++page) {
    for (const auto& item : layout.pages[page].items) {
      const auto* text = std::get_if<typeset::TextItem>(&item.what);
      if (text == nullptr) continue;
      const auto& run = text->run;
      std::size_t byte = 0;
      std::size_t glyph = 0;
      for (const auto& cluster : run.clusters) {
        for (std::size_t i = 0; i < cluster.glyphs && glyph < run.glyphs.size(); ++i, ++glyph) {
          if (run.glyphs[glyph].id != 0 || byte > run.text.size()) continue;
          missing.emplace(run.text.substr(byte, cluster.bytes), MissingGlyph{page, item.owner});
        }
        byte += cluster.bytes;
      }
    }
  }
  return missing;
}

class Painter {
 public:
  Painter(const typeset::Layout& layout, const fonts::FontBook& fonts, const WriteOptions& options,
          bool copyable_emoji)
      : layout_(layout),
        fonts_(fonts),
        options_(options),
        copyable_emoji_(copyable_emoji),
        drawings_(layout, options.flat),
        glyphs_(find_glyphs(layout, drawings_)) {}

  Painting run() const {
    Painting painting{Flattener(fonts_), {}, {}, {}, drawings_.pictures, {}, {}};
    if (options_.tagged) {
      painting.bounds = find_bounds(layout_);
      painting.missing_glyphs = find_missing_glyphs(layout_);
    }
    Flattener* const flattener = options_.flat ? &painting.flattener : nullptr;
    base::parallel_for(painting.pictures.empty() ? 1 : 2, options_.jobs, [&](std::size_t part) {
      if (part == 0) {
        painting.file = paint_layout(painting.pages, flattener);
      } else {
        painting.drawings = paint_drawings();
      }
    });
    return painting;
  }

 private:
  Canvas begin(figures::StandInMark mark) const {
    return Canvas::pdf(fonts_, {copyable_emoji_, options_.grey, glyphs_.all, mark});
  }

  static PaintedFile end(Canvas canvas, std::vector<figures::SheetPage> sheet) {
    std::string bytes = canvas.finish_pdf();
    return {std::move(bytes), std::move(sheet), std::move(canvas)};
  }

  PaintedFile paint_layout(std::vector<PaintedPage>& pages, Flattener* flattener) const {
    Canvas canvas = begin(figures::StandInMark::Picture);
    auto sheet = canvas.draw_glyph_sheet(glyphs_.written);
    pages.reserve(layout_.pages.size());
    for (const auto& page : layout_.pages) {
      const Sheet paper = find_sheet(page, options_);
      canvas.begin_page(paper.width, paper.height, paper.margin.left, paper.margin.top);
      PagePainter painter(canvas, page, drawings_, flattener, pages.emplace_back());
      walk_page(page, fonts_, options_, painter);
      canvas.end_page();
      pages.back().owners.shrink_to_fit();
    }
    return end(std::move(canvas), std::move(sheet));
  }

  PaintedFile paint_drawings() const {
    Canvas canvas = begin(figures::StandInMark::InnerPicture);
    auto sheet = canvas.draw_glyph_sheet(glyphs_.shared);
    for (const auto& picture : drawings_.pictures) {
      canvas.begin_page(picture->width, picture->height);
      canvas.draw_picture(*picture, 0, 0, picture->width, picture->height);
      canvas.end_page();
    }
    return end(std::move(canvas), std::move(sheet));
  }

  const typeset::Layout& layout_;
  const fonts::FontBook& fonts_;
  const WriteOptions& options_;
  bool copyable_emoji_;
  DrawingList drawings_;
  Glyphs glyphs_;
};

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
  return Painter(layout, fonts, options, copyable_emoji).run();
}

}  // namespace diaoban::pdf
