// Implements the wrap: panels side by side, the barcode over them.
#include "cover/wrap.hpp"

#include <utility>

#include "cover/art.hpp"
#include "cover/barcode.hpp"
#include "cover/isbn.hpp"
#include "cover/kinds.hpp"
#include "cover/move.hpp"
#include "cover/palette.hpp"
#include "cover/panel.hpp"
#include "cover/texts.hpp"

namespace diaoban::cover {
namespace {

constexpr double side_share = 0.11;  // of the width: how far codes stand from the sides
constexpr figures::Paint white{1, 1, 1, 1};

void append(figures::Drawing& drawing, figures::Drawing part, double x, double y) {
  move(part, {1, 0, 0, 1, x, y});
  for (figures::Operation& one : part.operations) drawing.operations.push_back(std::move(one));
}

void fill(figures::Drawing& drawing, const Box& box, const figures::Paint& paint) {
  figures::ShapeOperation shape;
  shape.path = rectangle_path(box);
  shape.fill = paint;
  drawing.operations.emplace_back(std::move(shape));
}

void outline(figures::Drawing& drawing, const Box& box, const figures::Paint& paint) {
  figures::ShapeOperation shape;
  shape.path = rectangle_path(box);
  figures::Stroke stroke;
  stroke.brush = paint;
  stroke.width = 0.75;
  stroke.dashes = {4, 3};
  shape.stroke = stroke;
  drawing.operations.emplace_back(std::move(shape));
}

class WrapMaker {
 public:
  WrapMaker(const WrapRequest& request, const fonts::FontBook& fonts, diagnostics::Sink& sink)
      : request_(request),
        fonts_(fonts),
        sink_(sink),
        design_(load_design(request.cover.design.empty() ? design_names().front()
                                                         : request.cover.design)),
        texts_(prepare_texts(request.cover)),
        palette_(
            prepare_palette(design_, request.cover.color, seed_of(request.cover.metadata.title))),
        rules_(request.printer.cover),
        bleed_(rules_.bleed.pt()),
        clear_(rules_.clear.pt()),
        spine_(
            project::spine_width(request.printer, request.paper, request.leaf, request.pages).pt()),
        isbn_(read_isbn(request.isbn)) {}

  Wrap make() {
    Wrap wrap;
    wrap.bleed = bleed_;
    wrap.spine = spine_;
    wrap.width = 2 * bleed_ + 2 * request_.trim_width + spine_;
    wrap.height = wrap_height();
    drawing_.width = wrap.width;
    drawing_.height = wrap.height;
    const double fold = bleed_ + request_.trim_width;
    // The spine goes under its neighbours by a hair, or a light line would show at the folds.
    constexpr double hair = 0.75;
    add_panel(Part::Spine, fold, {fold - hair, 0, spine_ + 2 * hair, wrap.height});
    add_panel(Part::Back, bleed_, {0, 0, fold, wrap.height});
    add_front(fold + spine_, wrap);
    add_codes();
    if (request_.preview) add_preview();
    wrap.picture = finish(wrap);
    return wrap;
  }

 private:
  void add_front(double x, const Wrap& wrap) {
    const Box share{x, 0, wrap.width - x, wrap.height};
    if (!request_.front) return add_panel(Part::Front, x, share);
    for (figures::Operation& one : prepare_framed(*request_.front, share)) {
      drawing_.operations.push_back(std::move(one));
    }
  }

  // Draws a panel whose trim begins at `x`, clipped to its share of the sheet.
  void add_panel(Part part, double x, const Box& share) {
    if (share.width <= 0) return;
    PanelSize size;
    size.front_width = front_units(request_.trim_width, request_.trim_height);
    const double scale = request_.trim_width / size.front_width;
    size.part = part;
    size.height = request_.trim_height / scale;
    size.spine = spine_ / scale;
    size.bleed = bleed_ / scale;
    const Box codes = barcode_box();
    size.codes = (wrap_height() - bleed_ - codes.y) / scale;
    size.spine_clear = rules_.spine_clear.pt() / scale;
    const bool bare = part == Part::Spine && !spine_has_room();
    const Texts none;
    const PanelInput input{design_,
                           bare ? none : texts_,
                           palette_,
                           request_.cover.metadata.language,
                           request_.cover.picture,
                           fonts_,
                           sink_,
                           request_.cover.places};
    figures::Drawing panel = prepare_panel(input, size);
    move(panel, {scale, 0, 0, scale, 0, 0});
    drawing_.operations.emplace_back(figures::PushClipOperation{rectangle_path(share), {}, {}});
    append(drawing_, std::move(panel), x, bleed_);
    drawing_.operations.emplace_back(figures::PopOperation{});
  }

  // Enough pages for the printer, and enough width for type that can be read.
  bool spine_has_room() const {
    constexpr double least = 9;  // points
    return request_.pages >= rules_.spine_text_pages &&
           spine_ - 2 * rules_.spine_clear.pt() >= least;
  }

  double wrap_height() const { return 2 * bleed_ + request_.trim_height; }

