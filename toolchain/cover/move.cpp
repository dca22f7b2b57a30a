// Implements the moving of drawings.
#include "cover/move.hpp"

namespace diaoban::cover {

figures::Matrix then(const figures::Matrix& first, const figures::Matrix& second) {
  return {second.xx * first.xx + second.xy * first.yx,
          second.yx * first.xx + second.yy * first.yx,
          second.xx * first.xy + second.xy * first.yy,
          second.yx * first.xy + second.yy * first.yy,
          second.xx * first.x0 + second.xy * first.y0 + second.x0,
          second.yx * first.x0 + second.yy * first.y0 + second.y0};
}

namespace {

struct Mover {
  const figures::Matrix& matrix;
  void operator()(figures::ShapeOperation& shape) const {
    shape.transform = then(shape.transform, matrix);
  }
  void operator()(figures::TextOperation& text) const {
    text.transform = then(text.transform, matrix);
  }
  void operator()(figures::ImageOperation& image) const {
    image.transform = then(image.transform, matrix);
  }
  void operator()(figures::PushClipOperation& clip) const {
    clip.transform = then(clip.transform, matrix);
  }
  void operator()(figures::PushGroupOperation&) const {}
  void operator()(figures::PushLinkOperation&) const {}
  void operator()(figures::PopOperation&) const {}
};

}  // namespace

void move(figures::Operation& operation, const figures::Matrix& matrix) {
  std::visit(Mover{matrix}, operation);
}

void move(figures::Drawing& drawing, const figures::Matrix& matrix) {
  for (figures::Operation& operation : drawing.operations) move(operation, matrix);
}

}  // namespace diaoban::cover
