// Layout of a label's boxes: blocks one under the other, flex containers, and what is in them.
#include "figures/label/flow.hpp"

#include <algorithm>
#include <optional>

#include "figures/label/lines.hpp"
#include "figures/label/table.hpp"

namespace diaoban::figures {
namespace {

double outer(const Box& box, std::size_t side) { return box.style.own.margin[side].resolve(0); }

bool is_inline_level(const Box& box) {
  return box.style.own.display == Display::InlineBlock ||
         box.style.own.display == Display::InlineFlex;
}

// Where the next box of a column goes: adjoining margins collapse (CSS 2.2 §8.3.1).
class Column {
 public:
  explicit Column(double y) : y_(y) {}
  void add_margin(double margin) {
    above_ = std::max(above_, margin);
    below_ = std::min(below_, margin);
  }
  // Takes the margins so far; the place after them.
  double settle() {
    y_ += above_ + below_;
    above_ = below_ = 0;
    return y_;
  }
  void advance(double height) { y_ += height; }
  // Without the margins that have not been taken yet.
  double y() const { return y_; }

 private:
  double y_ = 0;
  double above_ = 0;
  double below_ = 0;
};

// Heights in percent of a box whose own height is known become px; others mean nothing
// (CSS 2.2 §10.5).
void resolve_heights(Box& box, std::optional<double> containing) {
  std::optional<BoxLength>& height = box.style.own.height;
  if (height && height->is_percentage) {
    if (containing) {
      height = BoxLength{std::max(0.0, height->resolve(*containing)), false};
    } else {
      height.reset();
    }
  }
  // Rows and anonymous blocks hand on what they stand in.
  const bool is_transparent = box.is_anonymous || box.style.own.display == Display::TableRowGroup;
  std::optional<double> inside = is_transparent ? containing : std::nullopt;
  if (height) inside = height->value;
  for (const auto& child : box.children) resolve_heights(*child, inside);
  if (!box.content) return;
  for (const InlineBox& one : box.content->boxes) resolve_heights(*one.box, inside);
}

class Flow : public CellLayout {
 public:
  explicit Flow(Shaper& shaper) : shaper_(shaper) {}

  // A box that starts a formatting context of its own: margins stay inside.
  void layout_root(Box& box, double border_width) override {
    box.width = border_width;
    const double top = box.edge(0);
    const double inside = std::max(0.0, border_width - box.horizontal_edges());
    double end = top;
    if (box.is_flex()) {
      end = top + layout_flex(box, inside);
    } else if (box.is_table()) {
      end = top + layout_table(box, inside, *this);
    } else {
      Column column(top);
      layout_inside(box, inside, column, 0);
      end = column.settle();
    }
    finish(box, end);
  }

  // Widths of the border box that the content asks for (CSS Sizing 3 §5.1).
  Extent measure(Box& box) override {
    if (!box.extent) box.extent = measure_anew(box);
    return *box.extent;
  }

  Extent measure_anew(Box& box) {
    const OwnStyle& own = box.style.own;
    Extent extent;
    if (box.content) {
      prepare(*box.content);
      std::vector<double> least;
      for (const InlineBox& inside : box.content->boxes)
        least.push_back(measure(*inside.box).least);
      extent = measure_content(*box.content, least);
    }
    if (box.is_table()) {
      extent = measure_table(box, *this);
    } else {
      include_children(box, extent);
    }
    extent.least += box.horizontal_edges();
    extent.most += box.horizontal_edges();
    if (own.width && !own.width->is_percentage) {
      extent.least = extent.most = own.width->value + box.horizontal_edges();
    }
    if (own.max_width && !own.max_width->is_percentage) {
      extent.least = std::min(extent.least, own.max_width->value + box.horizontal_edges());
      extent.most = std::min(extent.most, own.max_width->value + box.horizontal_edges());
    }
    if (own.min_width && !own.min_width->is_percentage) {
      extent.least = std::max(extent.least, own.min_width->value);
      extent.most = std::max(extent.most, own.min_width->value);
    }
    return extent;
  }

  void include_children(const Box& box, Extent& extent) {
    const bool in_row = box.is_flex() && !box.style.own.flex_column;
    for (const auto& child : box.children) {
      const Extent one = measure(*child);
      const double margins = outer(*child, 1) + outer(*child, 3);
      extent.least =
          in_row ? extent.least + one.least + margins : std::max(extent.least, one.least + margins);
      extent.most =
          in_row ? extent.most + one.most + margins : std::max(extent.most, one.most + margins);
    }
  }

