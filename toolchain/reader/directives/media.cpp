// What only a screen plays or another program draws: iframe, video, embed. Its address is kept.
#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

using document::Block;
using document::Blocks;

// The address of what a directive names; services of videos name theirs by an id.
std::string address_of(const Directive& directive) {
  const std::string argument(directive.argument.text);
  if (argument.find("://") != std::string::npos) return argument;
  if (directive.name == "youtube") return "https://www.youtube.com/watch?v=" + argument;
  if (directive.name == "vimeo") return "https://vimeo.com/" + argument;
  return argument;
}

// A link with the title, the caption (the body) below it.
Blocks read_media(const Directive& directive, Parser& parser) {
  if (!require_argument(directive, parser)) return parser.blocks(directive.body);
  parser.report(kinds::media_as_link, directive.name_span,
                "'" + directive.name + "' is shown as a link");
  const Span span = directive.argument.span();
  document::Link link;
  link.destination = address_of(directive);
  const std::string title = directive.value("title");
  link.automatic = title.empty();
  link.children.push_back({{}, span, {}, document::Text{title.empty() ? link.destination : title}});
  document::Inlines content;
  content.push_back({{}, span, {}, std::move(link)});
  Blocks blocks;
  blocks.push_back(directive_block(directive, document::Paragraph{std::move(content)}));
  for (Block& more : parser.blocks(directive.body)) blocks.push_back(std::move(more));
  return blocks;
}

// mystmd's ```{embed} #label: the place itself cannot be repeated in a book; a reference to it can.
Blocks read_embed(const Directive& directive, Parser& parser) {
  if (!require_argument(directive, parser)) return {};
  parser.report(kinds::media_as_link, directive.name_span,
                "'" + directive.name + "' is shown as a reference");
  document::Reference reference;
  reference.kind = document::ReferenceKind::Any;
  reference.role = "any";
  reference.target = directive.argument.text;
  if (reference.target.starts_with('#')) reference.target.erase(0, 1);
  document::Inlines content;
  content.push_back({{}, directive.argument.span(), {}, std::move(reference)});
  Blocks blocks;
  blocks.push_back(directive_block(directive, document::Paragraph{std::move(content)}));
  return blocks;
}

constexpr std::string_view any = "*";

constexpr DirectiveEntry entries[] = {
    {"iframe", read_media, any, false},  {"video", read_media, any, false},
    {"youtube", read_media, any, false}, {"vimeo", read_media, any, false},
    {"audio", read_media, any, false},   {"embed", read_embed, any, false},
};

}  // namespace

std::span<const DirectiveEntry> media_directives() { return entries; }

}  // namespace diaoban::reader
