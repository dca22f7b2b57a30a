// Implements the colours of code.
#include "typeset/blocks/listing_colors.hpp"

namespace diaoban::typeset {

using highlight::TokenClass;
using project::Color;

namespace {

TokenLook light_look(TokenClass kind, Color ink) {
  switch (kind) {
    case TokenClass::Plain:
    case TokenClass::Variable:
    case TokenClass::Operator:
      return {ink};
    case TokenClass::Keyword:
      return {Color{0x8a, 0x1f, 0x5c}};
    case TokenClass::Type:
      return {Color{0x1b, 0x5e, 0x6f}};
    case TokenClass::Function:
      return {Color{0x1f, 0x4e, 0x79}};
    case TokenClass::Number:
      return {Color{0x8a, 0x4b, 0x08}};
    case TokenClass::String:
    case TokenClass::Character:
      return {Color{0x3b, 0x6a, 0x1e}};
    case TokenClass::Comment:
      return {Color{0x63, 0x63, 0x5c}};
    case TokenClass::Preprocessor:
    case TokenClass::Attribute:
      return {Color{0x7a, 0x52, 0x00}};
    case TokenClass::Inserted:
      return {Color{0x2f, 0x6b, 0x3c}};
    case TokenClass::Deleted:
    case TokenClass::Error:
      return {Color{0xa8, 0x2c, 0x18}};
    case TokenClass::Prompt:
      return {Color{0x63, 0x63, 0x5c}, true};
    case TokenClass::Output:
      return {Color{0x4a, 0x4a, 0x46}};
  }
  return {ink};
}

TokenLook print_look(TokenClass kind, Color ink) {
  switch (kind) {
    case TokenClass::Keyword:
    case TokenClass::Inserted:
    case TokenClass::Prompt:
      return {ink, true};
    case TokenClass::Comment:
    case TokenClass::Deleted:
      return {Color{0x5c, 0x5c, 0x5c}};
    case TokenClass::String:
    case TokenClass::Character:
    case TokenClass::Output:
      return {Color{0x40, 0x40, 0x40}};
    case TokenClass::Plain:
    case TokenClass::Type:
    case TokenClass::Function:
    case TokenClass::Variable:
    case TokenClass::Number:
    case TokenClass::Preprocessor:
    case TokenClass::Operator:
    case TokenClass::Attribute:
    case TokenClass::Error:
      return {ink};
  }
  return {ink};
}

}  // namespace

TokenLook token_look(TokenClass kind, std::string_view theme, Color ink) {
  return theme == "print" ? print_look(kind, ink) : light_look(kind, ink);
}

}  // namespace diaoban::typeset
