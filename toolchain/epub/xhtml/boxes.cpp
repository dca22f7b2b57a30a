// Admonitions, panels and proofs: titled blocks that hold blocks.
#include "epub/names.hpp"
#include "epub/xhtml/chapter.hpp"

namespace diaoban::epub::xhtml {

using namespace document;

namespace {

struct Semantics {
  const char* element;
  const char* type;  // epub:type, "" for none
  const char* role;  // ARIA
};

// Advice stands beside the text, a warning is a part of it (DPUB-ARIA doc-tip, doc-notice).
Semantics semantics_of(AdmonitionKind kind) {
  switch (kind) {
    case AdmonitionKind::Hint:
    case AdmonitionKind::Tip:
      return {"aside", "tip", "doc-tip"};
    case AdmonitionKind::Important:
    case AdmonitionKind::Attention:
    case AdmonitionKind::Caution:
    case AdmonitionKind::Warning:
    case AdmonitionKind::Danger:
    case AdmonitionKind::Error:
      return {"section", "notice", "doc-notice"};
    case AdmonitionKind::Note:
    case AdmonitionKind::SeeAlso:
    case AdmonitionKind::Todo:
    case AdmonitionKind::Generic:
    case AdmonitionKind::VersionAdded:
    case AdmonitionKind::VersionChanged:
    case AdmonitionKind::Deprecated:
    case AdmonitionKind::VersionRemoved:
      break;
  }
  return {"aside", "", "note"};
}

}  // namespace

void ChapterWriter::write_title(Node parent, std::string_view class_name, const std::string& number,
                                const Inlines& title, Context context) {
  if (number.empty() && title.empty()) return;
  Node element = add(parent, "p", class_name);
  context.tight = false;
  if (!number.empty()) add_text(add(element, "span", "number"), number);
  if (!number.empty() && !title.empty()) add_text(element, " ");
  write_inlines(element, title, context);
}

void ChapterWriter::write_admonition(Node parent, const Block& block, const Admonition& admonition,
                                     Context context) {
  const std::string name = admonition_name(admonition.kind);
  const Semantics semantics = semantics_of(admonition.kind);
  Node element = add(parent, context.flowing ? semantics.element : "div",
                     name.empty() ? "admonition" : "admonition " + name);
  mark(element, block, context);
  if (context.flowing) {
    if (*semantics.type) set(element, "epub:type", semantics.type);
    set(element, "role", semantics.role);
  }
  context.tight = false;
  const std::string kind = resolve::admonition_title(shared_.language(), admonition);
  write_title(element, "admonition-title", admonition.title.empty() ? kind : "", admonition.title,
              context);
  write_blocks(element, admonition.blocks, context);
}

void ChapterWriter::write_panel(Node parent, const Block& block, const Panel& panel,
                                Context context) {
  const bool is_aside = panel.kind == PanelKind::Sidebar || panel.kind == PanelKind::Margin ||
                        panel.kind == PanelKind::Aside || panel.kind == PanelKind::Topic;
  Node element = add(parent, context.flowing && is_aside ? "aside" : "div",
                     std::string("panel ") + panel_name(panel.kind));
  mark(element, block, context);
  context.tight = false;
  write_title(element, "panel-title", "", panel.title, context);
  write_blocks(element, panel.blocks, context);
  write_title(element, "panel-footer", "", panel.footer, context);
}

void ChapterWriter::write_proof(Node parent, const Block& block, const Proof& proof,
                                Context context) {
  Node element = add(parent, "div", "proof");
  mark(element, block, context);
  context.tight = false;
  const auto found = shared_.input.facts.numbers.find(block.id);
  const std::string label = found == shared_.input.facts.numbers.end()
                                ? resolve::word(shared_.language(), proof_word(proof.kind))
                                : found->second.label;
  write_title(element, "proof-title", label, proof.title, context);
  write_blocks(element, proof.blocks, context);
}

}  // namespace diaoban::epub::xhtml
