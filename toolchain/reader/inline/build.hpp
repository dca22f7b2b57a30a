// From cmark's inlines of one leaf to the tree's.
#pragma once

#include <cmark.h>

#include "reader/inline/hidden.hpp"
#include "reader/parser.hpp"

namespace diaoban::reader {

// The inlines below `heading`, the block that leaf number `leaf` has become.
document::Inlines build_inlines(cmark_node* heading, std::uint32_t leaf, const HiddenText& hidden,
                                Parser& parser);

// The inlines of a hidden construct (hidden_nodes.cpp).
document::Inlines read_hidden(const Sentinel& sentinel, const HiddenText& hidden, Parser& parser);

}  // namespace diaoban::reader
