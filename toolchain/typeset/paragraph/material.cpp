// Shapes characters into atoms: slots of Chinese, words, pictures, objects.
#include "typeset/paragraph/material.hpp"

#include <algorithm>

#include "fonts/region.hpp"
#include "typeset/paragraph/words.hpp"

namespace diaoban::typeset::paragraph {
namespace {

// A word space is at least a quarter of an em between words of a Chinese paragraph (CLREQ 3.2.2).
constexpr float blank_space = 0.25F;

bool is_word_kind(Kind kind) {
  return kind == Kind::Letter || kind == Kind::Digit || kind == Kind::Symbol ||
         kind == Kind::Quote || kind == Kind::Dash;
}

class Builder {
 public:
  Builder(const ParagraphText& text, const ParagraphStyle& paragraph,
          const std::vector<Character>& characters, const MaterialOptions& options,
          Workshop& workshop, std::vector<MissingCharacter>* missing)
      : text_(text),
        paragraph_(paragraph),
        characters_(characters),
        options_(options),
        workshop_(workshop),
        missing_(missing) {
    voices_.reserve(text.styles.size());
    space_widths_.reserve(text.styles.size());
    for (const TextStyle& style : text.styles) {
      voices_.push_back(&workshop.voice(style.role, language_of(style, paragraph)));
      space_widths_.push_back(-1);
    }
  }

  Material build() {
    material_.atoms.reserve(characters_.size());
    material_.joints.reserve(characters_.size());
    for (std::size_t i = 0; i < characters_.size();) {
      i = at(i).kind == Kind::Han ? add_slot(i) : add(i);
    }
    if (material_.atoms.empty()) add_blank(0, 0, Kind::Space);
    material_.joints.back().kind = Break::Mandatory;
    return std::move(material_);
  }

 private:
  const Character& at(std::size_t i) const { return characters_[i]; }
  std::uint32_t end_of(std::size_t i) const {
    return i + 1 < characters_.size() ? at(i + 1).offset
                                      : static_cast<std::uint32_t>(text_.text.size());
  }
  std::string_view bytes(std::size_t begin, std::size_t end) const {
    return std::string_view(text_.text)
        .substr(at(begin).offset, end_of(end - 1) - at(begin).offset);
  }
  Voice& voice_of(std::size_t i) { return *voices_[at(i).style]; }
  const TextStyle& style_of(std::size_t i) const { return text_.styles[at(i).style]; }

  std::size_t add(std::size_t i) {
    switch (at(i).kind) {
      case Kind::Space:
      case Kind::NoBreakSpace:
        return add_space(i);
      case Kind::Newline:
        return add_newline(i);
      case Kind::ZeroWidth:
      case Kind::Joiner:
      case Kind::SoftHyphen:
        if (!material_.joints.empty()) merge_break(i);
        return i + 1;
      case Kind::Object:
        return add_object(i);
      case Kind::Emoji:
        return add_emoji(i);
      case Kind::Long:
        return add_long(i);
      case Kind::WideSpace:
        add_blank(i, style_of(i).size, Kind::WideSpace);
        material_.joints.back().kind = at(i).after;
        return i + 1;
      default:
        return is_cjk(at(i).kind) ? add_slot(i) : add_word(i);
    }
  }

  Atom& push(Break after) {
    material_.joints.emplace_back().kind = after;
    return material_.atoms.emplace_back();
  }

  // A character without width stands in a joint: what is possible after it is possible there.
  void merge_break(std::size_t i) {
    Joint& joint = material_.joints.back();
    joint.kind = at(i).after;
    const ShapedWord* word = material_.atoms.back().word;
    if (joint.kind == Break::Hyphen && word) joint.hyphen = hyphen_width(i, word->face);
  }

  float hyphen_width(std::size_t i, fonts::FaceId face) {
    const TextStyle& style = style_of(i);
    return voice_of(i).shape("-", face, "Latn", style.code).width * static_cast<float>(style.size);
  }

