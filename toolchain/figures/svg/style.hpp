// The computed style of an element, of SVG and of the HTML in its labels alike.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "figures/drawing.hpp"

namespace diaoban::figures {

// A paint server by its id, and what is painted when there is none.
struct PaintReference {
  std::string id;
  std::optional<Paint> fallback;
};
// monostate: none.
using PaintValue = std::variant<std::monostate, Paint, PaintReference>;

enum class Family : std::uint8_t { Sans, Serif, Mono, Kai };
enum class WhiteSpace : std::uint8_t { Normal, NoWrap, Pre, PreWrap, PreLine };
enum class TextAlign : std::uint8_t { Start, Center, End };
enum class TextCase : std::uint8_t { AsWritten, Upper, Lower, Capitals };
enum class Baseline : std::uint8_t { Alphabetic, Middle, Central, Hanging, Top, Bottom };
enum class VerticalAlign : std::uint8_t { Baseline, Sub, Super, Top, Middle, Bottom };
enum class Display : std::uint8_t {
  Inline,
  Block,
  InlineBlock,
  Flex,
  InlineFlex,
  Table,
  TableRowGroup,
  TableRow,
  TableCell,
  None
};
// Along a flex container's axis or across it.
enum class FlexPlace : std::uint8_t { Start, Center, End };

// A length of a box: px, or a share of the containing box.
struct BoxLength {
  double value = 0;
  bool is_percentage = false;
  double resolve(double whole) const { return is_percentage ? value / 100 * whole : value; }
};

// One side of a box's border. Its width is 'medium' until something else is said.
struct BorderSide {
  double width = 3;
  std::optional<Paint> color;  // nothing: that of the text
  bool has_style = false;
  double thickness() const { return has_style ? width : 0; }
};

struct LineHeight {
  enum class Kind : std::uint8_t { Normal, Factor, Px };
  Kind kind = Kind::Normal;
  double value = 0;
};

using Variables = std::map<std::string, std::string, std::less<>>;

struct InheritedStyle {
  Paint color;
  PaintValue fill = Paint{};
  PaintValue stroke;
  double fill_opacity = 1;
  double stroke_opacity = 1;
  FillRule fill_rule = FillRule::NonZero;
  FillRule clip_rule = FillRule::NonZero;
  double stroke_width = 1;
  LineCap cap = LineCap::Butt;
  LineJoin join = LineJoin::Miter;
  double miter_limit = 4;
  std::vector<double> dashes;
  double dash_offset = 0;
  bool stroke_first = false;           // paint-order
  std::array<std::string, 3> markers;  // ids: start, middle, end
  bool visible = true;

  Family family = Family::Sans;
  double font_size = 16;
  bool bold = false;
  bool italic = false;
  double letter_spacing = 0;
  bool underline = false;
  bool line_through = false;
  TextAlign anchor = TextAlign::Start;  // text-anchor
  Baseline baseline = Baseline::Alphabetic;
  bool keeps_space = false;  // xml:space="preserve"
  TextCase text_case = TextCase::AsWritten;
  TextAlign text_align = TextAlign::Start;
  WhiteSpace white_space = WhiteSpace::Normal;
  bool breaks_words = false;  // overflow-wrap: anywhere, break-word; word-break: break-word
  bool breaks_all = false;    // word-break: break-all
  LineHeight line_height;
  double text_indent = 0;
  double border_spacing = 0;
  bool collapses_borders = false;
  std::string language;  // xml:lang
  std::shared_ptr<const Variables> variables;
};

struct OwnStyle {
  double opacity = 1;
  std::string clip_path;  // id
  bool has_mask = false;
  std::string filter;  // as it is written; empty: none
  std::optional<bool> clips_overflow;
  Paint stop_color;
  double stop_opacity = 1;
  Paint flood_color;
  double flood_opacity = 1;
  double baseline_shift = 0;  // px, up
  std::optional<Matrix> transform;

  Display display = Display::Inline;
  bool display_is_set = false;
  std::optional<Paint> background;
  std::optional<BoxLength> width;
  std::optional<BoxLength> height;
  std::optional<BoxLength> max_width;
  std::optional<BoxLength> max_height;
  std::optional<BoxLength> min_width;
  std::array<BoxLength, 4> margin;   // top, right, bottom, left
  std::array<BoxLength, 4> padding;  // likewise
  std::array<BorderSide, 4> border;  // likewise
  double border_radius = 0;
  FlexPlace align_items = FlexPlace::Start;
  FlexPlace justify_content = FlexPlace::Start;
  bool flex_column = false;
  VerticalAlign vertical_align = VerticalAlign::Baseline;
};

struct Style : InheritedStyle {
  OwnStyle own;

  // What a child starts from.
  Style child() const {
    Style style;
    static_cast<InheritedStyle&>(style) = *this;
    return style;
  }
};

struct Declaration {
  std::string_view name;
  std::string_view value;
  bool important = false;
};

// The declarations of a style attribute or of a rule's block, with their text in `text`.
std::vector<Declaration> read_declarations(std::string_view text);

// What percentages of SVG lengths refer to.
struct Viewport {
  double width = 0;
  double height = 0;
};

// Applies declarations in order, important ones last. Those of fonts come first, since lengths in
// em depend on them. Unknown properties and wrong values change nothing.
void apply_declarations(Style& style, const std::vector<Declaration>& declarations,
                        const Style& parent, Viewport viewport);

// Whether an attribute of this name is a presentation attribute of SVG (SVG 1.1 §6.1).
bool is_presentation_attribute(std::string_view name);

// The family that the first name of a font-family list stands for among the book's roles.
Family find_family(std::string_view list);

}  // namespace diaoban::figures