  // The width of a box whose margins leave `available`; `shrinks`: no wider than its content.
  double width_for(Box& box, double available, bool shrinks) {
    const OwnStyle& own = box.style.own;
    double width = available;
    if (own.width) {
      width =
          own.width->resolve(available) + (own.width->is_percentage ? 0 : box.horizontal_edges());
    } else if (shrinks) {
      const Extent extent = measure(box);
      width = std::max(extent.least, std::min(extent.most, available));
    }
    if (own.max_width) width = std::min(width, own.max_width->resolve(available));
    if (own.min_width) width = std::max(width, own.min_width->resolve(available));
    return std::max(width, box.horizontal_edges());
  }

 private:
  // Boxes in the lines are laid out as narrow as their content before the lines are.
  void prepare(InlineContent& content) {
    if (content.is_shaped) return;
    for (const InlineBox& inside : content.boxes) {
      layout_root(*inside.box, width_for(*inside.box, 1e6, true));
    }
    shape_content(content, shaper_);
  }

  void layout_inside(Box& box, double inside, Column& column, double above) {
    if (box.content) return layout_content(box, inside, column, above);
    for (const auto& child : box.children) layout_child(box, *child, inside, column, above);
  }

  void layout_content(Box& box, double inside, Column& column, double above) {
    InlineContent& content = *box.content;
    prepare(content);
    const bool has_wide_box =
        std::any_of(content.boxes.begin(), content.boxes.end(),
                    [&](const InlineBox& one) { return one.box->width > inside; });
    if (has_wide_box) {
      // A box in a line takes no more than the line (CSS 2.2 §10.3.9).
      for (const InlineBox& one : content.boxes) {
        layout_root(*one.box, width_for(*one.box, inside, true));
      }
      content.is_shaped = false;
      shape_content(content, shaper_);
    }
    const double y = column.settle();
    const double height = layout_lines(box, inside, shaper_);
    for (Line& line : box.lines) {
      line.x += box.edge(3);
      line.y += y - above;
    }
    place_inline_boxes(box);
    column.advance(height);
  }

  static void place_inline_boxes(Box& box) {
    std::size_t next = 0;
    for (const InlineBox& inside : box.content->boxes) {
      while (next < box.lines.size() && box.lines[next].end <= inside.at) ++next;
      if (next < box.lines.size()) {
        const Line& line = box.lines[next];
        const double above = inside.box->has_baseline ? inside.box->baseline : inside.box->height;
        inside.box->x =
            line.x + box.content->advances[inside.at] - box.content->advances[line.begin];
        inside.box->y = line.y + line.baseline - above;
      }
    }
  }

  // A block in a column. `above` is the y of the parent's border box in the column's space.
  void layout_child(Box& parent, Box& child, double inside, Column& column, double above) {
    const double available = inside - outer(child, 1) - outer(child, 3);
    column.add_margin(outer(child, 0));
    child.x = parent.edge(3) + outer(child, 3);
    child.width =
        width_for(child, std::max(0.0, available), is_inline_level(child) || child.is_table());
    const bool isolates = child.is_flex() || child.is_table() ||
                          child.style.own.clips_overflow.value_or(false) || child.edge(0) > 0 ||
                          child.style.own.height;
    if (isolates) {
      const double y = column.settle();
      layout_root(child, child.width);
      child.y = y - above;
      column.advance(child.height);
    } else {
      // The margins of its first and last children are its own too.
      layout_open(child, column, above);
    }
    column.add_margin(outer(child, 2));
  }

  void layout_open(Box& box, Column& column, double above) {
    const double inside = std::max(0.0, box.width - box.horizontal_edges());
    if (box.content) {
      const double y = column.settle();
      box.y = y - above;
      layout_content(box, inside, column, y);
      finish(box, column.settle() - y);
      return;
    }
    if (box.children.empty()) {
      // Of no height: the margins above and below it are one.
      Column probe = column;
      box.y = probe.settle() - above;
      finish(box, 0);
      return;
    }
    // The box starts where its first child does once the margins are known.
    Column probe = column;
    const double y = first_content_y(box, probe);
    box.y = y - above;
    for (const auto& child : box.children) layout_child(box, *child, inside, column, y);
    const double end = box.edge(2) > 0 ? column.settle() : column.y();
    finish(box, std::max(0.0, end - y));
    column.advance(box.edge(2));
  }

