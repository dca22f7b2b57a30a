// The inlines of a fragment.
#include "document/visit.hpp"
#include "document/walk.hpp"
#include "epub/escape.hpp"
#include "epub/fragment/writer.hpp"
#include "epub/names.hpp"

namespace diaoban::epub::fragment {

using namespace document;

void Writer::write_inlines(const Inlines& inlines) {
  for (const Inline& node : inlines) write_inline(node);
}

void Writer::write_inline(const Inline& node) {
  visit(
      node, [&](const Text& text) { write_text(text.text); },
      [&](const SoftBreak&) { out_ += '\n'; }, [&](const HardBreak&) { out_ += "<br />\n"; },
      [&](const Styled& styled) { write_styled(node, styled); },
      [&](const Literal& literal) { write_literal(node, literal); },
      [&](const Link& link) { write_link(node, link); },
      [&](const Image& image) { write_image(node, image); },
      [&](const Reference& reference) { write_reference(node, reference); },
      [&](const FootnoteReference& reference) { write_note_reference(reference); },
      [&](const Citation& citation) {
        open("cite", node.attributes);
        for (const std::string& key : citation.keys) {
          if (&key != &citation.keys.front()) out_ += ", ";
          write_text(key);
        }
        close("cite");
      },
      [&](const Math& math) {
        open("span", node.attributes, {{"class", math.display ? "math display" : "math inline"}});
        write_text(math.tex);
        close("span");
      },
      [&](const Abbreviation& abbreviation) {
        Pairs further;
        if (!abbreviation.expansion.empty()) further.emplace_back("title", abbreviation.expansion);
        open("abbr", node.attributes, further);
        write_text(abbreviation.text);
        close("abbr");
      },
      [&](const Ruby& ruby) { write_ruby(ruby); },
      [&](const IndexMark&) {},  // shows nothing where it stands
      [&](const Bracketed& bracketed) {
        open("span", node.attributes);
        write_inlines(bracketed.children);
        close("span");
      },
      [&](const RawInline& raw) {
        // Raw text of other formats is meant for those only.
        if (raw.format == "html") out_ += raw.text;
      });
}

void Writer::write_styled(const Inline& node, const Styled& styled) {
  const StyleTag tag = style_tag(styled.style);
  Pairs further;
  if (!tag.class_name.empty()) further.emplace_back("class", tag.class_name);
  open(tag.name, node.attributes, further);
  write_inlines(styled.children);
  close(tag.name);
}

void Writer::write_literal(const Inline& node, const Literal& literal) {
  // The reader marks the text of a role that it does not know with the class role-NAME.
  constexpr std::string_view unknown = "role-";
  const std::vector<std::string>& classes = node.attributes.get().classes;
  if (!classes.empty() && classes.front().starts_with(unknown)) {
    write_unhandled("role", classes.front().substr(unknown.size()), literal.text);
    return;
  }
  const LiteralTag tag = literal_tag(literal.kind);
  Pairs further;
  if (!tag.class_name.empty()) further.emplace_back("class", tag.class_name);
  open(tag.name, node.attributes, further);
  write_text(literal.text);
  close(tag.name);
}

// A role without an effect as myst-spec shows it: its name, then its text, both as code.
void Writer::write_unhandled(const std::string& classes, const std::string& role,
                             std::string_view text) {
  open("span", {}, {{"class", classes + " unhandled"}});
  open("code", {}, {{"class", "kind"}});
  write_text("{" + role + "}");
  close("code");
  open("code");
  write_text(text);
  close("code");
  close("span");
}

bool Writer::leads_nowhere(const Inline& node) const {
  if (facts_ == nullptr) return false;
  const auto reference = facts_->references.find(node.id);
  return reference != facts_->references.end() &&
         std::holds_alternative<std::monostate>(reference->second.to);
}

const resolve::Reference* Writer::found(const Inline& node) const {
  if (facts_ == nullptr) return nullptr;
  const auto reference = facts_->references.find(node.id);
  if (reference == facts_->references.end()) return nullptr;
  return std::holds_alternative<resolve::Goal>(reference->second.to) ? &reference->second : nullptr;
}

const document::Inlines* Writer::named_file(const Inline& node) const {
  if (facts_ == nullptr) return nullptr;
  const auto reference = facts_->references.find(node.id);
  if (reference == facts_->references.end() || reference->second.text.size() != 1) return nullptr;
  const auto* literal = std::get_if<Literal>(&reference->second.text.front().node);
  const bool file = literal != nullptr && literal->kind == LiteralKind::File;
  return file ? &reference->second.text : nullptr;
}

// The id that a name of this file is written with: labels are the same in capitals.
std::string Writer::written_id(const std::string& name) {
  const auto lowered = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
  };
  if (!ids_known_) {
    ids_known_ = true;
    Walker walker;
    walker.block = [&](const Block& block) {
      const auto* target = std::get_if<Target>(&block.node);
      const std::string& id = target != nullptr ? target->name : block.attributes.get().id;
      if (id.empty()) return;
      ids_.emplace(id, id);
      ids_.emplace(lowered(id), id);
    };
    walk(document_.blocks, walker);
  }
  const auto exact = ids_.find(name);
  const auto found = exact != ids_.end() ? exact : ids_.find(lowered(name));
  return found == ids_.end() ? name : found->second;
}

