// Quotations of their own: epigraph, pull-quote, highlights, blockquote, with attribution.
#include "reader/directive.hpp"

namespace diaoban::reader {
namespace {

using document::Blocks;
using document::QuoteKind;

// Bytes of the mark that begins an attribution: "--", "---" or an em dash, then text. 0: none.
std::size_t attribution_mark(std::string_view text) {
  for (const std::string_view mark : {"---", "--", "——", "—"}) {
    if (!text.starts_with(mark)) continue;
    const std::size_t begin = text.find_first_not_of(" \t", mark.size());
    return begin == std::string_view::npos || text[begin] == '-' ? 0 : begin;
  }
  return 0;
}

// Takes the attribution off the end of `body`: its last paragraph when that begins with the mark,
// or its last line.
Lines take_attribution(Lines& body) {
  while (!body.empty() && is_blank(body.back().text)) body.pop_back();
  for (std::size_t i = body.size(); i-- > 0 && !is_blank(body[i].text);) {
    const Line line = body[i].trimmed();
    const std::size_t mark = attribution_mark(line.text);
    if (mark == 0) continue;
    Lines attribution = {line.slice(mark)};
    for (std::size_t k = i + 1; k < body.size(); ++k) attribution.push_back(body[k].trimmed());
    body.resize(i);
    return attribution;
  }
  return {};
}

template <QuoteKind kind>
Blocks read_quote(const Directive& directive, Parser& parser) {
  document::Quote quote;
  quote.kind = kind;
  Lines body = body_with_argument(directive);
  quote.attribution = parser.inlines(take_attribution(body));
  quote.blocks = parser.blocks(body);
  Blocks blocks;
  blocks.push_back(directive_block(directive, std::move(quote)));
  return blocks;
}

constexpr DirectiveEntry entries[] = {
    {"epigraph", read_quote<QuoteKind::Epigraph>, "", false},
    {"pull-quote", read_quote<QuoteKind::PullQuote>, "", false},
    {"pullquote", read_quote<QuoteKind::PullQuote>, "", false},
    {"highlights", read_quote<QuoteKind::Highlights>, "", false},
    {"blockquote", read_quote<QuoteKind::Plain>, "", false},
    {"quote", read_quote<QuoteKind::Plain>, "", false},
};

}  // namespace

std::span<const DirectiveEntry> quote_directives() { return entries; }

}  // namespace diaoban::reader
