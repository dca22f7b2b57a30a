// Reads one manuscript file: clean text, front matter, blocks, then inlines.
#include "reader/read.hpp"

#include "base/utf8.hpp"
#include "reader/dialects/imports.hpp"
#include "reader/dialects/mdbook.hpp"
#include "reader/dialects/template_tags.hpp"
#include "reader/front_matter.hpp"
#include "reader/parser.hpp"
#include "reader/title_heading.hpp"

namespace diaoban::reader {

namespace {

// `text` with every byte that is no UTF-8, and NUL, as U+FFFD; `wrong` is the place of the first.
std::string clean(const std::string& text, std::size_t& wrong, std::size_t& count) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded decoded = base::decode(text, i);
    const bool bad =
        decoded.code_point == 0 || (decoded.code_point == base::replacement_character &&
                                    text.compare(i, 3, "\xEF\xBF\xBD") != 0);
    if (bad) {
      if (count++ == 0) wrong = out.size();
      base::append(out, base::replacement_character);
    } else {
      out.append(text, i, decoded.length);
    }
    i += decoded.length;
  }
  return out;
}

}  // namespace

document::Document read(std::string text, std::string path, std::uint32_t file,
                        const ReadContext& context, const ReadOptions& options) {
  std::size_t wrong = 0;
  std::size_t count = 0;
  if (!base::is_valid_utf8(text) || text.find('\0') != std::string::npos) {
    text = clean(text, wrong, count);
  }
  const SourceId source = context.sources.add(path, std::move(text));
  Parser parser(context, options, std::move(path), file);
  parser.allow_text(context.sources.file(source).text().size());
  if (count > 0) {
    const auto place = static_cast<std::uint32_t>(wrong);
    parser.report(kinds::text_not_utf8, {source, place, place + 3},
                  std::to_string(count) + (count == 1 ? " byte is" : " bytes are") +
                      " not UTF-8 and read as U+FFFD");
  }
  Lines lines = split_lines(context.sources.file(source).text(), source);
  const std::size_t matter = read_front_matter(lines, parser);
  const std::optional<Line> title = find_title(lines, matter, parser);
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(matter));
  if (options.dialect == Dialect::MdBook) lines = expand_mdbook(lines, parser);
  if (options.dialect == Dialect::GitBook) lines = expand_imports(lines, parser);
  document::Blocks blocks = parser.blocks(lines);
  if (title && options.title_heading) put_title(blocks, *title, parser);
  document::Document document = parser.finish(std::move(blocks), source);
  if (!options.keep_html) report_template_tags(document, parser);
  return document;
}

}  // namespace diaoban::reader
