// Implements template tags as blocks.
#include "reader/dialects/template_tags.hpp"

#include <map>

#include "document/walk.hpp"
#include "reader/included.hpp"
#include "reader/scan/scan.hpp"
#include "reader/scan/tag.hpp"

namespace diaoban::reader {
namespace {

using document::Block;
using document::Blocks;

// name "value" key="value" key=value
struct Tag {
  std::string name;
  std::string first;  // the first value without a key
  std::map<std::string, std::string, std::less<>> values;

  std::string value(std::string_view key) const {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second;
  }
};

// One value: quoted, or up to a space.
std::string take_value(std::string_view& rest) {
  const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
  const std::size_t end =
      quoted ? rest.find(rest.front(), 1) : std::min(rest.size(), rest.find_first_of(" \t,"));
  const std::size_t stop = std::min(rest.size(), end);
  const std::string value(rest.substr(quoted ? 1 : 0, quoted ? stop - 1 : stop));
  rest.remove_prefix(std::min(rest.size(), stop + (quoted ? 1 : 0)));
  return value;
}

Tag parse_tag(std::string_view inside) {
  Tag tag;
  tag.name = tag_name(inside);
  std::string_view rest = inside.substr(tag.name.size());
  while (true) {
    const std::size_t begin = rest.find_first_not_of(" \t,");
    if (begin == std::string_view::npos) return tag;
    rest.remove_prefix(begin);
    const std::size_t equals = rest.find('=');
    const bool keyed = rest.front() != '"' && rest.front() != '\'' &&
                       equals != std::string_view::npos && equals > 0 &&
                       equals < rest.find_first_of(" \t");
    if (keyed) {
      const std::string key(rest.substr(0, equals));
      rest.remove_prefix(equals + 1);
      tag.values[key] = take_value(rest);
    } else {
      const std::string value = take_value(rest);
      if (tag.first.empty()) tag.first = value;
      if (value.empty() && !rest.empty()) rest.remove_prefix(1);
    }
  }
}

class TagReader {
 public:
  TagReader(const Region& region, Parser& parser)
      : region_(region), parser_(parser), tag_(parse_tag(tag_inside(region.info.text))) {}

  Blocks read() {
    const std::string& name = tag_.name;
    if (name == "hint") return hint();
    if (name == "tabs" || name == "stepper" || name == "columns") return box("tab-set");
    if (name == "tab") return panel(document::PanelKind::Tab, tag_.value("title"));
    if (name == "step" || name == "column" || name == "content") return box(name);
    if (name == "details" || name == "expandable") {
      return panel(document::PanelKind::Dropdown, tag_.value("summary"));
    }
    if (name == "code") return code();
    if (name == "highlight") return highlighted();
    if (name == "embed" || name == "content-ref" || name == "file" || name == "page-ref") {
      return linked();
    }
    if (name == "include" && parser_.options().dialect == Dialect::GitBook) return included();
    if (name == "raw" || name == "verbatim" || name == "endraw")
      return parser_.blocks(region_.body);
    if (name == "comment" && region_.closed) return {};
    if (is_control(name)) return control();
    if (region_.closed) return box("tag-" + name, &kinds::template_tag_unknown);
    return as_written();
  }

 private:
  Blocks one_block(document::BlockNode node) {
    Blocks blocks;
    blocks.push_back({{}, region_.span, {}, std::move(node)});
    return blocks;
  }

  document::Inlines text(const std::string& words) {
    document::Inlines inlines;
    if (!words.empty()) inlines.push_back({{}, region_.info.span(), {}, document::Text{words}});
    return inlines;
  }

  // Tags that work on a template, not on its text.
  static bool is_control(std::string_view name) {
    for (const std::string_view known :
         {"capture", "if",       "unless",  "for",     "block",     "set",       "assign",
          "else",    "elif",     "elsif",   "case",    "when",      "extends",   "import",
          "from",    "macro",    "call",    "filter",  "increment", "decrement", "cycle",
          "break",   "continue", "endhint", "endtabs", "endtab",    "endcode"}) {
      if (name == known) return true;
    }
    return name.starts_with("end") && name.size() > 3;
  }

  void report_unclosed() {
    if (region_.closed) return;
    parser_.report(kinds::template_tag_unclosed, region_.info.span(),
                   "the tag '" + tag_.name + "' is never closed",
                   "close it with {% end" + tag_.name + " %}");
  }

  Blocks hint() {
    report_unclosed();
    static const std::map<std::string_view, document::AdmonitionKind> styles = {
        {"info", document::AdmonitionKind::Note},
        {"tip", document::AdmonitionKind::Tip},
        {"success", document::AdmonitionKind::Tip},
        {"working", document::AdmonitionKind::Note},
        {"warning", document::AdmonitionKind::Warning},
        {"danger", document::AdmonitionKind::Danger}};
    document::Admonition admonition;
    const std::string style = tag_.value("style");
    const auto found = styles.find(style);
    if (found != styles.end()) admonition.kind = found->second;
    if (found == styles.end() && !style.empty()) {
      parser_.report(kinds::directive_value_wrong, region_.info.span(),
                     "'" + style + "' is no style of a hint", "info, success, warning or danger");
    }
    admonition.title = text(tag_.value("title"));
    admonition.blocks = parser_.blocks(region_.body);
    return one_block(std::move(admonition));
  }