  // The width goes into the joint; prepare_joints() may replace it.
  std::size_t add_space(std::size_t i) {
    if (material_.joints.empty() || material_.joints.back().kind == Break::Mandatory) {
      add_blank(i, 0, Kind::Space);  // spaces at the very start keep their width
    }
    Joint& joint = material_.joints.back();
    const bool goes_on = i > 0 && at(i).kind == Kind::Space && at(i - 1).kind == Kind::Space;
    // Several spaces in a row are one, as in HTML; only a literal shows them all.
    if (!goes_on || style_of(i).code) joint.space += space_width(i);
    joint.spaced = true;
    joint.kind = at(i).after;
    return i + 1;
  }

  float space_width(std::size_t i) {
    float& width = space_widths_[at(i).style];
    if (width < 0) {
      Voice& voice = voice_of(i);
      const fonts::FaceId face = voice.face_of(U' ');
      width = face.is_null() ? blank_space : voice.shape(" ", face, "Latn", false).width;
    }
    return width * static_cast<float>(style_of(i).size);
  }

  std::size_t add_newline(std::size_t i) {
    const bool empty_line =
        material_.joints.empty() || material_.joints.back().kind == Break::Mandatory;
    if (empty_line) add_blank(i, 0, Kind::Space);
    material_.joints.back().kind = Break::Mandatory;
    return i + 1;
  }

  void add_blank(std::size_t i, double width, Kind kind) {
    Atom& atom = push(Break::None);
    atom.kind = atom.first = atom.last = kind;
    if (i < characters_.size()) {
      atom.begin = at(i).offset;
      atom.end = kind == Kind::WideSpace ? end_of(i) : atom.begin;
      atom.style = at(i).style;
      atom.size = static_cast<float>(style_of(i).size);
    }
    atom.body = static_cast<float>(width);
  }

  std::size_t add_object(std::size_t i) {
    while (next_object_ < text_.objects.size() &&
           text_.objects[next_object_].offset < at(i).offset) {
      ++next_object_;
    }
    Atom& atom = add_atom(i, i + 1, Kind::Object);
    if (next_object_ < text_.objects.size() && text_.objects[next_object_].offset == at(i).offset) {
      atom.body = static_cast<float>(text_.objects[next_object_].width);
    }
    return i + 1;
  }

  Atom& add_atom(std::size_t begin, std::size_t end, Kind kind) {
    Atom& atom = push(at(end - 1).after);
    atom.begin = atom.word_begin = at(begin).offset;
    atom.end = atom.word_end = end_of(end - 1);
    atom.style = at(begin).style;
    atom.kind = kind;
    atom.first = at(begin).kind;
    std::size_t last = end - 1;
    while (last > begin && at(last).kind == Kind::Extend) --last;
    atom.last = at(last).kind;
    atom.size = static_cast<float>(style_of(begin).size);
    return atom;
  }

  // Marks on one character are shaped together, so their number is bounded.
  std::size_t extend(std::size_t i) const {
    constexpr std::size_t most = 32;
    const std::size_t limit = std::min(characters_.size(), i + most);
    ++i;
    while (i < limit && at(i).kind == Kind::Extend && at(i).style == at(i - 1).style) ++i;
    return i;
  }

  std::size_t add_slot(std::size_t i) {
    const std::size_t end = extend(i);
    Atom& atom = add_atom(i, end, at(i).kind);
    Voice& voice = voice_of(i);
    const Slot& slot = voice.slot(at(i).c, at(i).kind, info(i));
    const auto size = static_cast<float>(style_of(i).size);
    atom.word = &slot.word;
    atom.size = size * slot.word.scale;
    atom.before = slot.before * size;
    atom.body = slot.body * size;
    atom.after = slot.after * size;
    atom.beside = slot.beside * size;
    atom.shift = slot.shift * size;
    if (slot.word.missing) report_missing(i);
    if (end > i + 1) {  // with a mark or a variation selector on it
      const char* script = is_common_script(at(i).script) ? "Hani" : script_tag(at(i).script);
      atom.word = &voice.shape(bytes(i, end), slot.word.face, script, false);
    }
    return end;
  }

  CharacterInfo info(std::size_t i) const {
    const Character& character = at(i);
    return {character.kind, character.line_class, character.wide, character.pictographic_unassigned,
            character.script};
  }

