// The walk over the elements of an SVG file that draws them one by one.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "figures/report.hpp"
#include "figures/svg/builder.hpp"
#include "figures/svg/document.hpp"
#include "figures/svg/matrix.hpp"
#include "figures/svg/style.hpp"
#include "figures/text/shaper.hpp"

namespace diaoban::figures {

// What an element is drawn in: its parent's style, space and viewport.
struct Surroundings {
  Style style;
  Matrix matrix;  // from the element's parent's space to the picture's
  Viewport viewport;
  int depth = 0;       // of elements, those of `use` and nested files included
  int file_depth = 0;  // of files embedded in files
};

class SvgWalk {
 public:
  // Everything must live as long as the walk.
  SvgWalk(const SvgDocument& document, const SvgLimits& limits, Shaper& shaper,
          DrawingBuilder& builder, Reporter& reporter)
      : document_(document),
        limits_(limits),
        shaper_(shaper),
        builder_(builder),
        reporter_(reporter) {}

  // The root's own size in px; nothing is smaller than a pixel.
  static Viewport size_of(const pugi::xml_node& root);
  // Draws the root element scaled into a viewport of this size at the origin of `around`.
  void draw_root(Viewport size, const Surroundings& around);

 private:
  void draw(const pugi::xml_node& element, const Surroundings& around);
  void draw_children(const pugi::xml_node& element, const Surroundings& inside);
  void draw_kind(std::string_view name, const pugi::xml_node& element, const Surroundings& own);
  void draw_link(const pugi::xml_node& element, const Surroundings& own);
  void draw_switch(const pugi::xml_node& element, const Surroundings& own);
  void draw_use(const pugi::xml_node& element, const Surroundings& own);
  void draw_viewport(const pugi::xml_node& element, const Surroundings& own, Bounds place);
  void draw_shape(Path path, const pugi::xml_node& element, const Surroundings& own);
  void draw_markers(const Path& path, const Surroundings& own);
  void draw_marker(const pugi::xml_node& marker, Point at, double angle, bool at_start,
                   const Surroundings& own);
  void draw_image(const pugi::xml_node& element, const Surroundings& own);
  void draw_embedded_svg(const std::string& bytes, const Bounds& place,
                         const pugi::xml_node& element, const Surroundings& own);
  void draw_foreign_object(const pugi::xml_node& element, const Surroundings& own);

  // Pushes what the element's style asks for; the number of pushes to pop again. Nothing when the
  // element is not to be drawn at all.
  std::optional<int> push_effects(const pugi::xml_node& element, const Surroundings& own,
                                  bool opacity_is_folded);
  // Applies the element's filter to the operations from `start` on, if it is a shadow.
  void apply_filter(std::size_t start, const Surroundings& own);
  // The outline of the clip path `id`, in the picture's space.
  Path make_clip(std::string_view id, const pugi::xml_node& element, const Surroundings& own,
                 FillRule& rule);
  Path make_path(std::string_view name, const pugi::xml_node& element, const Style& style,
                 Viewport viewport) const;
  Surroundings enter(const pugi::xml_node& element, const Surroundings& around) const;
  double length(const pugi::xml_node& element, const char* attribute, const Style& style,
                double whole, double fallback = 0) const;

  const SvgDocument& document_;
  const SvgLimits& limits_;
  Shaper& shaper_;
  DrawingBuilder& builder_;
  Reporter& reporter_;
  std::size_t visited_ = 0;
};

// The transformation from the space of `view_box` to the place that preserveAspectRatio (SVG 1.1
// §7.8) gives it in `place`. `slices` is set when it fills more than the place.
Matrix fit_view_box(std::string_view view_box, std::string_view preserve, const Bounds& place,
                    bool& slices);

}  // namespace diaoban::figures
