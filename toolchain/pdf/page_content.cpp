// Puts the text of pages between what Cairo painted of them.
#include "pdf/page_content.hpp"

#include <fmt/format.h>

#include <qpdf/Buffer.hh>

#include <algorithm>
#include <utility>

#include "base/deflate.hpp"
#include "base/ensure.hpp"
#include "base/memory.hpp"
#include "base/parallel.hpp"
#include "pdf/page_walk.hpp"
#include "pdf/text_content.hpp"

namespace diaoban::pdf {
namespace {

// Writes what a page shows, text and marked content put in. Its fonts go into its resources.
class PageWriter {
 public:
  PageWriter(const File& file, std::size_t page, std::vector<std::string> openings, Inks inks,
             bool grey)
      : page_(page),
        text_(file.codes, {file.sheets[page].margin.left, file.sheets[page].margin.top, inks, grey},
              std::move(openings)),
        inks_(inks) {
    Object stream = Object(file.pages[page]).getKey("/Contents");
    base::ensure(stream.isStream(), "a page has one content stream");
    painted_ = stream.getStreamData();
  }

  void write(const typeset::Page& page, const fonts::FontBook& fonts, const WriteOptions& options) {
    walk_page(page, fonts, options, text_);
    const std::string_view painted(reinterpret_cast<const char*>(painted_->getBuffer()),
                                   painted_->getSize());
    auto filtered = filter_content(painted, text_.insertions(), inks_);
    painted_.reset();
    // This one count finds every way in which marks and owners could part.
    base::ensure(filtered.sentinels == text_.insertions().size() && filtered.balanced,
                 fmt::format("page {} holds its {} marks", page_ + 1, text_.insertions().size()));
    nesting_ = filtered.nesting;
    filtered.content += text_.ending();
    // Packed here: the pages of a long book, as they are, take several times the file's size.
    packed_ = base::deflate_zlib(filtered.content, base::Packing::Quick);
  }

  // Returns the deepest nesting of drawing states.
  int store(File& file) {
    Object page = file.pages[page_];
    page.getKey("/Contents")
        .replaceStreamData(packed_, make_name("FlateDecode"), Object::newNull());
    if (text_.used_fonts().empty()) return nesting_;
    Object resources = page.getKey("/Resources");
    Object fonts = resources.getKey("/Font");
    if (!fonts.isDictionary()) {
      fonts = Object::newDictionary();
      resources.replaceKey("/Font", fonts);
    }
    for (const std::uint16_t index : text_.used_fonts()) {
      const CodedFont& font = file.codes.fonts()[index];
      fonts.replaceKey("/" + font.name, font.object);
    }
    return nesting_;
  }

 private:
  std::size_t page_;
  TextContent text_;
  Inks inks_;
  std::shared_ptr<Buffer> painted_;
  std::string packed_;
  int nesting_ = 0;
};

}  // namespace

std::vector<int> write_content(File& file, typeset::Layout& layout, const Plan& plan,
                               const Painting& painting, const fonts::FontBook& fonts, Inks inks,
                               const WriteOptions& options) {
  constexpr std::size_t batch = 64;  // pages in memory at once
  constexpr std::size_t pages_a_release = 6 * batch;
  std::vector<int> nesting;
  for (std::size_t first = 0; first < file.pages.size(); first += batch) {
    const std::size_t end = std::min(first + batch, file.pages.size());
    std::vector<PageWriter> writers;
    for (std::size_t i = first; i < end; ++i) {
      writers.emplace_back(file, i, plan.openings(painting.pages[i]), inks, options.grey);
    }
    base::parallel_for(writers.size(), options.jobs, [&](std::size_t i) {
      writers[i].write(layout.pages[first + i], fonts, options);
      layout.pages[first + i].items = {};
    });
    for (PageWriter& writer : writers) nesting.push_back(writer.store(file));
    if (end % pages_a_release == 0) base::release_free_memory();
  }
  return nesting;
}

}  // namespace diaoban::pdf