  // Two dashes are one sign of two ems, drawn as one by the font (GB/T 15834-2011 5.1.5).
  std::size_t add_long(std::size_t i) {
    const bool paired = (at(i).c == U'—' || at(i).c == U'…' || at(i).c == U'⋯') &&
                        i + 1 < characters_.size() && at(i + 1).c == at(i).c &&
                        at(i + 1).style == at(i).style;
    const std::size_t end = paired ? i + 2 : i + 1;
    const bool wide = paired || at(i).c == U'⸺';
    Voice& voice = voice_of(i);
    Atom& atom = add_atom(i, end, Kind::Long);
    const fonts::FaceId face =
        workshop_.fonts.pick(style_of(i).role, voice.language(), at(i).c, true);
    atom.word = &voice.shape(bytes(i, end), face, "Hani", false);
    atom.body = static_cast<float>(style_of(i).size) * (wide ? 2 : at(i).c == U'⸻' ? 3 : 1);
    atom.size *= atom.word->scale;
    atom.shift = (atom.body - atom.word->width * static_cast<float>(style_of(i).size)) / 2;
    if (atom.word->missing) report_missing(i);
    const bool goes_on = end < characters_.size() && at(end).kind == Kind::Long;
    const bool tied = at(end - 1).after == Break::None && goes_on;
    if (tied) material_.joints.back().kind = Break::Rescue;
    return end;
  }

  // A picture takes one em whatever its face would give it.
  std::size_t add_emoji(std::size_t i) {
    const std::size_t end = emoji_end(i);
    Voice& voice = voice_of(i);
    Atom& atom = add_atom(i, end, Kind::Emoji);
    atom.first = atom.last = Kind::Emoji;
    atom.word = &voice.shape_emoji(bytes(i, end), at(i).c);
    const auto size = static_cast<float>(style_of(i).size);
    const bool color = workshop_.fonts.info(atom.word->face).color;
    const float advance = atom.word->glyphs.empty() ? 1 : atom.word->glyphs.front().advance;
    if (color && advance > 0) {
      atom.size = size / advance;
      atom.body = atom.word->width / atom.word->scale * atom.size;
    } else {
      atom.size = size * atom.word->scale;
      atom.body = atom.word->width * size;
    }
    if (atom.word->missing) report_missing(i);
    return end;
  }

  std::size_t emoji_end(std::size_t i) const {
    constexpr std::size_t longest = 24;  // characters: family sequences have eleven
    const bool flag = at(i).c >= 0x1F1E6 && at(i).c <= 0x1F1FF;
    std::size_t end = extend(i);
    if (flag && end < characters_.size() && at(end).c >= 0x1F1E6 && at(end).c <= 0x1F1FF &&
        at(end).style == at(i).style) {
      return end + 1;
    }
    while (end < characters_.size() && end - i < longest && at(end - 1).c == 0x200D &&
           at(end).style == at(i).style) {
      end = extend(end);
    }
    return end;
  }

  // ---- words -----------------------------------------------------------------------------------

  // The characters of one word: one style, face and script.
  std::size_t add_word(std::size_t begin) {
    Voice& voice = voice_of(begin);
    fonts::FaceId face = voice.face_of(at(begin).c);
    std::uint16_t script = at(begin).script;
    std::size_t end = begin + 1;
    constexpr std::size_t longest = 512;  // characters: shaping many marks takes their square
    const std::size_t limit = std::min(characters_.size(), begin + longest);
    for (; end < limit && at(end).style == at(begin).style; ++end) {
      if (at(end).kind == Kind::Extend) continue;
      if (!is_word_kind(at(end).kind)) break;
      const bool common = is_common_script(at(end).script);
      if (!common && !is_common_script(script) && at(end).script != script) break;
      const fonts::FaceId next = voice.face_of(at(end).c);
      if (next != face &&
          !(common && !face.is_null() && workshop_.fonts.has_glyph(face, at(end).c))) {
        break;
      }
      if (!common) script = at(end).script;
    }
    if (face.is_null()) report_missing(begin);
    const char* tag = is_common_script(script) ? "Latn" : script_tag(script);
    const ShapedWord& word = voice.shape(bytes(begin, end), face, tag, style_of(begin).code);
    add_pieces(begin, end, word);
    return end;
  }

