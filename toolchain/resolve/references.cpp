// Implements the reference roles.
#include "resolve/references.hpp"

#include "resolve/destination.hpp"
#include "resolve/kinds.hpp"
#include "resolve/links.hpp"
#include "resolve/reference_text.hpp"

namespace diaoban::resolve {
namespace {

using document::ReferenceKind;

class ReferenceResolver {
 public:
  ReferenceResolver(Work& work, const Paths& paths, Labels& labels, std::uint32_t file)
      : work_(work), paths_(paths), labels_(labels), file_(file) {}

  Reference resolve_reference(const document::Inline& node, const document::Reference& reference) {
    switch (reference.kind) {
      case ReferenceKind::Ref:
        return resolve_ref(node, reference);
      case ReferenceKind::Numref:
        return resolve_numref(node, reference);
      case ReferenceKind::Doc:
        return resolve_doc(node, reference);
      case ReferenceKind::Term:
        return resolve_term(node, reference);
      case ReferenceKind::Equation:
        return resolve_equation(node, reference);
      case ReferenceKind::Download:
        return resolve_download(node, reference);
      case ReferenceKind::Any:
        return resolve_any(node, reference);
    }
    return nowhere(reference);
  }

 private:
  static Reference nowhere(const document::Reference& reference) {
    return {std::monostate{},
            reference.title.empty() ? text_inlines(reference.target) : document::Inlines{}};
  }

  Reference unknown_label(const document::Inline& node, const document::Reference& reference) {
    work_.sink.report(kinds::label_unknown, node.span,
                      "no label '" + reference.target + "' in the book",
                      work_.hints.did_you_mean(reference.target, [&] { return labels_.names(); }));
    return nowhere(reference);
  }

  Reference to_label(const document::Inline& node, const document::Reference& reference,
                     const Label& label) {
    Reference result{label.goal, {}};
    if (!reference.title.empty()) return result;
    result.text = title_text(label);
    if (!result.text.empty()) return result;
    result.text = text_inlines(number_text(work_, label));
    if (!result.text.empty()) return result;
    work_.sink.report(kinds::label_untitled, node.span,
                      "the place named '" + reference.target + "' has no title to show",
                      "write {" + reference.role + "}`text <" + reference.target + ">`");
    result.text = text_inlines(reference.target);
    return result;
  }

  Reference resolve_ref(const document::Inline& node, const document::Reference& reference) {
    const Label* label = labels_.find(reference.target, file_);
    return label == nullptr ? unknown_label(node, reference) : to_label(node, reference, *label);
  }

  Reference resolve_numref(const document::Inline& node, const document::Reference& reference) {
    const Label* label = labels_.find(reference.target, file_);
    if (label == nullptr) return unknown_label(node, reference);
    const std::string number = number_text(work_, *label);
    if (number.empty()) {
      work_.sink.report(kinds::label_unnumbered, node.span,
                        "the place named '" + reference.target + "' has no number");
      if (has_number_format(reference.title)) return {label->goal, best_text(work_, *label)};
      return to_label(node, reference, *label);
    }
    if (reference.title.empty()) return {label->goal, text_inlines(number)};
    if (!has_number_format(reference.title)) return {label->goal, {}};
    return {label->goal, formatted_text(work_, *label, plain_text(reference.title))};
  }

  Reference to_file(const document::Reference& reference, std::uint32_t file) {
    return {Goal{file, {}, {file, 0}},
            reference.title.empty() ? work_.facts.titles[file] : document::Inlines{}};
  }

  Reference resolve_doc(const document::Inline& node, const document::Reference& reference) {
    const Destination destination = read_destination(reference.target);
    const FoundPath found = paths_.find(
        destination.kind == DestinationKind::Local ? destination.path : reference.target, file_);
    if (found.state != PathState::Found) {
      report_path(work_, found, paths_, node.span, reference.target);
      return nowhere(reference);
    }
    if (!destination.fragment.empty()) {
      if (const Label* place = labels_.find_fragment(destination.fragment, found.file)) {
        return to_label(node, reference, *place);
      }
    }
    return to_file(reference, found.file);
  }

  Reference resolve_term(const document::Inline& node, const document::Reference& reference) {
    const Label* term = labels_.find_term(reference.target);
    if (term != nullptr) {
      return {term->goal,
              reference.title.empty() ? text_inlines(reference.target) : document::Inlines{}};
    }
    work_.sink.report(kinds::term_unknown, node.span,
                      "no glossary defines '" + reference.target + "'",
                      work_.hints.did_you_mean(reference.target, [&] { return labels_.terms(); }));
    return nowhere(reference);
  }

  Reference resolve_equation(const document::Inline& node, const document::Reference& reference) {
    const Label* label = labels_.find(reference.target, file_);
    if (label == nullptr) return unknown_label(node, reference);
    if (!reference.title.empty()) return {label->goal, {}};
    const std::string number = number_text(work_, *label);
    return number.empty() ? to_label(node, reference, *label)
                          : Reference{label->goal, text_inlines(number)};
  }

  // A book carries no downloads: the name stays, and what it named is said.
  Reference resolve_download(const document::Inline& node, const document::Reference& reference) {
    const Destination destination = read_destination(reference.target);
    if (destination.kind == DestinationKind::External) {
      return {destination.address,
              reference.title.empty() ? text_inlines(reference.target) : document::Inlines{}};
    }
    const FoundPath found = paths_.find(
        destination.kind == DestinationKind::Local ? destination.path : reference.target, file_);
    if (found.state == PathState::Found) return to_file(reference, found.file);
    if (found.state == PathState::NotInBook) {
      work_.sink.report(kinds::download_left_out, node.span,
                        "the file '" + found.path + "' is named, but a book cannot carry it",
                        "publish it on the web and link to it there");
    } else {
      report_path(work_, found, paths_, node.span, reference.target);
    }
    return nowhere(reference);
  }

  Reference resolve_any(const document::Inline& node, const document::Reference& reference) {
    if (const Label* label = labels_.find(reference.target, file_)) {
      return to_label(node, reference, *label);
    }
    const FoundPath found = paths_.find(reference.target, file_);
    if (found.state == PathState::Found) return to_file(reference, found.file);
    if (const Label* term = labels_.find_term(reference.target)) {
      return {term->goal,
              reference.title.empty() ? text_inlines(reference.target) : document::Inlines{}};
    }
    return unknown_label(node, reference);
  }

  Work& work_;
  const Paths& paths_;
  Labels& labels_;
  std::uint32_t file_;
};

}  // namespace

void resolve_references(Work& work, const Paths& paths, Labels& labels) {
  for (std::uint32_t file = 0; file < work.file_count(); ++file) {
    ReferenceResolver resolver(work, paths, labels, file);
    for (const document::Inline* node : work.surveys[file].references) {
      work.facts.references[node->id] =
          resolver.resolve_reference(*node, std::get<document::Reference>(node->node));
    }
  }
}

}  // namespace diaoban::resolve
