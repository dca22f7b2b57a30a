// Takes drawings out of the file that they were painted in.
#include "pdf/drawings.hpp"

#include <qpdf/Buffer.hh>

#include "base/deflate.hpp"
#include "base/ensure.hpp"
#include "base/parallel.hpp"
#include "figures/picture.hpp"
#include "pdf/content.hpp"

namespace diaoban::pdf {
namespace {

std::string read_content(Object page) {
  Object contents = page.getKey("/Contents");
  base::ensure(contents.isStream(), "a page has one content stream");
  const auto bytes = contents.getStreamData();
  return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
}

Object take_resources(File& file, Object page) {
  Object resources = page.getKey("/Resources");
  if (!resources.isIndirect()) resources = file.painted_drawings.makeIndirectObject(resources);
  return file.document.copyForeignObject(resources);
}

}  // namespace

void take_drawings(File& file, const Painting& painting, Inks inks, unsigned jobs) {
  if (painting.pictures.empty()) return;
  const Objects pages = file.painted_drawings.getAllPages();
  const std::size_t before = painting.drawings.sheet.size();
  base::ensure(pages.size() == before + painting.pictures.size(), "each drawing is painted once");
  file.drawings.resize(painting.pictures.size());
  for (std::size_t i = 0; i < file.drawings.size(); ++i) {
    const Object& page = pages[before + i];
    file.drawings[i] = {painting.pictures[i]->width, painting.pictures[i]->height,
                        read_content(page), take_resources(file, page), 0};
  }
  base::parallel_for(file.drawings.size(), jobs, [&](std::size_t i) {
    Drawing& drawing = file.drawings[i];
    const FilteredContent filtered = filter_content(drawing.content, {}, inks);
    drawing.nesting = filtered.nesting;
    drawing.content = base::deflate_zlib(filtered.content, base::Packing::Quick);
  });
}

}  // namespace diaoban::pdf