  // Where the first content in the box would stand: after all margins that collapse above it.
  static double first_content_y(const Box& box, Column& column) {
    const Box* at = &box;
    while (!at->children.empty()) {
      at = at->children.front().get();
      column.add_margin(outer(*at, 0));
      if (at->content || at->edge(0) > 0 || at->is_flex()) break;
    }
    return column.settle();
  }

  // Height and baseline, once the content ends at `end` (from the border box's top).
  static void finish(Box& box, double end) {
    const OwnStyle& own = box.style.own;
    box.content_height = end + box.edge(2);
    box.height = box.content_height;
    if (own.height) {
      // No table is lower than what it holds (CSS 2.2 §17.5.3).
      const bool grows = box.is_table() || own.display == Display::TableCell;
      const double asked = own.height->value + (grows ? 0 : box.edge(0) + box.edge(2));
      box.height = grows ? std::max(box.content_height, asked) : asked;
    }
    if (own.max_height && !own.max_height->is_percentage) {
      box.height = std::min(box.height, own.max_height->value);
    }
    if (!box.lines.empty()) {
      box.baseline = box.lines.back().y + box.lines.back().baseline;
      box.has_baseline = true;
    }
    for (const auto& child : box.children) {
      if (!child->has_baseline) continue;
      box.baseline = child->y + child->baseline;
      box.has_baseline = true;
    }
    if (own.clips_overflow.value_or(false)) box.has_baseline = false;
  }

  double layout_flex(Box& box, double inside) {
    return box.style.own.flex_column ? layout_flex_column(box, inside)
                                     : layout_flex_row(box, inside);
  }

  static double place(FlexPlace where, double spare) {
    return where == FlexPlace::Start ? 0 : where == FlexPlace::Center ? spare / 2 : spare;
  }

  // CSS Flexbox 1 §9 for one line of items that neither grow nor wrap, alignment "unsafe".
  double layout_flex_row(Box& box, double inside) {
    double sum = 0;
    double give = 0;
    std::vector<Extent> extents;
    for (const auto& child : box.children) {
      Extent extent = measure(*child);
      if (child->style.own.width) extent.least = extent.most = width_for(*child, inside, true);
      if (child->style.own.clips_overflow.value_or(false)) extent.least = 0;
      extents.push_back(extent);
      sum += extent.most + outer(*child, 1) + outer(*child, 3);
      give += extent.most - extent.least;
    }
    const double excess = std::max(0.0, sum - inside);
    const double share = give > 0 ? std::min(1.0, excess / give) : 0;
    double tallest = 0;
    double used = 0;
    for (std::size_t i = 0; i < box.children.size(); ++i) {
      Box& child = *box.children[i];
      layout_root(child, extents[i].most - (extents[i].most - extents[i].least) * share);
      used += child.width + outer(child, 1) + outer(child, 3);
      tallest = std::max(tallest, child.height + outer(child, 0) + outer(child, 2));
    }
    const OwnStyle& own = box.style.own;
    const double height = own.height ? own.height->value : tallest;
    double x = box.edge(3) + place(own.justify_content, inside - used);
    for (const auto& child : box.children) {
      const double spare = height - child->height - outer(*child, 0) - outer(*child, 2);
      child->x = x + outer(*child, 3);
      child->y = box.edge(0) + outer(*child, 0) + place(own.align_items, spare);
      x += child->width + outer(*child, 1) + outer(*child, 3);
    }
    return height;
  }

  double layout_flex_column(Box& box, double inside) {
    double used = 0;
    for (const auto& child : box.children) {
      const bool shrinks = box.style.own.align_items != FlexPlace::Start;
      layout_root(*child, width_for(*child, inside - outer(*child, 1) - outer(*child, 3), shrinks));
      used += child->height + outer(*child, 0) + outer(*child, 2);
    }
    const OwnStyle& own = box.style.own;
    const double height = own.height ? own.height->value : used;
    double y = box.edge(0) + place(own.justify_content, height - used);
    for (const auto& child : box.children) {
      const double spare = inside - child->width - outer(*child, 1) - outer(*child, 3);
      child->x = box.edge(3) + outer(*child, 3) + place(own.align_items, spare);
      child->y = y + outer(*child, 0);
      y += child->height + outer(*child, 0) + outer(*child, 2);
    }
    return height;
  }

  Shaper& shaper_;
};

}  // namespace

void layout_box(Box& box, double containing_width, Shaper& shaper) {
  resolve_heights(box, {});
  Flow flow(shaper);
  flow.layout_root(box, flow.width_for(box, containing_width, false));
}

}  // namespace diaoban::figures
