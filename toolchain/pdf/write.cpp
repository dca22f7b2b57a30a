// Paints a layout and finishes the file.
#include "pdf/write.hpp"

#include "base/failure.hpp"
#include "pdf/finish.hpp"
#include "pdf/paint.hpp"

namespace diaoban::pdf {

std::string write(typeset::Layout layout, const project::Book& book,
                  const project::Edition& edition, const fonts::FontBook& fonts,
                  const WriteOptions& options, diagnostics::Sink& sink) {
  if (layout.pages.empty()) throw base::Failure("write", "PDF", "there is no page");
  // A printer is sent no invisible text.
  const bool copyable_emoji = edition.profile != project::Profile::Print;
  const Painting painting = paint_pages(layout, fonts, options, copyable_emoji);
  return finish(painting, layout, book, edition, fonts, options, sink);
}

}  // namespace diaoban::pdf
