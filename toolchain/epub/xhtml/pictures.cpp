// Figures and pictures: files of their own, drawings in the page, and frames for what is missing.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "epub/address.hpp"
#include "epub/xhtml/chapter.hpp"
#include "epub/xhtml/drawing.hpp"
#include "epub/xhtml/picture_size.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

namespace {

// The picture of a figure that holds nothing else, or null.
const Inline* sole_image(const Blocks& blocks) {
  if (blocks.size() != 1) return nullptr;
  const auto* paragraph = std::get_if<Paragraph>(&blocks.front().node);
  if (!paragraph || paragraph->children.size() != 1) return nullptr;
  const Inline& only = paragraph->children.front();
  return std::holds_alternative<Image>(only.node) ? &only : nullptr;
}

// Kindle takes sizes as a share of the page's width, 4 in there, and refuses a book with a picture
// of less than 72 pixels an inch (KPG "Image Guidelines").
double kindle_percent(const StatedWidth& stated, const figures::Picture& picture) {
  constexpr double page = 4 * 96;
  const double width = stated.pixels > 0 ? stated.pixels : picture.width;
  double percent = stated.percent > 0 ? stated.percent : 100 * width / page;
  if (picture.kind == figures::PictureKind::Raster) {
    percent = std::min(percent, 100 * picture.pixel_width / (4 * 72.0));
  }
  return std::clamp(percent, 1.0, 100.0);
}

// The text, or its beginning: Kindle reads alternative texts of less than 140 characters (KPG
// "Accessibility").
std::string brief_text(const std::string& text) {
  constexpr int most = 139;
  int count = 0;
  std::size_t end = 0;         // behind the last word that leaves room for the mark of omission
  std::size_t whole_word = 0;  // the same, but not within a Latin word
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == most) return text.substr(0, whole_word > end / 2 ? whole_word : end) + "…";
    if (count == most - 1) end = at;
    const base::Decoded decoded = base::decode(text, at);
    const bool may_end = decoded.code_point == ' ' || base::joins_without_space(decoded.code_point);
    if (may_end && count < most - 1) whole_word = at;
    at += decoded.length;
  }
  return text;
}

}  // namespace

Node ChapterWriter::write_caption(Node parent, const char* tag, NodeId numbered,
                                  const Inlines& caption, Context context) {
  Node element = add(parent, tag);
  const auto number = shared_.input.facts.numbers.find(numbered);
  if (number != shared_.input.facts.numbers.end() && !number->second.label.empty()) {
    add_text(add(element, "span", "number"), number->second.label);
    add_text(element, " ");
  }
  context.flowing = false;
  write_inlines(element, caption, context);
  return element;
}

void ChapterWriter::write_figure(Node parent, const Block& block, const Figure& figure,
                                 Context context) {
  const bool has_words = !figure.caption.empty() || !figure.legend.empty();
  Node element = add(parent, has_words ? "figure" : "div", has_words ? "" : "picture");
  mark(element, block, context);
  context.tight = false;
  if (const Inline* image = sole_image(figure.content)) {
    Inline shown = *image;
    auto& picture = std::get<Image>(shown.node);
    // A reader who does not see the picture is told at least what the caption says.
    if (picture.alternative.empty()) picture.alternative = resolve::plain_text(figure.caption);
    Node place = has_words ? add(element, "div", "picture") : element;
    mark(place, figure.content.front(), context);
    write_image(place, shown, picture, true, context);
    write_picture_notes(element, {*image}, context);
  } else {
    write_blocks(element, figure.content, context);
  }
  if (!has_words) return;
  Node caption = write_caption(element, "figcaption", block.id, figure.caption, context);
  if (!figure.legend.empty()) {
    write_blocks(add(caption, "div", "legend"), figure.legend, context);
  }
}

void ChapterWriter::write_image(Node parent, const Inline& node, const Image& image,
                                bool block_level, Context context) {
  const ShownPicture* shown = shared_.media.find(document_.path, image.source);
  if (!shown || shown->picture->kind == figures::PictureKind::Broken) {
    write_missing(parent, node, image, context);
    return;
  }
  const figures::Picture& picture = *shown->picture;
  const std::string& alternative = !image.alternative.empty() ? image.alternative
                                   : !picture.title.empty()   ? picture.title
                                                              : picture.description;
  Node element;
  if (shown->path.empty()) {
    element = write_drawing(parent, picture, fmt::format("drawing-{}-", ++drawings_), alternative,
                            context.linked, shared_.media);
  }
  if (!element) {
    if (shown->path.empty()) {
      write_missing(parent, node, image, context);
      return;
    }
    element = add(parent, "img", block_level ? "" : "inline");
    set(element, "src", shown->path);
    const std::string brief = shared_.kindle() ? brief_text(alternative) : alternative;
    set(element, "alt", brief);
    // What Kindle has no room for stays with the picture.
    const std::string& title = brief == alternative ? image.title : alternative;
    if (!title.empty()) set(element, "title", title);
  }
  mark(element, node, context);
  const StatedWidth stated = read_width(node.attributes.value("width"));
  if (shared_.kindle()) {
    set(element, "style", fmt::format("width:{:.0f}%", kindle_percent(stated, picture)));
  } else if (stated.percent > 0) {
    set(element, "style", fmt::format("width:{:g}%", stated.percent));
  } else {
    const double width = stated.pixels > 0 ? stated.pixels : picture.width;
    const double height = picture.width > 0 ? width * picture.height / picture.width : 0;
    if (width >= 1 && height >= 1) {
      set(element, "width", std::to_string(std::lround(width)));
      set(element, "height", std::to_string(std::lround(height)));
    }
  }
}

void ChapterWriter::write_picture_notes(Node parent, const Inlines& inlines, Context context) {
  if (!shared_.kindle()) return;
  std::set<std::pair<std::string, std::string>> written;
  Node list;
  for (const Inline& node : inlines) {
    const auto* image = std::get_if<Image>(&node.node);
    const ShownPicture* shown = image ? shared_.media.find(document_.path, image->source) : nullptr;
    if (!shown) continue;
    for (const figures::LinkBox& box : shown->picture->links) {
      const Address address = read_address(box.url);
      const bool leads = address.kind == AddressKind::Web && !context.linked;
      const std::string& words = box.title.empty() ? box.url : box.title;
      if ((!leads && box.title.empty()) || !written.emplace(box.url, words).second) continue;
      if (!list) list = add(parent, "ul", "picture-notes");
      Node item = add(list, "li");
      if (leads) {
        item = add(item, "a");
        set(item, "href", address.url);
      }
      write_text(item, words);
    }
  }
}

void ChapterWriter::write_missing(Node parent, const Inline& node, const Image& image,
                                  Context context) {
  Node frame = add(parent, "span", "missing-picture");
  mark(frame, node, context);
  const Address address = read_address(image.source);
  if (address.kind == AddressKind::Web && !context.linked) {
    frame = add(frame, "a");
    set(frame, "href", address.url);
  }
  write_text(frame, image.alternative.empty() ? image.source : image.alternative);
}

}  // namespace diaoban::epub::xhtml
