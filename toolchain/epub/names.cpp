// Implements the names of nodes in XHTML.
#include "epub/names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace diaoban::epub {

using namespace document;

StyleTag style_tag(Style style) {
  switch (style) {
    case Style::Emphasis:
      return {"em", ""};
    case Style::Strong:
      return {"strong", ""};
    case Style::Strikethrough:
      return {"s", ""};
    case Style::Underline:
      return {"u", ""};
    case Style::Inserted:
      return {"ins", ""};
    case Style::Highlight:
      return {"mark", ""};
    case Style::Small:
      return {"small", ""};
    case Style::SmallCaps:
      return {"span", "small-caps"};
    case Style::Superscript:
      return {"sup", ""};
    case Style::Subscript:
      return {"sub", ""};
    case Style::EmphasisDot:
      return {"em", "dot"};
    case Style::ProperName:
      return {"u", "proper-name"};
    case Style::WorkTitle:
      return {"cite", "work-title"};
    case Style::Quoted:
      return {"q", ""};
  }
  return {"span", ""};
}

LiteralTag literal_tag(LiteralKind kind) {
  switch (kind) {
    case LiteralKind::Code:
      return {"code", ""};
    case LiteralKind::Keyboard:
      return {"kbd", ""};
    case LiteralKind::Sample:
      return {"samp", ""};
    case LiteralKind::File:
      return {"code", "file"};
    case LiteralKind::Command:
      return {"code", "command"};
    case LiteralKind::Program:
      return {"code", "program"};
    case LiteralKind::Option:
      return {"code", "option"};
    case LiteralKind::Variable:
      return {"var", ""};
    case LiteralKind::Menu:
      return {"span", "menu"};
    case LiteralKind::Label:
      return {"span", "ui-label"};
  }
  return {"code", ""};
}

const char* admonition_name(AdmonitionKind kind) {
  switch (kind) {
    case AdmonitionKind::Note:
      return "note";
    case AdmonitionKind::Important:
      return "important";
    case AdmonitionKind::Hint:
      return "hint";
    case AdmonitionKind::Tip:
      return "tip";
    case AdmonitionKind::SeeAlso:
      return "seealso";
    case AdmonitionKind::Todo:
      return "todo";
    case AdmonitionKind::Attention:
      return "attention";
    case AdmonitionKind::Caution:
      return "caution";
    case AdmonitionKind::Warning:
      return "warning";
    case AdmonitionKind::Danger:
      return "danger";
    case AdmonitionKind::Error:
      return "error";
    case AdmonitionKind::Generic:
      return "";
    case AdmonitionKind::VersionAdded:
      return "versionadded";
    case AdmonitionKind::VersionChanged:
      return "versionchanged";
    case AdmonitionKind::Deprecated:
      return "deprecated";
    case AdmonitionKind::VersionRemoved:
      return "versionremoved";
  }
  return "";
}

const char* panel_name(PanelKind kind) {
  switch (kind) {
    case PanelKind::Sidebar:
      return "sidebar";
    case PanelKind::Margin:
      return "margin";
    case PanelKind::Topic:
      return "topic";
    case PanelKind::Aside:
      return "aside";
    case PanelKind::Card:
      return "card";
    case PanelKind::Tab:
      return "tab";
    case PanelKind::Dropdown:
      return "dropdown";
  }
  return "aside";
}

const char* quote_name(QuoteKind kind) {
  switch (kind) {
    case QuoteKind::Plain:
      return "";
    case QuoteKind::Epigraph:
      return "epigraph";
    case QuoteKind::PullQuote:
      return "pull-quote";
    case QuoteKind::Highlights:
      return "highlights";
  }
  return "";
}

const char* numbering_type(NumberStyle style) {
  switch (style) {
    case NumberStyle::Decimal:
      return "";
    case NumberStyle::LowerLetter:
      return "a";
    case NumberStyle::UpperLetter:
      return "A";
    case NumberStyle::LowerRoman:
      return "i";
    case NumberStyle::UpperRoman:
      return "I";
  }
  return "";
}

const char* alignment_name(Alignment alignment) {
  switch (alignment) {
    case Alignment::Default:
      return "";
    case Alignment::Left:
      return "left";
    case Alignment::Center:
      return "center";
    case Alignment::Right:
      return "right";
  }
  return "";
}

std::string proof_word(const std::string& kind) {
  static constexpr std::array<std::string_view, 17> words{
      "algorithm",  "assumption",  "axiom",    "conjecture", "corollary",   "criterion",
      "definition", "example",     "exercise", "lemma",      "observation", "proof",
      "property",   "proposition", "remark",   "solution",   "theorem"};
  return std::binary_search(words.begin(), words.end(), kind) ? kind : "theorem";
}

const char* token_class(highlight::TokenClass kind) {
  using highlight::TokenClass;
  switch (kind) {
    case TokenClass::Plain:
      return nullptr;
    case TokenClass::Keyword:
      return "t-keyword";
    case TokenClass::Type:
      return "t-type";
    case TokenClass::Function:
      return "t-function";
    case TokenClass::Variable:
      return "t-variable";
    case TokenClass::Number:
      return "t-number";
    case TokenClass::String:
      return "t-string";
    case TokenClass::Character:
      return "t-character";
    case TokenClass::Comment:
      return "t-comment";
    case TokenClass::Preprocessor:
      return "t-preprocessor";
    case TokenClass::Operator:
      return "t-operator";
    case TokenClass::Attribute:
      return "t-attribute";
    case TokenClass::Inserted:
      return "t-inserted";
    case TokenClass::Deleted:
      return "t-deleted";
    case TokenClass::Prompt:
      return "t-prompt";
    case TokenClass::Output:
      return "t-output";
    case TokenClass::Error:
      return "t-error";
  }
  return nullptr;
}

}  // namespace diaoban::epub