  // The box that the printer keeps for the barcode, lower right on the back.
  Box barcode_box() const {
    const double width = rules_.barcode_width.pt();
    const double height = rules_.barcode_height.pt();
    // A barcode of our own keeps to the design's edge too; the printer's stands where it stands.
    const double least = isbn_ ? side_share * request_.trim_width : 0;
    const double margin = rules_.barcode_margin.pt();
    const double side = std::max(margin, least);
    return {bleed_ + request_.trim_width - side - width,
            bleed_ + request_.trim_height - margin - height, width, height};
  }

  void add_codes() {
    if (isbn_) {
      add_barcode(barcode_box());
    } else if (!request_.isbn.empty()) {
      sink_.report(kinds::isbn_wrong, request_.isbn_place, "'" + request_.isbn + "' is no ISBN",
                   explain_isbn(request_.isbn));
    }
    if (request_.qr.empty()) return;
    constexpr double side = 0.9 * 72;  // points
    const Box box = barcode_box();
    const double x = bleed_ + std::max(clear_, side_share * request_.trim_width);
    const double y = box.y + box.height - side;
    fill(drawing_, {x, y, side, side}, white);
    append(drawing_, prepare_qr(request_.qr, side), x, y);
  }

  void add_barcode(const Box& box) {
    fill(drawing_, box, white);
    figures::Drawing code = prepare_ean(*isbn_, request_.add_on, fonts_);
    if (code.width > box.width) {
      const double scale = box.width / code.width;
      move(code, {scale, 0, 0, scale, 0, 0});
      code.width *= scale;
      code.height *= scale;
    }
    const double line = 8.5;
    const double free = box.height - code.height - 2 * line;
    const double top = box.y + std::max(1.0, free / 2) + line;
    append(drawing_, std::move(code), box.x + (box.width - code.width) / 2, top);
    add_note("ISBN " + written_isbn(), box, top - 2);
    if (!request_.price.empty()) add_note(request_.price, box, box.y + box.height - 3);
  }

  // With the hyphens that the author wrote.
  std::string written_isbn() const {
    std::string kept;
    for (const char c : request_.isbn) {
      if ((c >= '0' && c <= '9') || c == '-') kept += c;
    }
    while (!kept.empty() && kept.front() == '-') kept.erase(0, 1);
    return kept.size() >= 13 ? kept : *isbn_;
  }

  void add_note(const std::string& text, const Box& box, double baseline) {
    const TextStyle style{"sans", request_.cover.metadata.language, Direction::Horizontal};
    double size = 7.5;
    Line line = set_line(fonts_, text, style, size);
    if (line.extent > box.width - 6) {
      size *= (box.width - 6) / line.extent;
      line = set_line(fonts_, text, style, size);
    }
    for (figures::TextOperation& piece : line.pieces) {
      const double x = box.x + (box.width - line.extent) / 2;
      piece.transform = then(piece.transform, {1, 0, 0, 1, x, baseline});
      drawing_.operations.emplace_back(std::move(piece));
    }
  }

  void add_preview() {
    constexpr figures::Paint cyan{0, 0.6, 0.9, 1};
    constexpr figures::Paint magenta{0.9, 0, 0.5, 1};
    const double width = request_.trim_width;
    const double height = request_.trim_height;
    const double spine_clear = rules_.spine_clear.pt();
    outline(drawing_, {bleed_, bleed_, 2 * width + spine_, height}, cyan);
    outline(drawing_, {bleed_ + width, bleed_, spine_, height}, cyan);
    for (const double x : {bleed_, bleed_ + width + spine_}) {
      outline(drawing_, {x + clear_, bleed_ + clear_, width - 2 * clear_, height - 2 * clear_},
              magenta);
    }
    outline(drawing_,
            {bleed_ + width + spine_clear, bleed_ + clear_, std::max(0.0, spine_ - 2 * spine_clear),
             height - 2 * clear_},
            magenta);
    outline(drawing_, barcode_box(), magenta);
  }

  PicturePointer finish(const Wrap& wrap) {
    // Points become CSS px.
    constexpr double scale = 96.0 / 72;
    move(drawing_, {scale, 0, 0, scale, 0, 0});
    drawing_.width *= scale;
    drawing_.height *= scale;
    auto picture = std::make_shared<figures::Picture>();
    picture->kind = figures::PictureKind::Vector;
    picture->width = wrap.width * scale;
    picture->height = wrap.height * scale;
    picture->title = request_.cover.metadata.title;
    picture->drawing = std::make_shared<figures::Drawing>(std::move(drawing_));
    return picture;
  }

  const WrapRequest& request_;
  const fonts::FontBook& fonts_;
  diagnostics::Sink& sink_;
  Design design_;
  Texts texts_;
  std::map<std::string, std::string> palette_;
  const project::CoverRules& rules_;
  double bleed_;  // points from here on
  double clear_;
  double spine_;
  std::optional<std::string> isbn_;
  figures::Drawing drawing_;
};

}  // namespace

Wrap prepare_wrap(const WrapRequest& request, const fonts::FontBook& fonts,
                  diagnostics::Sink& sink) {
  return WrapMaker(request, fonts, sink).make();
}

}  // namespace diaoban::cover
