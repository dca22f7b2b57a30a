// What the typesetter makes: pages, each a flat list of drawing items, with the structure tree,
// destinations and outline that belong to them. No PDF in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/rare.hpp"
#include "base/short_text.hpp"
#include "document/tree.hpp"
#include "figures/picture.hpp"
#include "fonts/glyph_run.hpp"
#include "project/theme.hpp"

namespace diaoban::typeset {

using project::Color;

// All lengths are points on the page, y down, origin at the page's top left (of the bleed box's
// trim: bleed lies at negative coordinates).
struct Rectangle {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// The element of the structure tree that owns an item, or one of the artifact kinds.
struct Owner {
  static constexpr std::uint32_t layout_artifact = UINT32_MAX;          // rules, tints, wrap marks
  static constexpr std::uint32_t pagination_artifact = UINT32_MAX - 1;  // heads and folios
  std::uint32_t element = layout_artifact;
  bool is_artifact() const { return element >= pagination_artifact; }
  bool operator==(const Owner&) const = default;
};

struct TextItem {
  fonts::GlyphRun run;
  double x = 0;  // the run's origin on the baseline
  double y = 0;
  Color color;
};

struct RuleItem {
  Rectangle area;
  Color color;
};

// A stroke of no length is a round dot, `thickness` wide.
struct StrokeItem {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  double thickness = 0.5;
  Color color;
  std::vector<double> dashes;
};

// How far a picture goes beyond its area when it is put on its page.
enum class PictureSpread : std::uint8_t {
  None,
  Head,  // over the page's upper edge and both sides
  Page,  // over all edges
};

struct PictureItem {
  std::shared_ptr<const figures::Picture> picture;
  Rectangle area;
  bool turned = false;  // a quarter turn anticlockwise
  PictureSpread spread = PictureSpread::None;
};

// A turned item is drawn a quarter turn anticlockwise: its own (x, y) is (y, -x) on the page.
struct Item {
  std::variant<TextItem, RuleItem, StrokeItem, PictureItem> what;
  Owner owner;
  bool turned = false;
};

// A place that links and the outline go to.
struct DestinationId {
  std::uint32_t index = UINT32_MAX;
  auto operator<=>(const DestinationId&) const = default;
};

struct Destination {
  std::uint32_t page = 0;  // index into Layout::pages
  double x = 0;
  double y = 0;
};

// A clickable area. One link has one entry a page with a rectangle a line.
struct LinkArea {
  std::vector<Rectangle> areas;
  std::variant<std::string, DestinationId> to;  // an URL as written, or a place in this layout
  std::string description;                      // what a reader is told
  std::uint32_t element = UINT32_MAX;           // its Link element in the structure tree
};

// Lengths at the four edges of a page.
struct Edges {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

// The bleed of a right-hand (`recto`) or left-hand page: none at the spine unless it is asked for.
inline Edges page_bleed(double width, bool at_spine, bool recto) {
  Edges bleed{width, width, width, width};
  if (!at_spine) (recto ? bleed.left : bleed.right) = 0;
  return bleed;
}

// Items in their order, those of text packed as bytes: a page takes a quarter of the room that its
// items would take one by one.
class ItemList {
 public:
  ItemList() = default;
  ItemList(const std::vector<Item>& items);
  ItemList(std::initializer_list<Item> items);

  void push_back(const Item& item);
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  // Gives back the room that was taken for more items.
  void shrink();

  // What text of the same list has in common with the text before it.
  struct Shared {
    fonts::FaceId face;
    double size = 0;
    double y = 0;
    Color color;
    Owner owner;
  };

  // Unpacks item by item: what it refers to changes with the next step.
  class Iterator {
   public:
    using value_type = Item;
    using difference_type = std::ptrdiff_t;
    using reference = const Item&;
    using pointer = const Item*;
    using iterator_category = std::input_iterator_tag;

    Iterator(const ItemList& list, std::size_t left);
    const Item& operator*() const { return other_ != nullptr ? *other_ : text_; }
    const Item* operator->() const { return &**this; }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return left_ == other.left_; }

   private:
    void read();

    const ItemList* list_;
    std::size_t left_;  // items from here to the end
    std::size_t at_ = 0;
    std::size_t next_other_ = 0;
    const Item* other_ = nullptr;
    Shared shared_;
    Item text_;
  };
  Iterator begin() const { return {*this, size_}; }
  Iterator end() const { return {*this, 0}; }

 private:
  void pack(const TextItem& text, const Item& item);

  std::string bytes_;
  std::vector<Item> others_;  // that are no text
  std::uint32_t size_ = 0;
  Shared shared_;
};

struct Page {
  double width = 0;  // of the trimmed page
  double height = 0;
  Edges bleed;        // how far ink goes over the trim; none for the screen
  std::string label;  // the folio: "12", "iv"; empty: none is shown
  ItemList items;
  std::vector<LinkArea> links;
};

// Where the alternative text of a figure comes from.
enum class AlternativeSource : std::uint8_t {
  Author,
  Made,     // of a title, a caption, the words in a drawing or a file's name
  Missing,  // there is no picture: a box with what is known of it stands in its place
};

// Element of the logical structure (ISO 32000-1 14.7), in reading order. A book of 10,000 pages has
// over a million, so they are kept small.
struct Element {
  base::ShortText role;      // standard type: "P", "H1", "Link", "Figure", …
  base::ShortText language;  // where it differs from its parent's
  std::vector<std::uint32_t> children;
  base::Rare<std::string> alternative;  // Alt
  base::Rare<std::string> actual_text;
  base::Rare<std::string> title;
  base::Rare<std::string> id;
  // "Scope": "Column", "ColSpan": "2", …
  base::Rare<std::map<std::string, std::string>> attributes;
  std::uint32_t parent = UINT32_MAX;
  AlternativeSource alternative_source = AlternativeSource::Author;
  // A plain piece of text inside a mixed paragraph: its marked content belongs to the parent.
  bool is_virtual = false;
  document::NodeId node;  // what it comes from, if one node
};

struct OutlineEntry {
  std::string title;
  DestinationId to;
  std::vector<OutlineEntry> children;
};

struct Layout {
  std::vector<Page> pages;
  std::vector<Element> elements;  // [0] is the Document
  std::vector<Destination> destinations;
  std::vector<OutlineEntry> outline;
  int first_numbered_page = 0;
};

// The layout as text, one item a line with rounded coordinates: what tests compare.
std::string dump(const Layout& layout);

}  // namespace diaoban::typeset
