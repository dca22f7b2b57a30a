// Implements the accessibility metadata.
#include "epub/package/accessibility.hpp"

#include <string_view>

namespace diaoban::epub {
namespace {

using xhtml::Node;
using xhtml::Page;
using xhtml::PageKind;

struct Findings {
  int pictures = 0;
  int described = 0;  // pictures with a text for those who do not see them
  bool mathml = false;
  bool index = false;
  bool ruby = false;
  bool headings = false;
};

void look_at(const Page& page, Findings& findings) {
  for (Node at = page.body; at; at = xhtml::next(at, page.body)) {
    const std::string_view name = at.name();
    if (name == "img" || name == "svg") {
      ++findings.pictures;
      const char* text = at.attribute(name == "img" ? "alt" : "aria-label").value();
      if (*text != '\0') ++findings.described;
    } else if (name == "math") {
      findings.mathml = true;
    } else if (name == "ruby") {
      findings.ruby = true;
    } else if (name == "h2" || name == "h1") {
      findings.headings = true;
    } else if (std::string_view(at.attribute("role").value()) == "doc-index") {
      findings.index = true;
    }
  }
}

std::string summary(const std::string& language, const Findings& findings) {
  const bool all_described = findings.pictures == findings.described;
  if (language.starts_with("zh")) {
    std::string text = "本书可由辅助技术朗读，设有目录和各级标题。";
    if (findings.pictures > 0) {
      text += all_described ? "所有图片都有替代文字。" : "部分图片没有替代文字。";
    }
    return text;
  }
  if (language.starts_with("ja")) {
    std::string text = "支援技術で読み上げることができ、目次と見出しを備えています。";
    if (findings.pictures > 0) {
      text += all_described ? "すべての画像に代替テキストがあります。"
                            : "代替テキストのない画像があります。";
    }
    return text;
  }
  std::string text =
      "The text can be read aloud by assistive technology and has contents and headings.";
  if (findings.pictures > 0) {
    text += all_described ? " All pictures have alternative text."
                          : " Some pictures have no alternative text.";
  }
  return text;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> accessibility_of(const Shared& shared,
                                                                  const std::vector<Page>& pages) {
  Findings findings;
  for (const Page& page : pages) look_at(page, findings);
  std::vector<std::pair<std::string, std::string>> out;
  const auto claim = [&](const char* property, const std::string& value) {
    out.emplace_back(std::string("schema:") + property, value);
  };
  claim("accessMode", "textual");
  if (findings.pictures > 0) claim("accessMode", "visual");
  const bool text_is_enough = findings.pictures == findings.described;
  claim("accessModeSufficient", text_is_enough ? "textual" : "textual,visual");
  claim("accessibilityFeature", "tableOfContents");
  claim("accessibilityFeature", "readingOrder");
  // Nothing in the stylesheet has a fixed size.
  claim("accessibilityFeature", "displayTransformability");
  if (findings.headings) claim("accessibilityFeature", "structuralNavigation");
  if (findings.pictures > 0 && text_is_enough) claim("accessibilityFeature", "alternativeText");
  if (findings.mathml) claim("accessibilityFeature", "MathML");
  if (findings.index) claim("accessibilityFeature", "index");
  if (!shared.input.pages.empty()) {
    claim("accessibilityFeature", "pageNavigation");
    claim("accessibilityFeature", "pageBreakMarkers");
  }
  if (findings.ruby) claim("accessibilityFeature", "rubyAnnotations");
  // Pictures are still, and there is neither sound nor script.
  claim("accessibilityHazard", "none");
  claim("accessibilitySummary", summary(shared.language(), findings));
  return out;
}

}  // namespace diaoban::epub