  void add_pieces(std::size_t begin, std::size_t end, const ShapedWord& word) {
    const auto size = static_cast<float>(style_of(begin).size);
    std::vector<Break> breaks = piece_breaks(begin, end, word.width * size);
    const WordRange range{characters_, begin, end, end_of(end - 1)};
    const std::vector<float> edges = cluster_edges(range, word);
    Voice& voice = voice_of(begin);
    const bool code = style_of(begin).code;
    CutWidths cut;
    std::size_t start = begin;
    for (std::size_t i = begin; i < end; ++i) {
      const Break after = breaks[i - begin];
      if (after == Break::None && i + 1 < end) continue;
      Atom& atom = add_atom(start, i + 1, Kind::Letter);
      atom.word = &word;
      atom.word_begin = at(begin).offset;
      atom.word_end = end_of(end - 1);
      atom.size = size * word.scale;
      atom.body = (edges[i + 1 - begin] - edges[start - begin]) * size;
      if (paragraph_.look.protrude) add_protrusion(atom, range, edges, start, i);
      atom.cut_lead = cut.after * size;
      cut = i + 1 < end ? measure_cut(range, i + 1, text_.text, word, voice, code) : CutWidths{};
      atom.cut_trail = cut.before * size;
      material_.joints.back().kind = after;
      if (after == Break::Hyphen) material_.joints.back().hyphen = hyphen_width(begin, word.face);
      start = i + 1;
    }
  }

  // What may happen after each character of the word.
  std::vector<Break> piece_breaks(std::size_t begin, std::size_t end, float width) {
    std::vector<Break> breaks;
    breaks.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) breaks.push_back(at(i).after);
    if (may_hyphenate(begin)) {
      const bool found = add_hyphens({characters_, begin, end, end_of(end - 1)}, text_.text,
                                     hyphen_language(begin), workshop_.hyphenator, breaks);
      material_.hyphenated = material_.hyphenated || found;
    }
    const bool too_long =
        options_.cut_longer_than > 0 && static_cast<double>(width) > options_.cut_longer_than;
    if (too_long) {
      for (std::size_t i = begin; i + 1 < end; ++i) {
        const bool whole = at(i + 1).kind != Kind::Extend;
        if (breaks[i - begin] == Break::None && whole) breaks[i - begin] = Break::Emergency;
      }
    }
    return breaks;
  }

  bool may_hyphenate(std::size_t i) const {
    const TextStyle& style = style_of(i);
    return options_.hyphenate && paragraph_.look.hyphenate && style.hyphenate && !style.code &&
           style.rise == 0;
  }

  // Latin words in a text of Chinese, Japanese or Korean are taken for English.
  std::string_view hyphen_language(std::size_t i) const {
    const std::string& language = language_of(style_of(i), paragraph_);
    return fonts::is_cjk_language(language) ? std::string_view("en") : language;
  }

  void report_missing(std::size_t i) {
    if (missing_) missing_->push_back({at(i).c, at(i).offset});
  }

  const ParagraphText& text_;
  const ParagraphStyle& paragraph_;
  const std::vector<Character>& characters_;
  const MaterialOptions& options_;
  Workshop& workshop_;
  std::vector<MissingCharacter>* missing_;
  std::vector<Voice*> voices_;
  std::vector<float> space_widths_;
  std::size_t next_object_ = 0;
  Material material_;
};

}  // namespace

Voice& Workshop::voice(const std::string& role, const std::string& language) {
  std::unique_ptr<Voice>& voice = voices[{role, language}];
  if (!voice) voice = std::make_unique<Voice>(fonts, role, language);
  return *voice;
}

Material prepare_material(const ParagraphText& text, const ParagraphStyle& style,
                          const std::vector<Character>& characters, const MaterialOptions& options,
                          Workshop& workshop, std::vector<MissingCharacter>* missing) {
  Material material = Builder(text, style, characters, options, workshop, missing).build();
  if (!text.ruby.empty()) prepare_ruby(material, text, style, workshop);
  prepare_joints(material, text, style);
  return material;
}

}  // namespace diaoban::typeset::paragraph
