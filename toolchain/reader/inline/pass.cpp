// Implements the inline pass: hides, lets cmark read, and turns its nodes into the tree's.
#include "reader/inline/pass.hpp"

#include <cmark.h>

#include "base/handle.hpp"
#include "reader/inline/build.hpp"
#include "reader/inline/hidden.hpp"

namespace diaoban::reader {

namespace {

// CommonMark's examples (0.31.2 §6.5) want a scheme's or mail address without a path, that is all
// of the text, left as it is, where GFM makes it a link.
bool is_sole_address(const std::vector<const Leaf*>& leaves) {
  if (leaves.size() != 1 || leaves.front()->pieces.size() != 1) return false;
  const std::string_view text = leaves.front()->pieces.front().text;
  if (text.starts_with("www.")) return false;
  return text.find_first_of(" /?*_", text.starts_with("http") ? 8 : 0) == std::string_view::npos;
}

}  // namespace

std::vector<document::Inlines> read_inlines(const std::vector<const Leaf*>& leaves,
                                            const std::string& definitions, Parser& parser) {
  HideOptions options;
  options.math = parser.options().dialect == Dialect::Myst;
  options.roles = parser.options().dialect == Dialect::Myst;
  options.substitutions = parser.options().dialect != Dialect::MdBook;
  options.autolinks = !(parser.options().keep_html && is_sole_address(leaves));
  HiddenText hidden;
  for (const Leaf* leaf : leaves) hide_leaf(hidden, *leaf, options, parser);
  hidden.flat += '\n';
  hidden.flat += definitions;
  const base::Handle<cmark_node, cmark_node_free> tree(
      cmark_parse_document(hidden.flat.data(), hidden.flat.size(), CMARK_OPT_DEFAULT));
  return build_inlines(tree.get(), hidden, parser);
}

}  // namespace diaoban::reader