  Blocks box(const std::string& class_name, const diagnostics::Kind* kind = nullptr) {
    if (kind != nullptr) {
      parser_.report(*kind, region_.info.span(), "no template tag '" + tag_.name + "'",
                     "what it holds is kept as ordinary text");
    } else {
      report_unclosed();
    }
    Blocks blocks = one_block(document::Container{parser_.blocks(region_.body)});
    blocks.front().attributes.edit().classes.push_back(class_name);
    return blocks;
  }

  Blocks panel(document::PanelKind kind, const std::string& title) {
    report_unclosed();
    document::Panel panel;
    panel.kind = kind;
    panel.title = text(title);
    panel.blocks = parser_.blocks(region_.body);
    return one_block(std::move(panel));
  }

  // {% code title="a.js" lineNumbers="true" %} around a listing.
  Blocks code() {
    report_unclosed();
    Blocks blocks = parser_.blocks(region_.body);
    for (Block& block : blocks) {
      auto* listing = std::get_if<document::CodeBlock>(&block.node);
      if (listing == nullptr) continue;
      if (!tag_.value("title").empty()) listing->caption = text(tag_.value("title"));
      listing->line_numbers = tag_.value("lineNumbers") == "true";
    }
    return blocks;
  }

  // Jekyll's {% highlight ruby %}: its body is literal.
  Blocks highlighted() {
    if (!region_.closed) return as_written();
    document::CodeBlock code;
    code.language = tag_.first;
    code.text = joined(region_.body, true);
    return one_block(std::move(code));
  }

  // What a site embeds is a link in a book; its text is the body.
  Blocks linked() {
    const std::string address =
        tag_.name == "file" ? tag_.value("src") : tag_.value("url") + tag_.first;
    Blocks body = parser_.blocks(region_.body);
    if (address.empty() || (tag_.name == "content-ref" && !body.empty())) return body;
    if (tag_.name == "embed") {
      parser_.report(kinds::media_as_link, region_.info.span(), "'embed' is shown as a link");
    }
    document::Link link;
    link.destination = address;
    const std::string caption = tag_.value("caption");
    link.automatic = caption.empty();
    link.children = text(caption.empty() ? address : caption);
    document::Inlines content;
    content.push_back({{}, region_.info.span(), {}, std::move(link)});
    Blocks blocks = one_block(document::Paragraph{std::move(content)});
    for (Block& block : body) blocks.push_back(std::move(block));
    return blocks;
  }

  Blocks included() {
    std::vector<std::string>& including = parser_.including();
    if (tag_.first.find("://") != std::string::npos || tag_.first.empty()) return as_written();
    const auto file = read_included(tag_.first, region_.info.span(), parser_);
    if (!file) return {};
    bool loops = file->path == parser_.path() || including.size() >= 20;
    for (const std::string& path : including) loops = loops || path == file->path;
    if (loops) {
      parser_.report(kinds::include_loop, region_.info.span(),
                     "'" + file->path + "' is already being included");
      return {};
    }
    including.push_back(file->path);
    Blocks blocks = parser_.blocks(file->lines);
    including.pop_back();
    return blocks;
  }

  Blocks control() {
    parser_.report(kinds::template_tag_left_out, region_.info.span(),
                   "the template tag '" + tag_.name + "' is left out" +
                       (region_.closed ? ", what it holds is kept" : ""));
    return parser_.blocks(region_.body);
  }

  Blocks as_written() {
    Blocks blocks = one_block(document::Paragraph{parser_.inlines(region_.info)});
    return blocks;
  }

  const Region& region_;
  Parser& parser_;
  Tag tag_;
};

}  // namespace

Blocks read_template_tag(const Region& region, Parser& parser) {
  return TagReader(region, parser).read();
}

void report_template_tags(const document::Document& document, Parser& parser) {
  document::Walker walker;
  walker.inline_node = [&](const document::Inline& node) {
    const auto* text = std::get_if<document::Text>(&node.node);
    if (text == nullptr || text->text.find("{%") == std::string::npos || node.span.is_null())
      return;
    const std::string_view source = parser.context().sources.file(node.span.source).text();
    const std::string_view written =
        source.substr(node.span.begin, node.span.end - node.span.begin);
    for (std::size_t at = written.find("{%"); at != std::string_view::npos;
         at = written.find("{%", at + 2)) {
      const std::size_t end = written.substr(0, at + 512).find("%}", at);
      if (end == std::string_view::npos) continue;
      const auto begin = static_cast<std::uint32_t>(node.span.begin + at);
      const auto stop = static_cast<std::uint32_t>(node.span.begin + end + 2);
      parser.report(kinds::template_tag_unknown, {node.span.source, begin, stop},
                    "a template tag in the text stays as written");
      at = end;
    }
  };
  document::walk(document.blocks, walker);
}

}  // namespace diaoban::reader
