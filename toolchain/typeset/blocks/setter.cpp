// Implements what all block families share: pieces, elements, frames, places and the dispatch.
#include "typeset/blocks/setter.hpp"

#include <algorithm>

#include "document/visit.hpp"
#include "highlight/callouts.hpp"
#include "resolve/picture_path.hpp"

namespace diaoban::typeset {

Setter::Setter(const BookContext& book, Compositor& compositor, SetSection& section)
    : book_(book), compositor_(compositor), section_(section), out_(&section.galley.pieces) {
  if (section_.elements.empty()) add_element("Sect", UINT32_MAX);
}

BlockPlace Setter::body_place() const {
  BlockPlace place;
  place.width = book_.measure;
  place.look = theme().body;
  place.first_indent = theme().indent_em * theme().body.size.pt();
  return place;
}

const std::string& Setter::word(std::string_view key) const {
  return resolve::word(book_.language, key);
}

std::uint32_t Setter::add_element(std::string role, std::uint32_t parent, document::NodeId node) {
  const auto index = static_cast<std::uint32_t>(section_.elements.size());
  Element element;
  element.role = std::move(role);
  element.parent = parent;
  element.node = node;
  section_.elements.push_back(std::move(element));
  if (parent != UINT32_MAX) section_.elements[parent].children.push_back(index);
  return index;
}

std::uint32_t Setter::add_text_element(std::uint32_t parent) {
  const std::uint32_t index = add_element("Span", parent);
  section_.elements[index].is_virtual = true;
  return index;
}

std::uint32_t Setter::add_frame(const Frame& frame) {
  galley().frames.push_back(frame);
  return static_cast<std::uint32_t>(galley().frames.size() - 1);
}

double Setter::allowed_indent(const BlockPlace& place, double wanted) const {
  const double em = place.look.size.pt();
  const double least = place.in_cell ? 3 * em : 12 * em;
  return std::clamp(place.width - least, 0.0, wanted);
}

void Setter::add_piece(Piece piece) {
  piece.space_before = std::max(piece.space_before, pending_.space);
  // A forced break stays one; else what is dearer counts.
  if (pending_.break_cost < 0 || piece.break_before < 0) {
    piece.break_before = break_cost::forced;
  } else {
    piece.break_before = std::max(piece.break_before, pending_.break_cost);
  }
  for (const DestinationId destination : pending_.marks) {
    piece.content.marks.push_back({destination, 0, 0});
  }
  pending_ = {};
  out_->push_back(std::move(piece));
}

void Setter::ask_space(double space) { pending_.space = std::max(pending_.space, space); }

void Setter::ask_break(float cost) {
  if (pending_.break_cost < 0) return;
  pending_.break_cost = cost < 0 ? cost : std::max(pending_.break_cost, cost);
}

void Setter::mark_place(DestinationId destination) {
  if (!is_null(destination)) pending_.marks.push_back(destination);
}

void Setter::mark_place(document::NodeId node) {
  if (node.index != 0) mark_place(book_.destinations.of(node));
}

void Setter::flush_marks() {
  if (pending_.marks.empty()) return;
  if (!out_->empty()) {
    Piece& last = out_->back();
    for (const DestinationId destination : pending_.marks) {
      last.content.marks.push_back({destination, 0, last.height});
    }
    pending_.marks.clear();
  } else {
    add_piece({});
  }
}

std::string Setter::page_label(DestinationId destination) {
  const std::uint32_t index = destination.index;
  std::string label = index < book_.pages.labels.size() ? book_.pages.labels[index] : "000";
  section_.asked_pages.push_back({destination, label});
  return label;
}

std::shared_ptr<const figures::Picture> Setter::find_picture(const std::string& source) const {
  static const auto broken = std::make_shared<const figures::Picture>();
  const auto& documents = book_.input.documents;
  if (file_ >= documents.size()) return broken;
  const auto path = resolve::picture_path(documents[file_].path, source);
  auto picture = path ? book_.input.find_picture(*path) : nullptr;
  return picture != nullptr ? picture : broken;
}

void Setter::layout_file(std::uint32_t file, std::size_t begin, std::size_t end) {
  file_ = file;
  if (begin == 0) mark_place(book_.destinations.of_file(file));
  const std::size_t shown = galley().pieces.size() + galley().floats.size();
  const std::span<const document::Block> blocks = book_.input.documents[file].blocks;
  layout_blocks(blocks.subspan(begin, std::min(end, blocks.size()) - begin), body_place());
  const bool is_whole = begin == 0 && end >= blocks.size();
  if (is_whole && shown == galley().pieces.size() + galley().floats.size()) {
    // A file that shows nothing has its title: the contents lead here, and links may.
    const BlockPlace place = body_place();
    const std::uint32_t element = add_element("P", place.element);
    FlatText flat = flatten(book_.input.facts.titles[file], place, element);
    add_lines(lines_of(flat, paragraph_style(place), place), {});
  }
  flush_marks();
}

void Setter::layout_blocks(std::span<const document::Block> blocks, const BlockPlace& place) {
  BlockPlace own = place;
  own.callouts = 0;
  for (const document::Block& block : blocks) {
    layout_block(block, own);
    const auto* code = std::get_if<document::CodeBlock>(&block.node);
    own.callouts = code ? highlight::count_callouts(code->text) : 0;
  }
}

void Setter::layout_block(const document::Block& block, const BlockPlace& outer) {
  if (!std::holds_alternative<document::FootnoteDefinition>(block.node)) mark_place(block.id);
  BlockPlace place = outer;
  if (!block.attributes.value("lang").empty()) place.language = block.attributes.value("lang");
  document::visit(
      block, [&](const document::Paragraph& n) { layout_paragraph(block, n, place); },
      [&](const document::Heading& n) { layout_heading(block, n, place); },
      [&](const document::ThematicBreak&) { layout_break(place); },
      [&](const document::List& n) { layout_list(block, n, place); },
      [&](const document::Quote& n) { layout_quote(block, n, place); },
      [&](const document::CodeBlock& n) { layout_code(block, n, place); },
      [&](const document::Table& n) { layout_table(block, n, place); },
      [&](const document::Admonition& n) { layout_admonition(block, n, place); },
      [&](const document::Panel& n) { layout_panel(block, n, place); },
      [&](const document::Figure& n) { layout_figure(block, n, place); },
      [&](const document::DefinitionList& n) { layout_definitions(block, n, place); },
      [&](const document::FieldList& n) { layout_fields(n, place); },
      [&](const document::FootnoteDefinition& n) { layout_unused_note(block, n, place); },
      [&](const document::MathBlock& n) { layout_math(block, n, place); },
      [](const document::Target&) {},
      [&](const document::Proof& n) { layout_proof(block, n, place); },
      [&](const document::Generated& n) { layout_generated(block, n, place); },
      [&](const document::Container& n) { layout_blocks(n.blocks, place); },
      [&](const document::RawBlock& n) { layout_raw(n, place); });
}

}  // namespace diaoban::typeset
