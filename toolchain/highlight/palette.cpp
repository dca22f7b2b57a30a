// Implements the colours of code.
#include "highlight/palette.hpp"

namespace diaoban::highlight {
namespace {

CodeLook light_look(TokenClass kind) {
  switch (kind) {
    case TokenClass::Plain:
    case TokenClass::Variable:
    case TokenClass::Operator:
      return {};
    case TokenClass::Keyword:
      return {CodeColor{0x8a, 0x1f, 0x5c}};
    case TokenClass::Type:
      return {CodeColor{0x1b, 0x5e, 0x6f}};
    case TokenClass::Function:
      return {CodeColor{0x1f, 0x4e, 0x79}};
    case TokenClass::Number:
      return {CodeColor{0x8a, 0x4b, 0x08}};
    case TokenClass::String:
    case TokenClass::Character:
      return {CodeColor{0x3b, 0x6a, 0x1e}};
    case TokenClass::Comment:
      return {CodeColor{0x63, 0x63, 0x5c}};
    case TokenClass::Preprocessor:
    case TokenClass::Attribute:
      return {CodeColor{0x7a, 0x52, 0x00}};
    case TokenClass::Inserted:
      return {CodeColor{0x2f, 0x6b, 0x3c}};
    case TokenClass::Deleted:
    case TokenClass::Error:
      return {CodeColor{0xa8, 0x2c, 0x18}};
    case TokenClass::Prompt:
      return {CodeColor{0x63, 0x63, 0x5c}, true};
    case TokenClass::Output:
      return {CodeColor{0x4a, 0x4a, 0x46}};
  }
  return {};
}

CodeLook print_look(TokenClass kind) {
  switch (kind) {
    case TokenClass::Keyword:
    case TokenClass::Inserted:
    case TokenClass::Prompt:
      return {std::nullopt, true};
    case TokenClass::Comment:
    case TokenClass::Deleted:
      return {CodeColor{0x5c, 0x5c, 0x5c}};
    case TokenClass::String:
    case TokenClass::Character:
    case TokenClass::Output:
      return {CodeColor{0x40, 0x40, 0x40}};
    case TokenClass::Plain:
    case TokenClass::Type:
    case TokenClass::Function:
    case TokenClass::Variable:
    case TokenClass::Number:
    case TokenClass::Preprocessor:
    case TokenClass::Operator:
    case TokenClass::Attribute:
    case TokenClass::Error:
      return {};
  }
  return {};
}

}  // namespace

CodeLook code_look(TokenClass kind, std::string_view theme) {
  return theme == "print" ? print_look(kind) : light_look(kind);
}

}  // namespace diaoban::highlight
