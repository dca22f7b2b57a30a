// Lowering: an SVG file becomes a list of drawing operations, its HTML labels laid out as text.
#include "figures/svg/lower.hpp"

#include <fmt/format.h>

#include "figures/kinds.hpp"
#include "figures/svg/losses.hpp"
#include "figures/svg/number.hpp"
#include "figures/svg/walk.hpp"
#include "figures/text/shaper.hpp"

namespace diaoban::figures {

std::optional<LoweredSvg> lower_svg(std::string_view bytes, const fonts::FontBook& fonts,
                                    std::string_view language, const SvgLimits& limits,
                                    Reporter& reporter) {
  const SvgDocument document(bytes, limits);
  if (!document.problem().empty()) {
    reporter.report(kinds::picture_broken, document.problem());
    return {};
  }
  if (document.declares_entities()) {
    reporter.report(kinds::picture_script_refused, "its own entities are not expanded");
  }
  if (document.stylesheet().has_fonts()) {
    reporter.report(kinds::picture_part_lost, "its own fonts give way to the book's faces");
  }
  const Viewport size = SvgWalk::size_of(document.root());
  if (!(size.width <= limits.length) || !(size.height <= limits.length)) {
    reporter.report(kinds::picture_too_large,
                    fmt::format("it is {:.0f} × {:.0f} px large", size.width, size.height));
    return {};
  }
  report_lost_styles(document, reporter);
  const std::string_view own_language = document.root().attribute("xml:lang").value();
  Shaper shaper(fonts, std::string(own_language.empty() ? language : own_language));
  DrawingBuilder builder(size.width, size.height, limits, reporter);
  SvgWalk walk(document, limits, shaper, builder, reporter);
  Surroundings around;
  around.viewport = size;
  walk.draw_root(size, around);

  LoweredSvg lowered;
  lowered.links = builder.take_links();
  lowered.smallest_text = builder.smallest_text();
  lowered.drawing = builder.take_drawing();
  for (const pugi::xml_node& child : document.root().children()) {
    if (local_name(child) == "title") lowered.title = trim(text_of(child));
    if (local_name(child) == "desc") lowered.description = trim(text_of(child));
  }
  return lowered;
}

}  // namespace diaoban::figures