void Writer::write_reference(const Inline& node, const Reference& reference) {
  // A label is of this file or of none that is known; a file or a term may well be elsewhere.
  const bool names_label = reference.kind == ReferenceKind::Ref ||
                           reference.kind == ReferenceKind::Numref ||
                           reference.kind == ReferenceKind::Equation;
  if (names_label && reference.title.empty() && leads_nowhere(node)) {
    write_unhandled("reference role", reference.role, reference.target);
    return;
  }
  open("a", node.attributes, {{"href", "#" + encode_url(reference.target)}});
  const resolve::Reference* goal = found(node);
  if (goal != nullptr && !goal->text.empty()) {
    write_inlines(goal->text);
  } else {
    if (reference.title.empty()) write_text(reference.target);
    write_inlines(reference.title);
  }
  close("a");
}

// A link that names a label is one to a place of this file.
void Writer::write_link(const Inline& node, const Link& link) {
  const resolve::Reference* goal = found(node);
  const bool names_label = goal != nullptr && !link.destination.starts_with('#') &&
                           !std::get<resolve::Goal>(goal->to).anchor.empty();
  const std::string address =
      names_label ? "#" + encode_url(written_id(link.destination)) : encode_url(link.destination);
  Pairs further{{"href", address}};
  if (!link.title.empty()) further.emplace_back("title", link.title);
  open("a", node.attributes, further);
  if (goal != nullptr && link.children.empty()) {
    write_inlines(goal->text);
  } else if (const document::Inlines* name = named_file(node); name && link.children.empty()) {
    write_inlines(*name);
  } else {
    write_inlines(link.children);
  }
  close("a");
}

void Writer::write_image(const Inline& node, const Image& image) {
  Pairs further{{"src", encode_url(image.source)}, {"alt", image.alternative}};
  if (!image.title.empty()) further.emplace_back("title", image.title);
  open("img", node.attributes, further, true);
}

void Writer::write_note_reference(const FootnoteReference& reference) {
  if (!notes_.contains(reference.label)) {
    write_text("[^" + reference.label + "]");
    return;
  }
  if (!note_numbers_.contains(reference.label)) {
    note_order_.push_back(reference.label);
    note_numbers_[reference.label] = static_cast<int>(note_order_.size());
  }
  const std::string number = std::to_string(note_numbers_[reference.label]);
  const int count = ++note_references_[reference.label];
  const std::string mark = count == 1 ? number : number + ":" + std::to_string(count - 1);
  open("sup", {}, {{"class", "footnote-ref"}});
  open("a", {}, {{"href", "#fn" + number}, {"id", "fnref" + mark}});
  write_text("[" + mark + "]");
  close("a");
  close("sup");
}

void Writer::write_ruby(const Ruby& ruby) {
  out_ += "<ruby>";
  for (const auto& [text, reading] : ruby.pairs) {
    write_text(text);
    out_ += "<rp>(</rp><rt>";
    write_text(reading);
    out_ += "</rt><rp>)</rp>";
  }
  out_ += "</ruby>";
}

}  // namespace diaoban::epub::fragment
