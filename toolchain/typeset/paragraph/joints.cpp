// What stands between two atoms: blanks of punctuation trimmed (CLREQ 3.1.6), the space between Han
// and Latin (CLREQ 3.2.3), word spaces, and how much each may give or take (CLREQ 3.2.4).
#include <algorithm>

#include "fonts/region.hpp"
#include "typeset/paragraph/material.hpp"
#include "typeset/paragraph/slack.hpp"

namespace diaoban::typeset::paragraph {
namespace {

// Em fractions.
constexpr float least_word_space = 0.25F;  // CLREQ: a word space shrinks to a quarter …
constexpr float most_word_space = 0.5F;    // … and stretches to a half
constexpr float least_han_latin = 0.125F;
constexpr float most_han_latin = 1.0F / 3;
constexpr float latin_space_shrink = 0.25F;  // of itself, in a paragraph of Latin

enum class Style { Full, Kaiming, Half, LineEndHalf };

Style style_named(const std::string& name) {
  if (name == "kaiming") return Style::Kaiming;
  if (name == "half") return Style::Half;
  if (name == "line-end-half") return Style::LineEndHalf;
  return Style::Full;
}

Slack class_of(Kind kind) {
  switch (kind) {
    case Kind::Comma:
      return Slack::Comma;
    case Kind::Stop:
      return Slack::Stop;
    case Kind::Interpunct:
      return Slack::Interpunct;
    default:
      return Slack::Bracket;
  }
}

bool is_closing_or_stop(Kind kind) {
  return kind == Kind::Close || kind == Kind::Comma || kind == Kind::Stop;
}

bool is_exclamation(const ParagraphText& text, const Atom& atom) {
  const std::string_view c = std::string_view(text.text).substr(atom.begin, atom.end - atom.begin);
  return c == "！" || c == "？";
}

// The kinds that a Han beside Latin is one of: no punctuation, no Hangul (which has its spaces).
bool is_han_side(Kind kind) { return kind == Kind::Han; }

class Joiner {
 public:
  Joiner(Material& material, const ParagraphText& text, const ParagraphStyle& paragraph)
      : material_(material),
        text_(text),
        paragraph_(paragraph),
        style_(style_named(paragraph.look.punctuation)),
        simplified_(fonts::han_form(paragraph.language) == "zh-Hans"),
        cjk_(fonts::is_cjk_language(paragraph.language) &&
             fonts::han_form(paragraph.language) != "ko") {}

  void join() {
    trim_by_style();
    for (std::size_t i = 0; i + 1 < material_.atoms.size(); ++i) {
      if (material_.joints[i].kind == Break::Mandatory) continue;
      join(material_.atoms[i], material_.atoms[i + 1], material_.joints[i]);
    }
  }

 private:
  const TextStyle& style_of(const Atom& atom) const { return text_.styles[atom.style]; }
  float em() const { return static_cast<float>(paragraph_.em); }

  // Blanks that a style never has are gone before anything is joined.
  void trim_by_style() {
    for (std::size_t i = 0; i < material_.atoms.size(); ++i) {
      Atom& atom = material_.atoms[i];
      if (!is_mark(atom.kind) || style_of(atom).code) continue;
      const bool keeps = style_ == Style::Full || style_ == Style::LineEndHalf ||
                         (style_ == Style::Kaiming && atom.kind == Kind::Stop);
      if (!keeps && atom.kind != Kind::Interpunct) atom.before = atom.after = atom.beside = 0;
    }
    if (simplified_) trim_exclamations();
  }

  // ！！ and ？！ are one em together, three of them two (GB/T 15834-2011 5.1.2).
  void trim_exclamations() {
    std::size_t run = 0;
    for (std::size_t i = 0; i < material_.atoms.size(); ++i) {
      Atom& atom = material_.atoms[i];
      const bool counts =
          atom.kind == Kind::Stop && is_exclamation(text_, atom) && !style_of(atom).code;
      run = counts ? run + 1 : 0;
      if (!counts) continue;
      const bool goes_on = i + 1 < material_.atoms.size() &&
                           material_.atoms[i + 1].kind == Kind::Stop &&
                           is_exclamation(text_, material_.atoms[i + 1]);
      if (!goes_on && run % 2 == 0) atom.after = 0;
    }
  }

  void join(const Atom& a, const Atom& b, Joint& joint) {
    const bool plain = a.kind == Kind::Han && b.kind == Kind::Han && !joint.spaced;
    if (plain && !style_of(a).code && !style_of(b).code) {
      joint.gap = 1;
      joint.place = true;
      return;
    }
    const bool same_word = a.word != nullptr && a.word == b.word && a.word_begin == b.word_begin &&
                           a.word_end == b.word_end && a.kind == Kind::Letter;
    if (same_word) return;
    const bool marks = is_mark(a.kind) || is_mark(b.kind);
    if (style_of(a).code && style_of(b).code) {
      join_in_code(a, b, joint);
      return;
    }
    if (joint.spaced) {
      join_over_space(a, b, joint, marks);
    } else if (marks) {
      join_marks(a, b, joint);
    } else if (needs_han_latin(a, b, false)) {
      set_han_latin(joint);
    }
    joint.gap = opening(a, b, joint);
    joint.place = joint.gap > 0 || joint.stretch > 0 || joint.spaced;
  }

  // Literals stay as they are, but for two marks side by side.
  void join_in_code(const Atom& a, const Atom& b, Joint& joint) const {
    joint.space += a.after + b.before;
    joint.place = joint.spaced;
    if (joint.spaced || !is_mark(a.kind) || !is_mark(b.kind)) return;
    joint.space -= blank_that_goes(a, b);
  }

