// Collects the operations of a drawing, in the picture's space, with the boxes of its links.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "figures/drawing.hpp"
#include "figures/picture.hpp"
#include "figures/report.hpp"
#include "figures/svg/document.hpp"
#include "figures/svg/matrix.hpp"
#include "figures/svg/shadow.hpp"

namespace diaoban::figures {

class DrawingBuilder {
 public:
  DrawingBuilder(double width, double height, const SvgLimits& limits, Reporter& reporter);

  // Each leaves out, with a report, what lies beyond the limit of coordinates; after too many
  // operations everything is left out.
  void add_shape(Path path, const Matrix& place, std::optional<Brush> fill, FillRule rule,
                 std::optional<Stroke> stroke);
  // `box` is where the text stands, in the text's space.
  void add_text(TextOperation text, const Bounds& box);
  void add_image(ImageOperation image);
  // An area that shows nothing but belongs to the link or title it stands in.
  void add_area(const Bounds& area);

  void push_clip(Path path, const Matrix& matrix, FillRule rule);
  void push_group(double opacity);
  void push_link(const std::string& url, const std::string& title);
  // Ends the innermost push; one that nothing was drawn in leaves no trace, nor does a clip to a
  // rectangle that nothing reaches out of.
  void pop();

  // Puts a shadow under the operations from `start` on, which end all pushes among them.
  void add_shadow(std::size_t start, const Shadow& shadow, const Matrix& matrix);
  std::size_t operation_count() const { return drawing_.operations.size(); }

  bool is_full() const { return is_full_; }
  // Ends the drawing. Boxes of links, in the order of their first marks, within the picture.
  Drawing take_drawing();
  std::vector<LinkBox> take_links();
  // Of any text, in px of the picture; 0: there is none.
  double smallest_text() const { return smallest_text_; }

 private:
  struct LinkScope {
    std::string url;
    std::string title;
    std::vector<Bounds> areas;
  };

  struct Push {
    std::size_t at = 0;  // index in the operations
    bool is_link = false;
    Bounds clip;   // the rectangle that it clips to; empty: it clips to none
    Bounds drawn;  // what was drawn in it, with all that strokes may reach
  };

  bool accept(const Bounds& bounds);
  void open(Operation operation, bool is_link, const Bounds& clip);
  void note_drawn(const Bounds& bounds);
  void add_stroke_areas(const Path& path, const Matrix& matrix, double width);

  Drawing drawing_;
  const SvgLimits& limits_;
  Reporter& reporter_;
  std::vector<Push> pushes_;              // the open ones
  std::vector<std::size_t> open_scopes_;  // indices in scopes_, innermost last
  std::vector<LinkScope> scopes_;
  Bounds drawn_;
  double smallest_text_ = 0;
  bool is_full_ = false;
};

}  // namespace diaoban::figures
