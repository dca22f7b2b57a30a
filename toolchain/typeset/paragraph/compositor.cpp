// Sets a paragraph from text to lines: analyse, prepare, fit, place.
#include <fmt/format.h>

#include <algorithm>

#include "base/ensure.hpp"
#include "base/utf8.hpp"
#include "fonts/region.hpp"
#include "typeset/kinds.hpp"
#include "typeset/paragraph/line.hpp"
#include "typeset/paragraph/verbatim.hpp"

namespace diaoban::typeset {

using namespace paragraph;

namespace {

// Each pass allows more than the one before; most paragraphs need the first only.
struct PassPlan {
  Pass pass;
  bool hyphenate;
  double cut_share;  // words that take up more of the measure may be cut anywhere
  bool may_overfill;
};
constexpr PassPlan plans[] = {
    {{0.75, false, false}, false, 1, false}, {{1.5, false, false}, true, 1, false},
    {{4, true, false}, true, 1, false},      {{1e9, true, true}, true, 1, false},
    {{1e9, true, true}, true, 0.25, true},
};

FitOptions fit_options(const ParagraphText& text, const ParagraphStyle& style) {
  FitOptions options;
  // A measure with no room would make every line too long; one em is the least that can be set in.
  const bool starts_with_picture = !text.objects.empty() && text.objects.front().offset == 0 &&
                                   is_display(text.objects.front(), style);
  options.first_indent = starts_with_picture ? style.other_indent : style.first_indent;
  options.first_measure =
      std::max(style.measure - options.first_indent - style.end_indent, style.em);
  options.measure = std::max(style.measure - style.other_indent - style.end_indent, style.em);
  options.em = style.em;
  options.justify = style.setting == Setting::Justify;
  options.keeps_start_blank = style.first_indent > style.other_indent &&
                              !style.look.paragraph_start_trim && style.setting == Setting::Justify;
  const std::string_view form = fonts::han_form(style.language);
  options.keeps_end_blank =
      (form == "zh-Hant" || form == "zh-Hant-HK") && style.look.punctuation != "line-end-half";
  options.hanging = style.look.hanging;
  base::ensure(!text.styles.empty(), "a paragraph has a style");
  return options;
}

}  // namespace

struct Compositor::Members {
  Members(const fonts::FontBook& fonts, diagnostics::Sink& messages)
      : workshop(fonts), sink(messages) {}

  std::vector<SetLine> set(const ParagraphText& text, const ParagraphStyle& style);
  std::optional<std::vector<FittedLine>> fit(const Material& material, const FitOptions& options,
                                             const PassPlan& plan);
  // `where` ends the message.
  void report(const ParagraphText& text, const std::vector<MissingCharacter>& missing,
              std::string_view where);
  void forget() {
    for (auto& [key, voice] : workshop.voices) voice->forget_if_large();
  }

  Workshop workshop;
  diagnostics::Sink& sink;
};

void ParagraphText::append(std::string_view piece, std::uint32_t style) {
  if (piece.empty()) return;
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += piece;
  runs.push_back({begin, static_cast<std::uint32_t>(text.size()), style});
}

void ParagraphText::append_object(InlineObject object, std::uint32_t style) {
  object.offset = static_cast<std::uint32_t>(text.size());
  objects.push_back(object);
  append("\uFFFC", style);
}

std::optional<std::vector<FittedLine>> Compositor::Members::fit(const Material& material,
                                                                const FitOptions& options,
                                                                const PassPlan& plan) {
  const LineMeter meter(material, options);
  std::vector<FittedLine> lines;
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= material.atoms.size(); ++end) {
    if (material.joints[end - 1].kind != Break::Mandatory) continue;
    const std::optional<Fit> part = fit_lines(meter, material, begin, end, options, plan.pass);
    if (!part || (part->overfull && !plan.may_overfill)) return std::nullopt;
    lines.insert(lines.end(), part->lines.begin(), part->lines.end());
    begin = end;
  }
  return lines;
}

