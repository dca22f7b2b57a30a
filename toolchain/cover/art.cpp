// Implements the art of covers.
#include "cover/art.hpp"

#include <algorithm>
#include <memory>

#include "base/ensure.hpp"
#include "base/files.hpp"
#include "cover/move.hpp"

namespace diaoban::cover {

figures::Drawing prepare_art(const std::string& svg, const fonts::FontBook& fonts) {
  base::MemoryFileSystem files;
  const base::Path path = "cover.svg";
  files.write(path, svg);
  diagnostics::Collector problems;
  const figures::Picture picture = figures::prepare(path, files, fonts, {}, {}, problems);
  base::ensure(picture.kind == figures::PictureKind::Vector && picture.drawing != nullptr,
               "a cover template is a sound drawing");
  return *picture.drawing;
}

figures::Path rectangle_path(const Box& box) {
  using Verb = figures::Path::Verb;
  figures::Path path;
  path.verbs = {Verb::Move, Verb::Line, Verb::Line, Verb::Line, Verb::Close};
  path.points = {{box.x, box.y},
                 {box.x + box.width, box.y},
                 {box.x + box.width, box.y + box.height},
                 {box.x, box.y + box.height}};
  return path;
}

std::vector<figures::Operation> prepare_framed(const figures::Picture& picture, const Box& frame) {
  std::vector<figures::Operation> operations;
  if (picture.width <= 0 || picture.height <= 0) return operations;
  const double scale = std::max(frame.width / picture.width, frame.height / picture.height);
  const figures::Matrix matrix{scale,
                               0,
                               0,
                               scale,
                               frame.x + (frame.width - picture.width * scale) / 2,
                               frame.y + (frame.height - picture.height * scale) / 2};
  operations.emplace_back(figures::PushClipOperation{rectangle_path(frame), {}, {}});
  if (picture.kind == figures::PictureKind::Raster) {
    figures::ImageOperation image;
    image.bytes = std::make_shared<const std::string>(picture.bytes);
    image.media_type = picture.media_type;
    image.pixel_width = picture.pixel_width;
    image.pixel_height = picture.pixel_height;
    image.has_alpha = picture.has_alpha;
    image.width = picture.width;
    image.height = picture.height;
    image.transform = matrix;
    operations.emplace_back(std::move(image));
  } else if (picture.drawing) {
    for (const figures::Operation& operation : picture.drawing->operations) {
      operations.push_back(figures::Operation(operation));
      move(operations.back(), matrix);
    }
  }
  operations.emplace_back(figures::PopOperation{});
  return operations;
}

}  // namespace diaoban::cover
