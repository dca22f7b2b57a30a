// Preparing a picture file for all editions: by its bytes, once, with what there is to say about
// it.
#include <fmt/format.h>

#include <algorithm>

#include "base/ensure.hpp"
#include "base/hash.hpp"
#include "figures/cache.hpp"
#include "figures/kinds.hpp"
#include "figures/picture.hpp"
#include "figures/raster/facts.hpp"
#include "figures/raster/prepare_raster.hpp"
#include "figures/report.hpp"
#include "figures/svg/lower.hpp"
#include "figures/svg/number.hpp"
#include "figures/write_svg.hpp"

namespace diaoban::figures {
namespace {

bool looks_like_xml(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = trim(bytes.substr(0, 4096));
  // UTF-16 with its mark is XML too; the parser reads it.
  return bytes.starts_with('<') || bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
}

Picture prepare_vector(std::string_view bytes, const fonts::FontBook& fonts,
                       const PrepareOptions& options, const std::string& hash, Reporter& reporter) {
  std::optional<LoweredSvg> lowered =
      lower_svg(bytes, fonts, options.language, SvgLimits{}, reporter);
  if (!lowered) return {};
  Picture picture;
  picture.kind = PictureKind::Vector;
  picture.width = lowered->drawing.width;
  picture.height = lowered->drawing.height;
  picture.links = std::move(lowered->links);
  picture.smallest_text = lowered->smallest_text;
  picture.title = std::move(lowered->title);
  picture.description = std::move(lowered->description);
  picture.drawing = std::make_shared<const Drawing>(std::move(lowered->drawing));
  picture.svg = write_svg(*picture.drawing, fonts, options.language,
                          {hash.substr(0, 8), picture.title, picture.description});
  return picture;
}

Picture prepare_content(std::string_view bytes, const fonts::FontBook& fonts,
                        const PrepareOptions& options, const std::string& hash,
                        Reporter& reporter) {
  Picture picture;
  if (sniff_raster(bytes)) {
    picture = prepare_raster(bytes, options.max_pixels, reporter);
  } else if (looks_like_xml(bytes)) {
    picture = prepare_vector(bytes, fonts, options, hash, reporter);
  } else {
    reporter.report(kinds::picture_broken,
                    bytes.empty() ? "it is empty" : "it is of no format that is known");
  }
  picture.hash = hash;
  return picture;
}

// A note when the name's ending says another format than the bytes.
void check_name(const base::Path& path, std::string_view bytes, Reporter& reporter) {
  const std::optional<RasterFormat> format = sniff_raster(bytes);
  std::string ending = to_lower_ascii(path.extension().string());
  if (!ending.empty()) ending.erase(0, 1);
  if (ending == "jpg") ending = "jpeg";
  if (!format && ending == "svg") return;
  static constexpr std::string_view known[] = {"png", "jpeg", "gif", "webp", "avif", "bmp", "svg"};
  const bool is_known = std::find(std::begin(known), std::end(known), ending) != std::end(known);
  const std::string_view real = format ? name_of(*format) : std::string_view("SVG");
  if (!is_known || to_lower_ascii(real) == ending || (!format && !looks_like_xml(bytes))) return;
  reporter.report(kinds::picture_named_wrong, fmt::format("it is a {} file", real));
}

void tell(const std::vector<Remark>& remarks, const base::Path& path, diagnostics::Span span,
          diagnostics::Sink& sink) {
  for (const Remark& remark : remarks) {
    const auto* const* const kind =
        std::find_if(std::begin(kinds::all), std::end(kinds::all),
                     [&](const diagnostics::Kind* one) { return one->name == remark.kind; });
    base::ensure(kind != std::end(kinds::all), "every remark is of a kind of this room");
    sink.report(**kind, span,
                fmt::format("picture '{}': {}", path.filename().generic_string(), remark.what));
  }
}

}  // namespace

Picture prepare(const base::Path& path, base::FileSystem& files, const fonts::FontBook& fonts,
                const PrepareOptions& options, diagnostics::Span span, diagnostics::Sink& sink) {
  const std::optional<std::string> bytes = files.read(path);
  if (!bytes) {
    sink.report(kinds::picture_missing, span,
                fmt::format("no picture '{}'", path.generic_string()));
    return {};
  }
  return prepare_bytes(*bytes, path, files, fonts, options, span, sink);
}

Picture prepare_bytes(std::string_view bytes, const base::Path& name, base::FileSystem& files,
                      const fonts::FontBook& fonts, const PrepareOptions& options,
                      diagnostics::Span span, diagnostics::Sink& sink) {
  const std::string hash = cache_key(bytes, fonts, options);
  const PictureCache cache(files, fonts, options.cache);
  std::optional<PreparedPicture> prepared = cache.load(hash);
  if (!prepared) {
    Reporter reporter;
    Picture picture = prepare_content(bytes, fonts, options, hash, reporter);
    prepared = PreparedPicture{std::move(picture), reporter.remarks(), {}};
    // A file that passes untouched is read faster than it is found again.
    if (prepared->picture.bytes != bytes) cache.store(hash, *prepared);
  }
  Reporter name_reporter;  // the name is no part of the content that the cache knows
  check_name(name, bytes, name_reporter);
  tell(name_reporter.remarks(), name, span, sink);
  tell(prepared->remarks, name, span, sink);
  return std::move(prepared->picture);
}

}  // namespace diaoban::figures