std::vector<SetLine> Compositor::Members::set(const ParagraphText& text,
                                              const ParagraphStyle& style) {
  forget();
  const std::vector<Character> characters = analyse(text, style, workshop.characters);
  FitOptions options = fit_options(text, style);
  std::vector<MissingCharacter> missing;
  Material material;
  std::optional<std::vector<FittedLine>> lines;
  MaterialOptions prepared;
  for (std::size_t i = 0; !lines; ++i) {
    base::ensure(i < std::size(plans), "the last pass always finds lines");
    MaterialOptions wanted;
    wanted.hyphenate = plans[i].hyphenate;
    wanted.cut_longer_than =
        plans[i].pass.cut_words
            ? plans[i].cut_share * std::min(options.first_measure, options.measure)
            : 0;
    const bool same = i > 0 && wanted.hyphenate == prepared.hyphenate &&
                      wanted.cut_longer_than == prepared.cut_longer_than;
    if (!same) {
      material =
          prepare_material(text, style, characters, wanted, workshop, i == 0 ? &missing : nullptr);
      prepared = wanted;
    }
    options.shrinks_end_blank = i > 0;
    lines = fit(material, options, plans[i]);
  }
  report(text, missing, {});
  const LineContext context{text, style, material, options, workshop};
  std::vector<SetLine> out;
  out.reserve(lines->size());
  for (const FittedLine& line : *lines) {
    const bool is_last = material.joints[line.end - 1].kind == Break::Mandatory;
    out.push_back(place_line(context, line, is_last));
  }
  return out;
}

void Compositor::Members::report(const ParagraphText& text,
                                 const std::vector<MissingCharacter>& missing,
                                 std::string_view where) {
  for (const MissingCharacter& character : missing) {
    diagnostics::Span span = span_at(text, character.offset);
    const std::string shown = base::encode(character.c);
    if (!span.is_null() && span.begin == span.end) {
      span.end += static_cast<std::uint32_t>(shown.size());
    }
    sink.report(kinds::missing_glyph, span,
                fmt::format("no face has U+{:04X} '{}'{}", static_cast<std::uint32_t>(character.c),
                            shown, where),
                "name a font that has it in the book's font manifest");
  }
}

Compositor::Compositor(const fonts::FontBook& fonts, diagnostics::Sink& sink)
    : members_(std::make_unique<Members>(fonts, sink)) {}
Compositor::Compositor(Compositor&&) noexcept = default;
Compositor::~Compositor() = default;

std::vector<SetLine> Compositor::set(const ParagraphText& text, const ParagraphStyle& style) {
  return members_->set(text, style);
}

Widths Compositor::measure(const ParagraphText& text, const ParagraphStyle& style) {
  members_->forget();
  const std::vector<Character> characters = analyse(text, style, members_->workshop.characters);
  const Material material =
      prepare_material(text, style, characters, {}, members_->workshop, nullptr);
  Widths widths;
  double natural = 0;
  double piece = 0;
  for (std::size_t i = 0; i < material.atoms.size(); ++i) {
    const auto body = static_cast<double>(material.atoms[i].body);
    const auto space = static_cast<double>(material.joints[i].space);
    natural += body;
    piece += body;
    widths.natural = std::max(widths.natural, natural);
    widths.least = std::max(widths.least, piece);
    const Break kind = material.joints[i].kind;
    const bool breaks = kind != Break::None && kind != Break::Rescue && kind != Break::Emergency;
    piece = breaks ? 0 : piece + space;
    natural = kind == Break::Mandatory ? 0 : natural + space;
  }
  return widths;
}

std::vector<SetLine> Compositor::set_verbatim(const ParagraphText& text,
                                              const VerbatimStyle& style) {
  members_->forget();
  std::vector<MissingCharacter> missing;
  std::vector<SetLine> lines = layout_verbatim(text, style, members_->workshop, missing);
  const std::string where =
      style.line > 0 ? fmt::format(", in line {} of the listing", style.line) : "";
  members_->report(text, missing, where);
  return lines;
}

}  // namespace diaoban::typeset
