// Implements the inline pass: hides, lets cmark read, and turns its nodes into the tree's.
#include "reader/inline/pass.hpp"

#include <cmark.h>

#include "base/handle.hpp"
#include "reader/inline/build.hpp"
#include "reader/inline/hidden.hpp"
#include "reader/syntax.hpp"

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

HideOptions hide_options(const ReadOptions& given, const std::vector<const Leaf*>& leaves) {
  const Dialect dialect = given.dialect;
  const bool extended = dialect != Dialect::CommonMark;
  HideOptions options;
  options.math = reads_math(given);
  options.math_mark = math_mark(given);
  options.empty_math = dialect == Dialect::MdBook;
  options.roles = reads_myst(given);
  options.substitutions = reads_substitutions(given);
  const bool sole = dialect == Dialect::Myst && given.keep_html && is_sole_address(leaves);
  options.autolinks = extended && !sole;
  options.domains = given.syntax.linkify;
  options.deletions = extended;
  options.tilde_runs = dialect == Dialect::Sphinx;
  options.subscripts = given.syntax.subscript && dialect != Dialect::MdBook;
  options.script_runs = given.syntax.subscript && dialect == Dialect::MdBook;
  options.attributes = extended && dialect != Dialect::Gfm;
  options.quotes = given.syntax.smartquotes || given.syntax.replacements;
  return options;
}

}  // namespace

std::vector<document::Inlines> read_inlines(const std::vector<const Leaf*>& leaves,
                                            const std::string& definitions, Parser& parser) {
  const HideOptions options = hide_options(parser.options(), leaves);
  HiddenText hidden;
  for (const Leaf* leaf : leaves) hide_leaf(hidden, *leaf, options, parser);
  hidden.flat += '\n';
  hidden.flat += definitions;
  const base::Handle<cmark_node, cmark_node_free> tree(cmark_parse_document(
      hidden.flat.data(), hidden.flat.size(),
      parser.options().syntax.smart_punctuation ? CMARK_OPT_SMART : CMARK_OPT_DEFAULT));
  return build_inlines(tree.get(), hidden, parser);
}

}  // namespace diaoban::reader