  // Of the blank between two marks, half an em at most.
  float blank_that_goes(const Atom& a, const Atom& b) const {
    const float blank = a.after + a.beside + b.before + b.beside;
    return std::min(blank, static_cast<float>(style_of(a).size) / 2);
  }

  // A typed space beside punctuation of Chinese is not shown: the mark has its own. Between Han and
  // Latin it becomes the space that every such place has.
  void join_over_space(const Atom& a, const Atom& b, Joint& joint, bool marks) {
    if (cjk_ && marks && (has_blank_after(a) || has_blank_before(b))) {
      joint.space = 0;
      join_marks(a, b, joint);
    } else if (needs_han_latin(a, b, true)) {
      set_han_latin(joint);
    } else {
      if (marks) join_marks(a, b, joint);
      set_word_space(joint);
    }
  }

  bool has_blank_after(const Atom& a) const {
    return is_closing_or_stop(a.kind) || a.kind == Kind::Open;
  }
  bool has_blank_before(const Atom& b) const {
    return is_closing_or_stop(b.kind) || b.kind == Kind::Open;
  }

  void set_word_space(Joint& joint) {
    const float least = cjk_ ? std::min(joint.space, least_word_space * em())
                             : joint.space * (1 - latin_space_shrink);
    const float most = std::max(joint.space, most_word_space * em());
    joint.stretch = most - joint.space;
    joint.stretch_class = Slack::WordSpace;
    add_shrink(joint, joint.space - least, Slack::WordSpace);
  }

  bool needs_han_latin(const Atom& a, const Atom& b, bool spaced) const {
    if (!cjk_ || paragraph_.look.han_latin_space <= 0) return false;
    const bool raised = style_of(a).rise != 0 || style_of(b).rise != 0;
    if (raised) return false;
    if (is_han_side(a.kind) && !style_of(a).code) return is_latin_side(b, b.first, spaced);
    if (is_han_side(b.kind) && !style_of(b).code) return is_latin_side(a, a.last, spaced);
    return false;
  }

  // Letters and digits; with a typed space, or in code, any visible character.
  bool is_latin_side(const Atom& atom, Kind edge, bool spaced) const {
    const TextStyle& style = style_of(atom);
    if (atom.kind == Kind::Object) return style.formula;
    if (style.code) return true;
    if (atom.kind != Kind::Letter) return false;
    return spaced || edge == Kind::Letter || edge == Kind::Digit;
  }

  void set_han_latin(Joint& joint) {
    const auto natural = static_cast<float>(paragraph_.look.han_latin_space) * em();
    joint.space = natural;
    joint.stretch = std::max(0.0F, most_han_latin * em() - natural);
    joint.stretch_class = Slack::HanLatin;
    add_shrink(joint, std::max(0.0F, natural - least_han_latin * em()), Slack::HanLatin);
  }

  static void add_shrink(Joint& joint, float amount, Slack what) {
    if (amount <= 0) return;
    const std::size_t slot = joint.shrink[0] > 0 ? 1 : 0;
    joint.shrink[slot] += amount;
    joint.shrink_class[slot] = what;
  }

  // Of the blank between two marks half an em goes (CLREQ 3.1.6.1): a closing mark before an
  // opening one keeps half, all others none. What stays may still be taken.
  void join_marks(const Atom& a, const Atom& b, Joint& joint) {
    const float after = is_mark(a.kind) ? a.after : 0;
    const float before = is_mark(b.kind) ? b.before : 0;
    const bool pair = is_mark(a.kind) && is_mark(b.kind) && style_ != Style::LineEndHalf;
    if (!pair) {
      joint.space += after + before;
      add_shrink(joint, after, class_of(a.kind));
      add_shrink(joint, before, class_of(b.kind));
      return;
    }
    const float rest = after + before - blank_that_goes(a, b);
    joint.space += rest;
    add_shrink(joint, std::max(0.0F, rest),
               b.kind == Kind::Open ? Slack::Bracket : class_of(a.kind));
  }

  // Where characters of Chinese may be set apart: not inside words, between marks, beside
  // connectors and slants, nor at word spaces (a space typed beside a mark is none). The space
  // between Han and Latin opens with the others once it has given what is its own.
  float opening(const Atom& a, const Atom& b, const Joint& joint) const {
    const bool han_latin = joint.stretch > 0 && joint.stretch_class == Slack::HanLatin;
    if (!han_latin && joint.stretch > 0) return 0;
    const auto stiff = [](const Atom& atom) {
      return atom.kind == Kind::Connect || atom.kind == Kind::Solidus;
    };
    if (stiff(a) || stiff(b)) return 0;
    if (is_mark(a.kind) && is_mark(b.kind)) return 0;
    if (a.kind == Kind::Long && b.kind == Kind::Long) return 0;
    if (han_latin) return static_cast<float>(white_gap);
    const auto opens = [](const Atom& atom) {
      return is_cjk(atom.kind) || atom.kind == Kind::Emoji;
    };
    return opens(a) || opens(b) ? 1 : 0;
  }

  Material& material_;
  const ParagraphText& text_;
  const ParagraphStyle& paragraph_;
  Style style_;
  bool simplified_;
  bool cjk_;
};

}  // namespace

void prepare_joints(Material& material, const ParagraphText& text, const ParagraphStyle& style) {
  Joiner(material, text, style).join();
}

}  // namespace diaoban::typeset::paragraph
