// Joins two flat texts.
#include "typeset/inline/flat_text.hpp"

namespace diaoban::typeset {

void append_text(FlatText& text, FlatText more) {
  const auto bytes = static_cast<std::uint32_t>(text.text.text.size());
  const auto styles = static_cast<std::uint32_t>(text.text.styles.size());
  const auto marks = static_cast<std::uint32_t>(text.marks.size());
  text.text.text += more.text.text;
  for (TextStyle& style : more.text.styles) text.text.styles.push_back(std::move(style));
  for (StyleRun run : more.text.runs) {
    text.text.runs.push_back({run.begin + bytes, run.end + bytes, run.style + styles});
  }
  for (InlineObject object : more.text.objects) {
    object.offset += bytes;
    text.text.objects.push_back(object);
  }
  for (const TextMark& mark : more.text.marks) {
    text.text.marks.push_back({mark.offset + bytes, mark.id + marks});
  }
  for (const RubyReading& reading : more.text.ruby) {
    text.text.ruby.push_back(
        {reading.begin + bytes, reading.end + bytes, reading.reading, reading.owner});
  }
  for (FlatPicture& picture : more.pictures) text.pictures.push_back(std::move(picture));
  for (const FlatMark& mark : more.marks) text.marks.push_back(mark);
}

}  // namespace diaoban::typeset
