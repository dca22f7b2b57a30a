// Implements the flattening of links, references, citations and notes.
#include <algorithm>

#include "resolve/facts.hpp"
#include "resolve/note_marks.hpp"
#include "typeset/inline/flatten.hpp"

namespace diaoban::typeset {
namespace {

// Raw sizes of a note's mark beside the text.
constexpr double mark_scale = 0.72;
constexpr double mark_rise = 0.36;

bool is_address(const std::string& url) {
  const auto colon = url.find(':');
  return colon != std::string::npos && colon > 1;
}

const resolve::Reference* reference_of(const resolve::Facts& facts, document::NodeId node) {
  const auto found = facts.references.find(node);
  return found == facts.references.end() ? nullptr : &found->second;
}

}  // namespace

void Flattener::add_link(const document::Inline& node, const document::Link& link) {
  const resolve::Reference* goal = reference_of(setter_.book().input.facts, node.id);
  if (goal == nullptr) {
    add(link.children);
    return;
  }
  add_linked(goal, node, link.title.empty() ? link.destination : link.title, link.children);
}

void Flattener::add_reference(const document::Inline& node, const document::Reference& reference) {
  const resolve::Reference* goal = reference_of(setter_.book().input.facts, node.id);
  if (goal == nullptr) {
    if (reference.title.empty()) add_text(reference.target, node.span);
    add(reference.title);
    return;
  }
  add_linked(goal, node, reference.target, reference.title);
}

void Flattener::add_citation(const document::Inline& node, const document::Citation& citation) {
  const resolve::Reference* goal = reference_of(setter_.book().input.facts, node.id);
  std::string keys;
  for (const std::string& key : citation.keys) keys += (keys.empty() ? "[" : ", ") + key;
  if (goal == nullptr) {
    add_text(keys + "]", node.span);
  } else {
    add_linked(goal, node, keys + "]", {});
  }
}

void Flattener::add_linked(const resolve::Reference* goal, const document::Inline& node,
                           const std::string& title, const document::Inlines& children) {
  const document::Inlines& shown = goal->text.empty() ? children : goal->text;
  if (look_.inside_link || std::holds_alternative<std::monostate>(goal->to) ||
      (std::holds_alternative<std::string>(goal->to) &&
       !is_address(std::get<std::string>(goal->to)))) {
    for (const document::Inline& child : shown) add_inline(child);
    return;
  }
  add_goal(*goal, node, shown, title);
}

void Flattener::add_goal(const resolve::Reference& goal, const document::Inline& node,
                         const document::Inlines& children, const std::string& description) {
  const Look outer = look_;
  GalleyLink link;
  link.description = description;
  DestinationId inside;
  if (const auto* place = std::get_if<resolve::Goal>(&goal.to)) {
    inside = setter_.book().destinations.of(*place);
    link.to = inside;
    const std::string shown = resolve::plain_text(children);
    if (!shown.empty()) link.description = shown;
  } else {
    link.to = std::get<std::string>(goal.to);
  }
  const std::uint32_t element = add_child("Link", node.id);
  link.element = element;
  look_.inside_link = true;
  look_.style.link = static_cast<std::uint32_t>(setter_.galley().links.size());
  look_.style.hyphenate = false;
  if (!setter_.book().in_print) look_.style.color = setter_.theme().link;
  setter_.galley().links.push_back(std::move(link));
  fill(element, [&] {
    for (const document::Inline& child : children) add_inline(child);
  });
  look_ = outer;
  if (setter_.book().in_print && !is_null(inside)) add_page_number(inside);
}

// Paper has no links: the reader is told the page.
void Flattener::add_page_number(DestinationId destination) {
  const std::string label = setter_.page_label(destination);
  const std::string& language = setter_.book().language;
  const bool wide = language.starts_with("zh") || language.starts_with("ja");
  const std::string page = resolve::filled(language, "see-page", label);
  add_text(wide ? "（" + page + "）" : " (" + page + ")", {});
}

void Flattener::add_note(const document::Inline& node) {
  const resolve::Facts& facts = setter_.book().input.facts;
  const auto found = facts.footnotes.find(node.id);
  if (found == facts.footnotes.end()) {
    if (const auto* goal = reference_of(facts, node.id)) add(goal->text);
    return;
  }
  const resolve::Footnote& note = found->second;
  const int number = setter_.note_number(note.first_reference, note.number);
  const Look outer = look_;
  GalleyLink link;
  link.to = setter_.book().destinations.of(note.definition);
  link.description =
      resolve::word(setter_.book().language, "footnotes") + " " + std::to_string(number);
  const std::uint32_t element = setter_.add_element("Link", add_child("Reference"), node.id);
  link.element = element;
  look_.inside_link = true;
  look_.style.link = static_cast<std::uint32_t>(setter_.galley().links.size());
  look_.style.rise += mark_rise * place_.look.size.pt() * look_.scale;
  look_.scale *= mark_scale;
  if (!setter_.book().in_print) look_.style.color = setter_.theme().link;
  setter_.galley().links.push_back(std::move(link));
  // A no-break joint keeps the mark on the line of what it marks.
  fill(element, [&] {
    flat_.text.append("\u2060" + resolve::note_mark(setter_.book().language, number),
                      style_index(node.span));
  });
  look_ = outer;
  if (node.id == note.first_reference) add_note_lines(note, node.id, number);
}

void Flattener::add_note_lines(const resolve::Footnote& note, document::NodeId reference,
                               int number) {
  if (setter_.theme().footnote_numbering == "endnotes") {
    setter_.keep_endnote(note, number);
    return;
  }
  const auto mark_here = [&](std::uint32_t index) {
    flat_.text.marks.push_back({static_cast<std::uint32_t>(flat_.text.text.size()),
                                static_cast<std::uint32_t>(flat_.marks.size())});
    flat_.marks.push_back({{}, index});
  };
  for (const std::uint32_t index : setter_.layout_note(note, reference, number, element_)) {
    mark_here(index);
  }
}

}  // namespace diaoban::typeset
