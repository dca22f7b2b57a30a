// From cmark's inlines of one leaf to the tree's.
#pragma once

#include <cmark.h>

#include "reader/inline/hidden.hpp"
#include "reader/parser.hpp"

namespace diaoban::reader {

// The inlines of every leaf; the n-th child of `root` is the block that leaf n has become.
std::vector<document::Inlines> build_inlines(cmark_node* root, const HiddenText& hidden,
                                             Parser& parser);

// The inlines of a hidden construct (hidden_nodes.cpp).
document::Inlines read_hidden(const Sentinel& sentinel, const HiddenText& hidden, Parser& parser);

}  // namespace diaoban::reader
