// Turns inlines into one styled text.
#pragma once

#include <string>
#include <vector>

#include "typeset/blocks/setter.hpp"

namespace diaoban::typeset {

class Flattener {
 public:
  Flattener(Setter& setter, const BlockPlace& place, std::uint32_t element);

  void add(const document::Inlines& inlines);
  FlatText take();

 private:
  // An element that text and elements go into, in their order.
  struct Host {
    std::uint32_t element = 0;
    // Owner of the plain stretch that goes on: the element itself until another stands in it, then
    // virtual elements between the others.
    std::uint32_t text = UINT32_MAX;
  };

  // What text is set in at a place of the tree.
  struct Look {
    bool emphasis = false;
    bool strong = false;
    bool code = false;
    bool inside_link = false;
    double scale = 1;
    TextStyle style;  // role and size are worked out when text comes
  };

  void add_inline(const document::Inline& node);
  void add_styled(const document::Inline& node, const document::Styled& styled);
  void add_link(const document::Inline& node, const document::Link& link);
  void add_reference(const document::Inline& node, const document::Reference& reference);
  void add_note(const document::Inline& node);
  void add_citation(const document::Inline& node, const document::Citation& citation);
  void add_picture(const document::Inline& node, const document::Image& image);
  void add_ruby(const document::Inline& node, const document::Ruby& ruby);
  void add_literal(std::string text, const document::Inline& node, bool formula);

  void add_text(std::string_view text, diagnostics::Span span);
  void add_linked(const resolve::Reference* goal, const document::Inline& node,
                  const std::string& title, const document::Inlines& children);
  void add_goal(const resolve::Reference& goal, const document::Inline& node,
                const document::Inlines& children, const std::string& description);
  void add_page_number(DestinationId destination);
  void add_mark(const document::Inline& node);
  // The index of a note's lines in the galley; they are set when the first mark comes.
  void add_note_lines(const resolve::Footnote& note, document::NodeId reference, int number);
  Owner text_owner();
  // A new element at the end of the innermost host.
  std::uint32_t add_child(const char* role, document::NodeId node = {});
  // Does `work` with `element` as the host of what comes.
  template <class Work>
  void fill(std::uint32_t element, Work&& work) {
    hosts_.push_back({element, element});
    work();
    hosts_.pop_back();
  }
  std::uint32_t style_index(diagnostics::Span span);

  Setter& setter_;
  const BlockPlace& place_;
  std::uint32_t element_;
  std::vector<Host> hosts_;  // innermost last
  Look look_;
  FlatText flat_;
};

// The role that sets emphasised or strong text or code in text of `base`.
std::string role_of(const std::string& base, bool emphasis, bool strong, bool code);

}  // namespace diaoban::typeset
