// Implements the measuring of inlines and blocks.
#include "typeset/inline/measure_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "document/visit.hpp"
#include "document/walk.hpp"
#include "typeset/blocks/picture_size.hpp"
#include "typeset/inline/flatten.hpp"

namespace diaoban::typeset {
namespace {

constexpr double least_picture = 40;  // points
constexpr double least_listing = 120;

class Measurer {
 public:
  Measurer(Setter& setter, const BlockPlace& place) : setter_(setter), place_(place) {}

  Widths of(const document::Inlines& inlines) {
    text_ = {};
    TextStyle style;
    style.role = place_.look.role;
    style.size = place_.look.size.pt();
    text_.styles.push_back(style);
    style.code = true;
    style.role = role_of(place_.look.role, false, false, true);
    style.size *= setter_.theme().inline_code_em;
    text_.styles.push_back(style);
    picture_ = 0;
    add(inlines);
    Widths widths = setter_.compositor().measure(text_, setter_.paragraph_style(place_));
    widths.natural += picture_;
    widths.least = std::max(widths.least, std::min(picture_, least_picture));
    return widths;
  }

 private:
  void add(const document::Inlines& inlines) {
    for (const document::Inline& node : inlines) add(node);
  }

  void add(const document::Inline& node) {
    const auto& references = setter_.book().input.facts.references;
    const auto linked = [&](const document::Inlines& children, const std::string& otherwise) {
      const auto goal = references.find(node.id);
      const bool has_text = goal != references.end() && !goal->second.text.empty();
      if (has_text) {
        add(goal->second.text);
      } else if (children.empty()) {
        text_.append(otherwise, 0);
      } else {
        add(children);
      }
    };
    document::visit(
        node, [&](const document::Text& n) { text_.append(n.text, 0); },
        [&](const document::SoftBreak& n) {
          if (!n.joined) text_.append(" ", 0);
        },
        [&](const document::HardBreak&) { text_.append("\n", 0); },
        [&](const document::Styled& n) { add(n.children); },
        [&](const document::Literal& n) { text_.append(n.text, 1); },
        [&](const document::Link& n) { linked(n.children, n.destination); },
        [&](const document::Image& n) {
          const auto picture = setter_.find_picture(n.source);
          picture_ +=
              picture_size(*picture, node.attributes, place_.width, 1e5, place_.look.size.pt())
                  .width;
        },
        [&](const document::Reference& n) { linked(n.title, n.target); },
        [&](const document::FootnoteReference&) { text_.append("①", 0); },
        [&](const document::Citation&) { linked({}, "[00]"); },
        [&](const document::Math& n) { text_.append(n.tex, 1); },
        [&](const document::Abbreviation& n) { text_.append(n.text, 0); },
        [&](const document::Ruby& n) {
          for (const auto& [base, reading] : n.pairs) text_.append(base, 0);
        },
        [](const document::IndexMark&) {}, [&](const document::Bracketed& n) { add(n.children); },
        [](const document::RawInline&) {});
  }

  Setter& setter_;
  const BlockPlace& place_;
  ParagraphText text_;
  double picture_ = 0;
};

double columns_of(const std::string& code) {
  double most = 0;
  double columns = 0;
  for (const char32_t c : base::code_points(code)) {
    columns = c == U'\n' ? 0 : columns + (c > 0x2E7F ? 2 : 1);
    most = std::max(most, columns);
  }
  return most;
}

}  // namespace

Widths measure_blocks(Setter& setter, const document::Blocks& blocks, const BlockPlace& place) {
  Widths widths;
  Measurer measurer(setter, place);
  const auto raise = [&](const Widths& more, double indent) {
    widths.least = std::max(widths.least, more.least + indent);
    widths.natural = std::max(widths.natural, more.natural + indent);
  };
  const double em = place.look.size.pt();
  document::Walker walker;
  walker.block = [&](const document::Block& block) {
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node)) {
      const bool is_outer = std::any_of(blocks.begin(), blocks.end(),
                                        [&](const auto& outer) { return &outer == &block; });
      raise(measurer.of(paragraph->children), is_outer ? 0 : 2 * em);
    } else if (const auto* heading = std::get_if<document::Heading>(&block.node)) {
      raise(measurer.of(heading->children), 0);
    } else if (const auto* code = std::get_if<document::CodeBlock>(&block.node)) {
      const double width = columns_of(code->text) * setter.theme().listing.size.pt() / 2 + 20;
      raise({std::min(width, least_listing), width}, 0);
    } else if (std::holds_alternative<document::Table>(block.node)) {
      raise({least_listing, place.width}, 0);
    }
  };
  document::walk(blocks, walker);
  return widths;
}

}  // namespace diaoban::typeset
