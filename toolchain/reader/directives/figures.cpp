// Pictures: figure, image, and figure-md, whose body is a picture and its caption.
#include <array>

#include "reader/directive.hpp"

namespace diaoban::reader {

namespace {

using document::Block;
using document::Blocks;

// A paragraph of one picture, as image and figure name it.
Block picture_paragraph(const Directive& directive) {
  document::Image image;
  image.source = directive.argument.text;
  image.alternative = directive.value("alt");
  document::Inline node{{}, directive.argument.span(), {}, std::move(image)};
  for (const std::string_view key : {"width", "height", "scale"}) {
    if (directive.has(key)) {
      node.attributes.edit().values[std::string(key)] = directive.value(key);
    }
  }
  if (directive.has("target")) {
    document::Link link;
    link.destination = directive.value("target");
    link.children.push_back(std::move(node));
    node = {{}, directive.option("target")->value_span(), {}, std::move(link)};
  }
  document::Paragraph paragraph;
  paragraph.children.push_back(std::move(node));
  return {{}, directive.argument.span(), {}, std::move(paragraph)};
}

Blocks read_image(const Directive& directive, Parser& parser) {
  if (!require_argument(directive, parser)) return parser.blocks(directive.body);
  document::Figure figure;
  figure.content.push_back(picture_paragraph(directive));
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(figure)));
  for (Block& block : parser.blocks(directive.body)) blocks.push_back(std::move(block));
  return blocks;
}

// Takes the first paragraph of `body` as caption; what follows is the legend.
void take_caption(Blocks body, document::Figure& figure) {
  for (Block& block : body) {
    auto* paragraph = std::get_if<document::Paragraph>(&block.node);
    if (figure.caption.empty() && figure.legend.empty() && paragraph != nullptr) {
      figure.caption = std::move(paragraph->children);
    } else {
      figure.legend.push_back(std::move(block));
    }
  }
}

Blocks read_figure(const Directive& directive, Parser& parser) {
  document::Figure figure;
  Blocks body = parser.blocks(directive.body);
  if (!directive.argument.empty()) {
    figure.content.push_back(picture_paragraph(directive));
  } else if (!body.empty()) {
    // Without a path the content is the body's first block.
    figure.content.push_back(std::move(body.front()));
    body.erase(body.begin());
  } else {
    require_argument(directive, parser);
  }
  take_caption(std::move(body), figure);
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(figure)));
  take_placement(directive, blocks.back(), parser);
  return blocks;
}

// ```{figure-md} name
// ![alt](path)
//
// Caption
// ```
// A line end is enough between picture and caption: the picture's line is a paragraph of its own.
Blocks read_figure_md(const Directive& directive, Parser& parser) {
  document::Figure figure;
  Lines content;
  Lines rest;
  for (const Line& line : directive.body) {
    const bool first_paragraph = rest.empty() && !is_blank(line.text);
    if (content.empty() || (first_paragraph && content.size() < 2 &&
                            !content.front().trimmed().text.starts_with("!["))) {
      content.push_back(line);
    } else {
      rest.push_back(line);
    }
  }
  const bool picture = !content.empty() && (content.front().trimmed().text.starts_with("![") ||
                                            content.front().trimmed().text.starts_with("<img"));
  if (picture) {
    figure.content = parser.blocks(content);
    take_caption(parser.blocks(rest), figure);
  } else {
    Blocks body = parser.blocks(directive.body);
    if (!body.empty()) {
      figure.content.push_back(std::move(body.front()));
      body.erase(body.begin());
    }
    take_caption(std::move(body), figure);
  }
  Block block = directive_block(directive, std::move(figure));
  if (!directive.argument.empty() && block.attributes.get().id.empty()) {
    block.attributes.edit().id = directive.argument.text;
  }
  take_placement(directive, block, parser);
  for (const std::string_view key : {"width", "height"}) {
    if (directive.has(key)) {
      block.attributes.edit().values[std::string(key)] = directive.value(key);
    }
  }
  Blocks blocks;
  blocks.push_back(std::move(block));
  return blocks;
}

constexpr std::array entries = {
    DirectiveEntry{"image", read_image, "alt width height scale target loading", false},
    DirectiveEntry{
        "figure", read_figure,
        "alt width height scale target figwidth figclass loading kind enumerated placement", false},
    DirectiveEntry{"figure-md", read_figure_md, "width height placement", false},
};

}  // namespace

std::span<const DirectiveEntry> figure_directives() { return entries; }

}  // namespace diaoban::reader
